// To whom a letter about a person may go, proposed from the acts in force: who gets copies, each at the own address. A minor is
// represented, the dead are not written to, who must not be told is not proposed, and where two may be meant the writer chooses.
// Of others' records the writer sees what she may; opening them is recorded.
import type { Answer, Holder } from "../../workflows/rules/representation/rights.ts";
import { namesOf } from "../cases/names.ts";
import type { ShownAct } from "../people/acts-of.ts";
import { rightsOfPerson } from "../people/rights-of.ts";
import type { SessionContext } from "../trpc.ts";
import {
  addressOf,
  fieldOf,
  isProtectedAddress,
  nameOf,
  type OpenedPerson,
  openPerson,
  protectedText,
  secretsOf,
} from "./opened-person.ts";

export interface Addressee {
  name: string;
  /** None where it is protected, unknown or closed to the writer. */
  lines: string[];
  /** Role in the act, or that it is the person. */
  role: ShownAct["role"] | "subject";
  /** `partly`: only within what the act says. */
  copies: Answer;
}

/** Why none comes filled in. */
export type NoAddressee = "deceased" | "nobody" | "several" | "partly" | "closed";

export interface Proposed {
  addressees: Addressee[];
  /** Whom the form begins with. */
  first?: Addressee;
  none?: NoAddressee;
}

interface Around {
  ctx: SessionContext;
  person: OpenedPerson;
  acts: readonly ShownAct[];
}

const mostProposed = 10;

/** Who must not know where the person is is not written to there, even if another record says so. */
function withoutSecret(lines: string[], { person }: Around, { address }: Holder): string[] {
  const isProtected = isProtectedAddress(person);
  if (!isProtected && address.answer !== "no") return lines;
  const secrets = secretsOf(isProtected ? protectedText(person) : fieldOf(person, "address"));
  const whole = lines.join(", ").toLowerCase();
  return secrets.some((secret) => whole.includes(secret.replaceAll("\n", ", ").toLowerCase())) ? [] : lines;
}

/** Undefined where the writer may not read the name. */
async function represent(around: Around, holder: Holder): Promise<Addressee | "dead" | undefined> {
  const { ctx, acts } = around;
  const act = acts.find((one) => one.act === holder.acts[0]);
  if (!act) return undefined;
  const opened = await openPerson(ctx, act.person);
  if (opened?.found.snapshot.state === "deceased") return "dead";
  const known = act.person === undefined ? act.name : (await namesOf(ctx, new Set([act.person])))[act.person];
  const name = opened ? nameOf(opened) : (known ?? "");
  if (name === "") return undefined;
  const lines = withoutSecret(addressOf(opened), around, holder);
  return { name, lines, role: act.role, copies: holder.copies.answer };
}

export async function proposeAddressees(ctx: SessionContext, person: OpenedPerson): Promise<Proposed> {
  const on = ctx.clock.today();
  const { acts, deceased, rights } = await rightsOfPerson(ctx, { ...person, on }, on);
  if (deceased) return { addressees: [], none: "deceased" };
  const told = rights.holders.filter((one) => one.copies.answer !== "no").slice(0, mostProposed);
  const asked = await Promise.all(told.map((one) => represent({ ctx, person, acts }, one)));
  const others = asked.filter((one) => one !== "dead");
  const isMinor = rights.subject.signs.reasons.some(({ id }) => id === "minorRepresented");
  // Whose age nobody knows and for whom nobody acts is written to as before.
  const own: Addressee[] =
    isMinor || nameOf(person) === ""
      ? []
      : [{ name: nameOf(person), lines: addressOf(person), role: "subject", copies: rights.subject.copies.answer }];
  const shown = [...own, ...others.flatMap((one) => one ?? [])];
  if (own.length + others.length === 0) return { addressees: [], none: "nobody" };
  if (others.length === 0) return { addressees: own, ...(own[0] ? { first: own[0] } : {}) };
  const sure = shown.filter((one) => one.copies === "yes");
  const [first] = sure;
  if (others.includes(undefined)) return { addressees: shown, none: "closed" };
  if (sure.length > 1) return { addressees: shown, none: "several" };
  return first ? { addressees: shown, first } : { addressees: shown, none: "partly" };
}
