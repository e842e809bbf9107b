// Which comune pays for a person's stays and for what is given during them, as the page of the person and the household's share of
// a service both ask it: frozen at the beginning of the stay, of a minor by who stood for her then.
import { numberOf, rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { payerServiceOf } from "../../workflows/rules/payer/of-service.ts";
import {
  type PayerAnswer,
  type PayerQuestion,
  payingBody,
  type Standing,
  type StayKind,
} from "../../workflows/rules/payer/paying-body.ts";
import { holdsOn } from "../../workflows/rules/representation/acts.ts";
import { actsOf, type ShownAct } from "./acts-of.ts";
import { type AskingPersons, minorOn, otherAt, type ReachedPerson } from "./reach-person.ts";
import { lastDay, payerActsOf, residencesOf } from "./residences-of.ts";

type Asking = AskingPersons & Parameters<typeof actsOf>[0];

export interface KeptStay {
  stay: number;
  kind: StayKind;
  from: Day;
  endedOn?: Day;
  noticeTo?: string;
  noticeOn?: Day;
}

export const staysOf = (context: JsonObject): KeptStay[] =>
  rowsOf(context.stays).map((row) => ({
    stay: numberOf(row.stay),
    kind: textOf(row.kind) as StayKind,
    from: textOf(row.from),
    ...(lastDay(row, "endedOn") as { endedOn?: string }),
    ...(lastDay(row, "noticeTo") as { noticeTo?: string }),
    ...(lastDay(row, "noticeOn") as { noticeOn?: string }),
  }));

/** Parents who decide and guardians on a day, with where they lived as far as the reader may know their records. */
async function standingOn(
  asking: Asking,
  acts: readonly ShownAct[],
  { on, at }: { on: Day; at: string | undefined },
): Promise<Standing[]> {
  const standing: Standing[] = [];
  const isWithout = (act: ShownAct) => act.responsibility === "suspended" || act.responsibility === "forfeited";
  for (const act of acts) {
    if ((act.role !== "parent" && act.role !== "guardian") || !holdsOn(act, on)) continue;
    // The latest act on somebody in a role is the one that holds.
    const later = acts.some(
      (one) =>
        one !== act && one.role === act.role && one.person === act.person && one.from > act.from && holdsOn(one, on),
    );
    if (isWithout(act) || (act.person !== undefined && later)) continue;
    const record = await otherAt(asking, act.person, at);
    const residences = record ? residencesOf(record) : [];
    standing.push({ holder: act.person ?? `act:${act.act}`, role: act.role, residences });
  }
  return standing;
}

type Found = Pick<ReachedPerson, "found" | "access">;
type Base = Pick<PayerQuestion, "on" | "comuni">;

const recorded = ({ found }: Found, { on, comuni }: Base): Omit<PayerQuestion, "service"> => {
  const { doc } = found.snapshot;
  const [residences, acts] = [residencesOf(doc), payerActsOf(doc.context)];
  return { ...{ on, comuni, residences, acts }, standing: [], isMinor: undefined };
};

export const payerOfOrdinary = (found: Found, base: Base): PayerAnswer =>
  payingBody({ ...recorded(found, base), service: "ordinary" });

/** `at`: as it was known at a minute. */
export async function payerOfStay(
  asking: Asking,
  reached: Found,
  stay: Pick<KeptStay, "kind" | "from">,
  base: Base & { at?: string | undefined },
): Promise<PayerAnswer> {
  const isMinor = (await minorOn(asking, reached))(stay.from);
  const acts = isMinor === true ? await actsOf(asking, reached.found, reached.access) : [];
  const standing = await standingOn(asking, acts, { on: stay.from, at: base.at });
  return payingBody({ ...recorded(reached, base), service: stay.kind, startedOn: stay.from, isMinor, standing });
}

/** Undefined where the service belongs to a stay that is not recorded, and no act says who pays. */
export async function payerOfService(
  asking: Asking,
  reached: Found,
  { service, ...base }: Base & { service: string },
): Promise<PayerAnswer | undefined> {
  const kind = payerServiceOf(service);
  if (kind === "ordinary") return payerOfOrdinary(reached, base);
  const { on } = base;
  const stay = staysOf(reached.found.snapshot.doc.context)
    .filter((one) => one.kind === kind && one.from <= on && (one.endedOn === undefined || on <= one.endedOn))
    .at(-1);
  if (stay) return payerOfStay(asking, reached, stay, base);
  const answer = payingBody({ ...recorded(reached, base), service: kind });
  return answer.reason === "act" ? answer : undefined;
}
