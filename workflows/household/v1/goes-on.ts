// A member whose record was merged: the record in which it goes on takes the place, so that one person is not in a household twice,
// nor under a record that takes nothing new. She has lived there since the earlier of the days her records tell.
import { rowsOf, textOf, textsOf } from "../../kernel/data.ts";
import type { CaseFact, MachineEvent, Need } from "../../kernel/definition.ts";
import type { HouseholdContext, Member } from "./context.ts";
import * as reference from "./reference.ts";

interface At {
  context: HouseholdContext;
  event: MachineEvent;
}

const factsAt = ({ facts }: MachineEvent, name: string): CaseFact[] => {
  const found = facts[name];
  if (Array.isArray(found)) return found;
  return found && "context" in found ? [found as CaseFact] : [];
};

export const goesOnNeeds: readonly Need[] = [
  { fact: "merged", case: "data.person", kind: "person", pick: ["mergedInto"] },
];
export const joinerNeeds: readonly Need[] = [
  { fact: "joiners", case: "data.person", kind: "person", pick: ["absorbed"] },
];
export const joinersNeeds: readonly Need[] = [
  { fact: "joiners", cases: "data.joiners", of: "person", kind: "person", pick: ["absorbed"] },
];
export const leaversNeed = { fact: "leavers", cases: "data.leavers", of: "person", kind: "person" } as const;

/** The last of the way is the record that stands. */
export const goesOnThere = ({ event }: At): boolean =>
  factsAt(event, "merged").some((one) => textsOf(one.context.mergedInto).at(-1) === textOf(event.data.into));

/** One of her records that go on in this one is a member. */
const isThereByAnother = ({ members }: HouseholdContext, one: CaseFact): boolean =>
  textsOf(one.context.absorbed).some((id) => members.some(({ person }) => person === id));

const isMember = ({ members }: HouseholdContext, id: string): boolean => members.some(({ person }) => person === id);

export const joinersByNoOther = ({ context, event }: At): boolean =>
  !factsAt(event, "joiners").some((one) => isThereByAnother(context, one));

/** Who is a member by a record that goes on in hers is told so by the next guard. */
export const leaversKnown = ({ context, event }: At): boolean => {
  const others = factsAt(event, "leavers").filter((one) => isThereByAnother(context, one));
  return rowsOf(event.data.leavers)
    .map((row) => textOf(row.person))
    .every((id) => isMember(context, id) || others.some((one) => one.id === id));
};

export const leaversByNoOther = ({ context, event }: At): boolean =>
  !factsAt(event, "leavers").some((one) => !isMember(context, one.id) && isThereByAnother(context, one));

const sides = ({ context: { members }, event: { data } }: At) => ({
  gone: members.find(({ person }) => person === textOf(data.person)),
  there: members.find(({ person }) => person === textOf(data.into)),
});

export function goesOnCompanions(at: At) {
  const { context, event } = at;
  const { gone, there } = sides(at);
  const { caseId: household, occurredOn: until } = event.meta;
  const [person, into] = [textOf(event.data.person), textOf(event.data.into)];
  const leaves = (caseId: string) => ({
    ...{ caseId, kind: "person", type: "LEAVE_HOUSEHOLD" },
    data: { household, until },
  });
  const joins = (from: string) => ({
    ...{ caseId: into, kind: "person", type: "JOIN_HOUSEHOLD" },
    data: { household, householdKind: context.kind, from },
  });
  if (!gone) return { all: [] };
  if (!there) return { all: [leaves(person), joins(gone.from)] };
  // Her own record tells the same day as the household.
  return { all: [leaves(person), ...(gone.from < there.from ? [leaves(into), joins(gone.from)] : [])] };
}

/** To the same person the others are what they were. */
export function wentOn(at: At): { members: Member[] } {
  const { members } = at.context;
  const { gone, there } = sides(at);
  if (!gone) return { members };
  if (!there) {
    const into = textOf(at.event.data.into);
    return { members: members.map((one) => (one === gone ? { ...one, person: into } : one)) };
  }
  const { relation } = reference.isReference(gone) ? gone : there;
  const [from = there.from] = [gone.from, there.from].sort();
  return {
    members: members.flatMap((one) => (one === gone ? [] : one === there ? [{ ...there, relation, from }] : [one])),
  };
}
