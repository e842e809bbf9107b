// A household splits: some of its members leave together and open another, in the same command; each person's record comes
// along. Where they went is protected, the log does not hold it: the new household lies where the old one was followed.
import { isTrue, rowsOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { householdOfSplit } from "../../rules/households/split.ts";
import type { KeptResidence } from "../../rules/payer/since-unknown.ts";
import type { HouseholdContext, Member } from "./context.ts";
import * as reference from "./reference.ts";

interface At {
  context: HouseholdContext;
  event: MachineEvent;
}

/** With these many the next is refused. */
export const mostSplits = 30;

const leaversOf = ({ data }: MachineEvent) =>
  rowsOf(data.leavers).map((row) => ({ person: textOf(row.person), relation: textOf(row.relation) }));

const isLeaving = ({ event }: At) => {
  const ids = new Set(leaversOf(event).map(({ person }) => person));
  return ({ person }: Member) => ids.has(person);
};

export const leaversOnce = ({ event }: At): boolean => {
  const ids = leaversOf(event).map(({ person }) => person);
  return new Set(ids).size === ids.length;
};

/** Who opens the other household says to whom the others are what they are. */
export const leaversReference = ({ event }: At): boolean => reference.hasOneReference(leaversOf(event));

/** Who stays and who leaves, as they are members until then. */
export const sidesOf = (at: At) => ({
  stay: at.context.members.filter((one) => !isLeaving(at)(one)),
  leave: at.context.members.filter(isLeaving(at)),
});

export const someStay = (at: At): boolean => !at.context.members.every(isLeaving(at));

export const afterJoining = (at: At): boolean =>
  at.context.members.filter(isLeaving(at)).every(({ from }) => from <= textOf(at.event.data.splitOn));

export const roomForSplits = ({ context }: { context: HouseholdContext }): boolean =>
  (context.splits ?? []).length < mostSplits;

/** Nobody whose address is protected leaves for a comune that the record would name. */
export function hiddenWithLeavers({ event }: At): boolean {
  const { leavers } = event.facts;
  const isProtected = Array.isArray(leavers) && leavers.some(({ context }) => isTrue(context.protectedAddress));
  return !isProtected || isTrue(event.data.placeProtected);
}

const outsideOf = ({ residesOutside }: MachineEvent["data"]): { residesOutside?: string } =>
  textOf(residesOutside) === "" ? {} : { residesOutside: textOf(residesOutside) };

/** Of those who leave, and then of the household they open: the order in which undoing goes backwards. */
export function splitCompanions({ context, event }: At) {
  const { data, meta, head, seq } = event;
  const isHidden = isTrue(data.placeProtected);
  const on = textOf(data.splitOn);
  const leaving = leaversOf(event);
  return {
    all: [
      ...leaving.map(({ person }) => ({
        caseId: person,
        kind: "person",
        type: "LEAVE_HOUSEHOLD",
        data: { household: meta.caseId, until: on },
      })),
      {
        caseId: householdOfSplit(meta.caseId, seq),
        kind: "household",
        type: "OPEN_FROM_SPLIT",
        data: {
          householdKind: textOf(data.newKind) || context.kind,
          territory: isHidden ? head.territory : textOf(data.newTerritory),
          members: leaving.map((one) => ({ ...one, from: on })),
          origin: meta.caseId,
          splitOn: on,
          ...(isHidden ? { placeProtected: true } : outsideOf(data)),
        },
      },
    ],
  };
}

export function afterSplit(at: At): Pick<HouseholdContext, "members" | "splits"> {
  const { context, event } = at;
  const { stay, leave } = sidesOf(at);
  return {
    members: reference.withReference(stay, event, leave),
    splits: [
      ...(context.splits ?? []),
      {
        split: event.seq,
        household: householdOfSplit(event.meta.caseId, event.seq),
        on: textOf(event.data.splitOn),
        reason: textOf(event.data.splitReason),
        recordedAt: event.meta.recordedAt,
        left: leave,
      },
    ],
  };
}

const homeOf = (data: MachineEvent["data"]): KeptResidence => {
  const { residesOutside: outside } = outsideOf(data);
  return {
    ...{ territory: textOf(data.territory), from: textOf(data.splitOn) },
    ...(outside === undefined ? {} : { outside }),
  };
};

export const openedBySplit = ({ event: { data, meta } }: { event: MachineEvent }): HouseholdContext => ({
  kind: textOf(data.householdKind),
  members: rowsOf(data.members).map((row) => ({
    person: textOf(row.person),
    relation: textOf(row.relation),
    from: textOf(row.from),
  })),
  // Where it is followed is known; where they live is not, while that is protected.
  homes: isTrue(data.placeProtected) ? [] : [homeOf(data)],
  origin: { household: textOf(data.origin), on: textOf(data.splitOn), recordedAt: meta.recordedAt },
  ...(isTrue(data.placeProtected) ? { placeProtected: true } : {}),
});

/** A household of the register lies where its members reside. */
export const residenceOf = ({ context, event }: At) =>
  context.kind === "registry" && context.placeProtected !== true
    ? { territory: textOf(event.data.territory), movedOn: textOf(event.data.splitOn), ...outsideOf(event.data) }
    : {};
