// Who lived in a household from which day to which, and as what: out of the acts of its own record as they stand, without those taken
// back and with what was corrected. Its record keeps those who live there now; this tells those of any day. Pure and total.
import { rowsOf, textOf } from "../../kernel/data.ts";
import type { CaseDoc } from "../../kernel/definition.ts";
import type { Day } from "../../kernel/ids.ts";
import type { JsonObject } from "../../kernel/json.ts";
import { type Change, changeOf } from "../../kernel/replay.ts";
import { addDays } from "../calendar/days.ts";

/** An act as the log has it: the open part of what was said, and of which day. */
export interface HouseholdAct {
  seq: number;
  type: string;
  actor: string;
  recordedAt: string;
  occurredOn: Day;
  data: JsonObject;
}

/** One stay of a person; who came back has another. */
export interface Membership {
  person: string;
  from: Day;
  /** Last day; absent while it goes on. */
  until?: Day;
  /** What the person was, oldest first; the first holds from the beginning. */
  relations: { relation: string; from: Day }[];
  /** The act that ended it. */
  endedBy?: number;
}

export interface MemberOnDay {
  person: string;
  relation: string;
  from: Day;
  until?: Day;
}

/** Whoever reads the log for `memberships` needs these. */
export const membershipActs = [
  ...["OPEN_HOUSEHOLD", "OPEN_FROM_SPLIT", "ADD_MEMBER", "END_MEMBER", "NAME_REFERENCE", "SPLIT_HOUSEHOLD"],
  ...["TAKE_IN_MEMBERS", "MEMBERS_WENT", "MEMBER_GOES_ON"],
  ...["DISSOLVE", "OPENED_BY_MISTAKE", "NOT_A_MISTAKE", "CORRECT"],
];

const reference = "reference";
/** What somebody is to a new reference person, while nobody has said it. */
const notSaid = "notSaid";

const withChange = (act: HouseholdAct, { open, cleared, occurredOn }: Change): HouseholdAct => {
  const data: JsonObject = { ...act.data, ...open };
  for (const field of cleared) delete data[field];
  return { ...act, data, occurredOn: occurredOn ?? act.occurredOn };
};

/** By the marks of the document at that time: an act taken back is none, and a correction counts once it was applied. */
export function actsThatStand(
  acts: readonly HouseholdAct[],
  { takenBack, corrections }: Pick<CaseDoc, "takenBack" | "corrections">,
): HouseholdAct[] {
  const changes = new Map<number, Change[]>();
  for (const { seq, data } of acts) {
    const made = corrections[seq];
    if (made?.outcome !== "applied" || takenBack[seq] !== undefined) continue;
    changes.set(made.corrects, [...(changes.get(made.corrects) ?? []), changeOf(data)]);
  }
  return acts
    .filter(({ seq, type }) => type !== "CORRECT" && takenBack[seq] === undefined)
    .map((act) => (changes.get(act.seq) ?? []).reduce(withChange, act));
}

const goesOn = ({ endedBy }: Membership): boolean => endedBy === undefined;
const relationNow = ({ relations }: Membership): string => relations.at(-1)?.relation ?? "";
const isReference = (one: Membership): boolean => relationNow(one) === reference;

const began = (row: JsonObject): Membership => {
  const from = textOf(row.from);
  return { person: textOf(row.person), from, relations: [{ relation: textOf(row.relation), from }] };
};

/** What is said later holds from its day on, whatever was said of the days after it. */
function nowIs(one: Membership, relation: string, on: Day): Membership {
  if (relationNow(one) === relation) return one;
  const from = on < one.from ? one.from : on;
  return { ...one, relations: [...one.relations.filter((earlier) => earlier.from < from), { relation, from }] };
}

/** As the household's own record does it; `ofDay`: the first day on which it is so. */
function withReference(all: readonly Membership[], { data }: HouseholdAct, ofDay: Day, leftReference: boolean) {
  const present = all.filter(goesOn);
  const alone = leftReference && present.length === 1 ? present[0]?.person : undefined;
  const named = textOf(data.newReference) || alone;
  if (!named) return [...all];
  const said = new Map(rowsOf(data.newRelations).map((row) => [textOf(row.person), textOf(row.relation)]));
  const isSame = present.some((one) => isReference(one) && one.person === named);
  return all.map((one) => {
    if (!goesOn(one)) return one;
    if (one.person === named) return nowIs(one, reference, ofDay);
    return nowIs(one, said.get(one.person) ?? (isSame ? relationNow(one) : notSaid), ofDay);
  });
}

function without(all: readonly Membership[], act: HouseholdAct, persons: readonly string[], until: Day): Membership[] {
  const leaves = (one: Membership) => goesOn(one) && persons.includes(one.person);
  const left = all.some((one) => leaves(one) && isReference(one));
  const after = all.map((one) => (leaves(one) ? { ...one, until, endedBy: act.seq } : one));
  return withReference(after, act, addDays(until, 1), left);
}

/** Her days under the merged record and those under the one that goes on are one stay, and to be the reference person goes along. */
function inPlace(all: readonly Membership[], person: string, into: string): Membership[] {
  const gone = all.find((one) => goesOn(one) && one.person === person);
  if (!gone) return [...all];
  const there = all.find((one) => goesOn(one) && one.person === into);
  // Who was there before, too, was so on no day twice.
  const before = all.map((one) =>
    one.person === into && !goesOn(one) && (one.until ?? "") >= gone.from
      ? { ...one, until: addDays(gone.from, -1) }
      : one,
  );
  if (!there) return before.map((one) => (one === gone ? { ...one, person: into } : one));
  const [first, then] = isReference(gone) && !isReference(there) ? [there, gone] : [gone, there];
  const relations = [...first.relations.filter(({ from }) => from < then.from), ...then.relations];
  const [from = there.from] = [gone.from, there.from].sort();
  return before.flatMap((one) => (one === gone ? [] : one === there ? [{ ...there, from, relations }] : [one]));
}

const leaversOf = ({ leavers }: JsonObject): string[] => rowsOf(leavers).map((row) => textOf(row.person));

function next(all: readonly Membership[], act: HouseholdAct): Membership[] {
  const { type, data, occurredOn, seq } = act;
  const until = textOf(data.until) || occurredOn;
  switch (type) {
    case "OPEN_HOUSEHOLD":
    case "OPEN_FROM_SPLIT":
      return rowsOf(data.members).map(began);
    case "ADD_MEMBER":
      return [...all, began(data)];
    case "TAKE_IN_MEMBERS":
      return [...all, ...rowsOf(data.joiners).map((row) => began({ ...row, from: data.from ?? "" }))];
    case "END_MEMBER": {
      const person = textOf(data.person);
      const after = without(all, act, [person], until);
      // Who was there by mistake never was.
      return data.endReason === "mistake" ? after.filter((one) => one.endedBy !== seq) : after;
    }
    case "SPLIT_HOUSEHOLD": {
      // From the day of the split on they live in the other household.
      return without(all, act, leaversOf(data), addDays(textOf(data.splitOn), -1));
    }
    case "MEMBERS_WENT":
      // From that day on they live where they went.
      return without(all, act, leaversOf(data), addDays(textOf(data.until), -1));
    case "MEMBER_GOES_ON":
      return inPlace(all, textOf(data.person), textOf(data.into));
    case "NAME_REFERENCE":
      return withReference(all, act, occurredOn, false);
    case "DISSOLVE":
      return all.map((one) => (goesOn(one) ? { ...one, until, endedBy: seq } : one));
    default:
      return [...all];
  }
}

/** Of one that was opened by mistake nobody ever was a member. */
export function memberships(standing: readonly HouseholdAct[]): Membership[] {
  const mistake = standing.findLast(({ type }) => type === "OPENED_BY_MISTAKE" || type === "NOT_A_MISTAKE");
  if (mistake?.type === "OPENED_BY_MISTAKE") return [];
  const all = standing.reduce<Membership[]>((before, act) => next(before, act), []);
  // Who left on the day of joining was there on no day, where the day of the act is already of the other household.
  return all.filter(({ from, until }) => until === undefined || from <= until);
}

const relationOn = ({ relations }: Membership, on: Day): string =>
  (relations.findLast(({ from }) => from <= on) ?? relations[0])?.relation ?? "";

export const isThereOn = ({ from, until }: Membership, on: Day): boolean =>
  from <= on && (until === undefined || on <= until);

/** In the order in which they joined. */
export const membersOn = (all: readonly Membership[], on: Day): MemberOnDay[] =>
  all
    .filter((one) => isThereOn(one, on))
    .map((one) => ({
      ...{ person: one.person, relation: relationOn(one, on), from: one.from },
      ...(one.until === undefined ? {} : { until: one.until }),
    }));
