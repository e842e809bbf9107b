// What the page sends of a document being written, and the document it makes: one composition for the preview, the file to edit
// and the one that is kept, so that all say the same.
import { z } from "zod";
import type { FileClass } from "../../workflows/kernel/document.ts";
import { type CaseDocument, fileClasses } from "../../workflows/kernel/document.ts";
import { attachDocument } from "../../workflows/kernel/document-events.ts";
import { checkPayload } from "../../workflows/kernel/form-schema.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { letterForm, readLetterForm } from "../../workflows/rules/letters/form.ts";
import { findNamed } from "../../workflows/rules/letters/named.ts";
import type { LetterTemplate } from "../../workflows/rules/letters/template.ts";
import { findTemplate } from "../../workflows/rules/letters/templates.ts";
import { AppError } from "../errors.ts";
import type { SessionContext } from "../trpc.ts";
import { type Composed, composeLetter } from "./compose.ts";
import { findOpenCase, getDocument, type OpenCase } from "./find-document.ts";
import { type LetterFacts, letterFacts } from "./letter-facts.ts";

export const templateInput = z.object({
  caseId: z.uuid(),
  template: z.string().max(60),
  version: z.int().min(1).max(1_000),
  /** Id of the document this becomes a further version of. */
  document: z.string().max(20).optional(),
});
export const letterInput = templateInput.extend({ payload: z.record(z.string().max(60), z.json()) });
export type LetterInput = z.output<typeof letterInput>;

/** Classes under which this reader may attach; none where the case takes no documents of hers. */
export const writableClasses = (ctx: SessionContext, { found, access }: OpenCase): FileClass[] =>
  ctx.workflows.get(found.snapshot.kind)?.list === "cases" && access.send(attachDocument)
    ? fileClasses.filter((one) => access.classes.has(one))
    : [];

export interface Writing {
  open: OpenCase;
  template: LetterTemplate;
  classes: readonly FileClass[];
  /** Of which it becomes a further version. */
  before?: CaseDocument;
}

/** The template, for who may attach what is made of it. Throws NOT_FOUND, FORBIDDEN. */
export async function openWriting(ctx: SessionContext, input: z.output<typeof templateInput>): Promise<Writing> {
  const open = await findOpenCase(ctx, ctx.session, input.caseId);
  const template = findTemplate(input.template, input.version);
  if (!template?.workflows.includes(open.found.snapshot.kind)) throw new AppError("NOT_FOUND");
  const classes = writableClasses(ctx, open);
  if (!classes.includes(template.class)) throw new AppError("FORBIDDEN");
  if (input.document === undefined) return { open, template, classes };
  const before = getDocument(open, input.document);
  if (before.kind !== template.kind) throw new AppError("NOT_FOUND");
  if (!classes.includes(before.class)) throw new AppError("FORBIDDEN");
  // A version is as confidential as those before it.
  return { open, template, classes: [before.class], before };
}

export interface Written extends Writing, Pick<ReturnType<typeof readLetterForm>, "title" | "documentClass" | "day"> {
  composed: Composed;
  facts: LetterFacts;
  /** Names of others that stand in it: for the writer to judge. */
  others: string[];
}

const sameName = (a: string, b: string): boolean => {
  const words = (name: string) => name.toLowerCase().split(/\s+/).sort().join(" ");
  return words(a) === words(b);
};

/** Throws INVALID with the problems of the form, NOT_FOUND, FORBIDDEN. */
export async function writeLetter(ctx: SessionContext, input: LetterInput): Promise<Written> {
  const writing = await openWriting(ctx, input);
  const { open, template, classes } = writing;
  const around = { today: ctx.clock.today(), state: "", context: {}, head: {}, facts: {} };
  const checked = checkPayload(letterForm(template, classes), input.payload as JsonObject, around);
  if (!checked.ok) throw new AppError("INVALID", { reason: "payload", problems: checked.problems });
  const given = readLetterForm(template, checked.payload);
  const facts = await letterFacts(ctx, open);
  const { values, bodyText, letterhead, place, day, rows, title, documentClass } = given;
  const addressIsProtected = facts.isProtected && sameName(given.addressee.name, facts.personName);
  const composed = composeLetter({
    ...{ template, bodyText, letterhead, place, day, rows, secrets: facts.secrets },
    values: { ...values, "case.number": open.found.snapshot.number },
    reference: { caseNumber: open.found.snapshot.number },
    ...(given.addressee.name === "" ? {} : { addressee: { ...given.addressee, addressIsProtected } }),
  });
  const others = facts.others
    .filter(({ name, ways }) => !sameName(name, given.addressee.name) && findNamed(composed.letter, ways).length > 0)
    .map(({ name }) => name);
  return { ...writing, composed, facts, others, title, documentClass, day };
}

/** Throws INVALID where the document is not to be made: it is too long, or gives a protected address away. */
export function assertMakeable({ composed }: Written): void {
  if (composed.excess) throw new AppError("INVALID", { reason: "letterTooLong" });
  if (composed.named.length > 0) throw new AppError("INVALID", { reason: "letterNamesAddress" });
}
