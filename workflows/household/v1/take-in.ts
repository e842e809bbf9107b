// Several come to live in a household in one act. Who lived in another one of which she is not to stay a member leaves it in the same
// command, so that either all have moved or nobody; undoing it brings everybody back to where she was.
import { rowsOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { HouseholdContext, Member } from "./context.ts";
import { membersAtOnce } from "./forms.ts";
import * as reference from "./reference.ts";

interface At {
  context: HouseholdContext;
  event: MachineEvent;
}

interface Joiner extends Member {
  /** The household she leaves; '' where she leaves none. */
  leaves: string;
}

export const joinersOf = ({ data }: MachineEvent): Joiner[] =>
  rowsOf(data.joiners).map((row) => ({
    ...{ person: textOf(row.person), relation: textOf(row.relation), leaves: textOf(row.leaves) },
    from: textOf(data.from),
  }));

const leftBy = (event: MachineEvent): string[] => [
  ...new Set(joinersOf(event).flatMap(({ leaves }) => (leaves === "" ? [] : [leaves]))),
];

export const joinersOnce = ({ event }: At): boolean =>
  new Set(joinersOf(event).map(({ person }) => person)).size === joinersOf(event).length;

export const joinersNew = ({ context, event }: At): boolean =>
  joinersOf(event).every(({ person }) => context.members.every((one) => one.person !== person));

export const roomForAll = ({ context, event }: At): boolean => context.members.length + joinersOf(event).length <= 30;

export const oneReferenceThen = ({ context, event }: At): boolean =>
  !reference.hasTwoReferences([...context.members, ...joinersOf(event)]);

export const leavesAnother = ({ event }: At): boolean => !leftBy(event).includes(event.meta.caseId);

/** Whoever joins is one case of the command, and so is each household that somebody leaves. */
export const fewMoved = ({ event }: At): boolean => joinersOf(event).length + leftBy(event).length <= membersAtOnce;

/** Those who leave first, so that nobody is in two for a moment. */
export function takeInCompanions({ context, event }: At) {
  const { data, meta } = event;
  const all = joinersOf(event);
  const from = textOf(data.from);
  return {
    all: [
      ...leftBy(event).map((left) => ({
        ...{ caseId: left, kind: "household", type: "MEMBERS_WENT" },
        data: {
          leavers: all.filter(({ leaves }) => leaves === left).map(({ person }) => ({ person })),
          until: from,
        },
      })),
      ...all.map(({ person }) => ({
        ...{ caseId: person, kind: "person", type: "JOIN_HOUSEHOLD" },
        data: { household: meta.caseId, householdKind: context.kind, from },
      })),
    ],
  };
}

export const tookIn = ({ context, event }: At): { members: Member[] } => ({
  members: [...context.members, ...joinersOf(event).map(({ leaves: _, ...member }) => member)],
});

const goes = ({ data }: MachineEvent) => {
  const ids = new Set(rowsOf(data.leavers).map(({ person }) => textOf(person)));
  return ({ person }: Member) => ids.has(person);
};

export const sides = ({ context, event }: At) => ({
  stay: context.members.filter((one) => !goes(event)(one)),
  leave: context.members.filter(goes(event)),
});

export const goersWereThere = (at: At): boolean =>
  sides(at).leave.every(({ from }) => from <= textOf(at.event.data.until));

/** Who comes after her is said by an act of this household, not of the other one. */
export const goersReference = (at: At): boolean => reference.isReferenceNamed(sides(at), at.event);

export const went = (at: At): { members: Member[] } => {
  const { stay, leave } = sides(at);
  return { members: reference.withReference(stay, at.event, leave) };
};

export const wentCompanions = ({ event }: At) => ({
  all: rowsOf(event.data.leavers).map((row) => ({
    ...{ caseId: textOf(row.person), kind: "person", type: "LEAVE_HOUSEHOLD" },
    data: { household: event.meta.caseId, until: textOf(event.data.until) },
  })),
});
