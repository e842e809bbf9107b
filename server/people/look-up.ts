// people.lookUp: asks the register of the population who somebody is, for a reason that is written in the read log before anything is
// asked, and puts the answer beside what stands. Nothing is taken over here: that is an act like any other.
import { z } from "zod";
import { isCodeProtected } from "../../db/people/is-code-protected.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import { currentFields, openSealed } from "../cases/view-case.ts";
import { AppError } from "../errors.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { type RegisterPerson, registerPerson } from "./person-lookup.ts";
import { reachPerson } from "./reach-person.ts";

const reason = z.string().trim().min(3).max(300);
const code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{16}$/);

const fields = Object.keys(registerPerson.shape) as (keyof RegisterPerson)[];
type Standing = Partial<Record<keyof RegisterPerson, string>>;

interface Meant {
  fiscalCode: string;
  /** What the record says; nothing of a person who is not there yet. */
  stands: Standing;
  mayKnowAddress: boolean;
}

/** Who may open a record may ask before doing so. */
function newPerson(ctx: SessionContext, fiscalCode: string): Meant {
  if (!ctx.policy.openable(ctx.session).some(({ kind }) => kind === "person")) throw new AppError("FORBIDDEN");
  return { fiscalCode, stands: {}, mayKnowAddress: false };
}

/** Of a record the code is that of the record: nobody is looked up under the name of another. */
async function knownPerson(ctx: SessionContext, personId: string): Promise<Meant> {
  const { found, access } = await reachPerson(ctx, { personId });
  if (!access.send("CORRECT_PERSON")) throw new AppError("FORBIDDEN");
  const places = Object.values(found.snapshot.doc.sealed).map(({ seq }) => seq);
  const stands: Standing = { territory: found.snapshot.doc.head.territory };
  const { citizenship } = found.snapshot.doc.context;
  if (textOf(citizenship) !== "") stands.citizenship = textOf(citizenship);
  for (const one of currentFields(found, await openSealed(ctx, found, places, access), access)) {
    const field = fields.find((name) => name === one.field);
    if (field && one.shown === "value" && textOf(one.value) !== "") stands[field] = textOf(one.value);
  }
  const { fiscalCode } = stands;
  if (!fiscalCode) throw new AppError("INVALID", { reason: "noFiscalCode" });
  return { fiscalCode, stands, mayKnowAddress: access.classes.has("protectedAddress") };
}

export const lookUp = procedure
  .meta({ rule: "cases" })
  .input(z.union([z.object({ reason, personId: z.uuid() }).strict(), z.object({ reason, fiscalCode: code }).strict()]))
  // Not a query: the code would stand in the address.
  .mutation(async ({ ctx, input }) => {
    const { register, isConnected } = ctx.personLookup;
    const meant = "personId" in input ? await knownPerson(ctx, input.personId) : newPerson(ctx, input.fiscalCode);
    await ctx.reads.recordLookup(ctx.session, {
      ...{ fiscalCode: meant.fiscalCode, reason: input.reason },
      ...("personId" in input ? { personId: input.personId } : {}),
    });
    const answer = isConnected
      ? await ctx.personLookup.lookUp({ fiscalCode: meant.fiscalCode, purpose: input.reason })
      : { status: "notConnected" as const };
    if (answer.status !== "found") return { register, status: answer.status };
    const isHidden = !meant.mayKnowAddress && (await isCodeProtected(ctx.driver, meant.fiscalCode));
    const told = fields.filter((field) => !(isHidden && (field === "address" || field === "territory")));
    return {
      register,
      status: answer.status,
      rows: told.flatMap((field) => {
        const there = answer.person[field];
        const here = meant.stands[field];
        return there === undefined ? [] : [{ field, there, ...(here === undefined ? {} : { here }) }];
      }),
    };
  });
