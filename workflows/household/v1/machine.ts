// Life of a household: active with members and dates, then dissolved. Each change of membership brings the
// person's record along in the same command, so that both always agree.
import { and, assign, enqueueActions, setup } from "xstate";
import { isTrue, rowsOf, textOf } from "../../kernel/data.ts";
import type { JsonObject, MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { onData } from "../../kernel/machine.ts";
import type { HouseholdContext, Member } from "./context.ts";
import { membersAtOnce } from "./forms.ts";
import * as goesOn from "./goes-on.ts";
import * as living from "./living.ts";
import * as mistake from "./mistake.ts";
import * as move from "./move.ts";
import * as reference from "./reference.ts";
import * as split from "./split.ts";
import * as takeIn from "./take-in.ts";

const memberOf = (row: MachineEvent["data"]): Member => ({
  person: textOf(row.person),
  relation: textOf(row.relation),
  from: textOf(row.from),
});

const join = (member: Member, kind: string, event: MachineEvent, along: JsonObject = {}) => ({
  caseId: member.person,
  kind: "person",
  type: "JOIN_HOUSEHOLD",
  data: { household: event.meta.caseId, householdKind: kind, from: member.from, ...along },
});
const leave = (person: string, event: MachineEvent) => ({
  caseId: person,
  kind: "person",
  type: "LEAVE_HOUSEHOLD",
  data: { household: event.meta.caseId, until: textOf(event.data.until) || event.meta.occurredOn },
});

interface At {
  context: HouseholdContext;
  event: MachineEvent;
}

/** Who stays and who leaves by the act: one, or those of a split; by another nobody leaves. */
const sidesOf = (at: At) => {
  if (at.event.type === "SPLIT_HOUSEHOLD") return split.sidesOf(at);
  const leaves = ({ person }: Member) => at.event.type === "END_MEMBER" && person === textOf(at.event.data.person);
  return {
    stay: at.context.members.filter((one) => !leaves(one)),
    leave: at.context.members.filter(leaves),
  };
};

const householdSetup = setup({
  types: { context: {} as HouseholdContext, events: {} as MachineEvent },
  guards: {
    eachOnce: onData<HouseholdContext>(({ event }) => {
      const ids = rowsOf(event.data.members).map((row) => textOf(row.person));
      return new Set(ids).size === ids.length;
    }),
    notMember: onData<HouseholdContext>(({ context, event }) =>
      context.members.every((one) => one.person !== textOf(event.data.person)),
    ),
    isMember: onData<HouseholdContext>(({ context, event }) =>
      context.members.some((one) => one.person === textOf(event.data.person)),
    ),
    afterMemberJoined: onData<HouseholdContext>(({ context, event }) =>
      context.members.every(
        ({ person, from }) => person !== textOf(event.data.person) || from <= textOf(event.data.until),
      ),
    ),
    referenceNamed: onData<HouseholdContext>((at) => reference.isReferenceNamed(sidesOf(at), at.event)),
    referenceFree: onData<HouseholdContext>((at) => reference.isReferenceFree(sidesOf(at), at.event)),
    referenceAlive: onData<HouseholdContext>(({ event }) => living.isReferenceAlive(event)),
    someLive: onData<HouseholdContext>((at) => living.someLive(sidesOf(at).stay, at.event)),
    goersLeaveSomeLive: onData<HouseholdContext>((at) => living.someLive(takeIn.sides(at).stay, at.event)),
    noMergedRecord: onData<HouseholdContext>(({ context, event }) => living.isNoMergedRecord(context, event)),
    referenceThere: onData<HouseholdContext>((at) => reference.isReferenceThere(sidesOf(at), at.event)),
    relationsAnew: onData<HouseholdContext>((at) => reference.areRelationsAnew(sidesOf(at), at.event)),
    oneReference: onData<HouseholdContext>(
      ({ event }) => !reference.hasTwoReferences(rowsOf(event.data.members).map(memberOf)),
    ),
    noSecondReference: onData<HouseholdContext>(
      ({ context, event }) => !reference.hasTwoReferences([...context.members, memberOf(event.data)]),
    ),
    leaversReference: onData<HouseholdContext>(split.leaversReference),
    roomForMore: ({ context }) => context.members.length < 30,
    leaversOnce: onData<HouseholdContext>(split.leaversOnce),
    leaversAreMembers: onData<HouseholdContext>(goesOn.leaversKnown),
    someStay: onData<HouseholdContext>(split.someStay),
    afterJoining: onData<HouseholdContext>(split.afterJoining),
    hiddenWithLeavers: onData<HouseholdContext>(split.hiddenWithLeavers),
    roomForSplits: split.roomForSplits,
    moversOnce: onData<HouseholdContext>(move.moversOnce),
    moversAreMembers: onData<HouseholdContext>(move.moversAreMembers),
    moversWereThere: onData<HouseholdContext>(move.moversWereThere),
    moversStand: onData<HouseholdContext>(move.moversStand),
    moversUnprotected: onData<HouseholdContext>(move.moversUnprotected),
    severalMembers: ({ context }) => context.members.length > 1,
    placeKnown: ({ context }) => !isTrue(context.placeProtected),
    placeHidden: ({ context }) => isTrue(context.placeProtected),
    joinersOnce: onData<HouseholdContext>(takeIn.joinersOnce),
    joinersNew: onData<HouseholdContext>(takeIn.joinersNew),
    roomForAll: onData<HouseholdContext>(takeIn.roomForAll),
    oneReferenceThen: onData<HouseholdContext>(takeIn.oneReferenceThen),
    leavesAnother: onData<HouseholdContext>(takeIn.leavesAnother),
    fewMoved: onData<HouseholdContext>(takeIn.fewMoved),
    goersAreMembers: onData<HouseholdContext>(goesOn.leaversKnown),
    joinersByNoOther: onData<HouseholdContext>(goesOn.joinersByNoOther),
    leaversByNoOther: onData<HouseholdContext>(goesOn.leaversByNoOther),
    goesOnThere: onData<HouseholdContext>(goesOn.goesOnThere),
    goersWereThere: onData<HouseholdContext>(takeIn.goersWereThere),
    goersReference: onData<HouseholdContext>(takeIn.goersReference),
    usedByMembersOnly: mistake.usedByMembersOnly,
    neverSplit: mistake.neverSplit,
    fewMembers: ({ context }) => context.members.length <= membersAtOnce,
  },
  actions: {
    ...effectActions,
    opened: assign(({ event }) => ({
      kind: textOf(event.data.householdKind),
      members: rowsOf(event.data.members).map(memberOf),
      homes: [{ territory: textOf(event.data.territory), from: event.meta.occurredOn }],
    })),
    memberAdded: assign({ members: ({ context, event }) => [...context.members, memberOf(event.data)] }),
    memberEnded: assign({
      members: ({ context, event }) => {
        const { stay, leave } = sidesOf({ context, event });
        return reference.withReference(stay, event, leave);
      },
    }),
    tookIn: assign(takeIn.tookIn),
    went: assign(takeIn.went),
    wentOn: assign(goesOn.wentOn),
    referenceChanged: assign({ members: ({ context, event }) => reference.withReference(context.members, event) }),
    moved: assign({ homes: move.homesAfter }),
    splitOff: assign(split.afterSplit),
    openedBySplit: assign(split.openedBySplit),
    placeTold: assign(() => ({ placeProtected: undefined })),
    takenOut: assign(mistake.takenOut),
    putBack: assign(mistake.putBack),
    emptied: assign({ members: [] }),
    allJoin: enqueueActions(({ context, event, enqueue }) => {
      for (const member of context.members)
        enqueue({ type: "companion", params: join(member, context.kind, event as MachineEvent) });
    }),
    allMoveIn: enqueueActions(({ context, event, enqueue }) => {
      const along = split.residenceOf({ context, event });
      for (const member of context.members)
        enqueue({ type: "companion", params: join(member, context.kind, event as MachineEvent, along) });
    }),
    allLeave: enqueueActions(({ context, event, enqueue }) => {
      for (const member of context.members)
        enqueue({ type: "companion", params: leave(member.person, event as MachineEvent) });
    }),
  },
});

const moving = [
  "moved",
  {
    type: "setHead",
    // After the place was put among the others: one of earlier days changes nothing of where the household lives now.
    params: move.whereNow,
  },
] as const;

/** Of who leaves: that somebody takes her place where she was the reference person. */
const followed = [
  ...(["referenceNamed", "referenceFree", "referenceThere", "referenceAlive", "relationsAnew", "someLive"] as const),
] as const;

export const householdMachine = householdSetup.createMachine({
  id: "household",
  context: { kind: "", members: [], homes: [] },
  initial: "unopened",
  states: {
    unopened: {
      on: {
        OPEN_HOUSEHOLD: { guard: and(["eachOnce", "oneReference"]), target: "active", actions: ["opened", "allJoin"] },
        OPEN_FROM_SPLIT: { target: "active", actions: ["openedBySplit", "allMoveIn"] },
      },
    },
    active: {
      on: {
        ADD_MEMBER: {
          guard: and(["notMember", "joinersByNoOther", "roomForMore", "noSecondReference"]),
          actions: [
            "memberAdded",
            { type: "companion", params: ({ context, event }) => join(memberOf(event.data), context.kind, event) },
          ],
        },
        TAKE_IN_MEMBERS: {
          guard: and([
            ...(["joinersOnce", "joinersNew", "joinersByNoOther", "roomForAll", "oneReferenceThen"] as const),
            ...(["leavesAnother", "fewMoved"] as const),
          ]),
          actions: [{ type: "companions", params: takeIn.takeInCompanions }, "tookIn"],
        },
        MEMBERS_WENT: {
          guard: and(["goersAreMembers", "leaversByNoOther", "goersWereThere", "goersReference", "goersLeaveSomeLive"]),
          actions: [{ type: "companions", params: takeIn.wentCompanions }, "went"],
        },
        MEMBER_GOES_ON: {
          guard: and(["isMember", "goesOnThere"]),
          actions: [{ type: "companions", params: goesOn.goesOnCompanions }, "wentOn"],
        },
        END_MEMBER: {
          guard: and(["isMember", "noMergedRecord", "afterMemberJoined", ...followed]),
          actions: [
            "memberEnded",
            { type: "companion", params: ({ event }) => leave(textOf(event.data.person), event) },
          ],
        },
        NAME_REFERENCE: {
          guard: and(["referenceThere", "referenceAlive", "relationsAnew"]),
          actions: "referenceChanged",
        },
        MOVE_HOUSEHOLD: {
          guard: and([
            ...(["placeKnown", "moversOnce", "moversAreMembers", "moversWereThere"] as const),
            ...(["moversStand", "moversUnprotected"] as const),
          ]),
          actions: [{ type: "companions", params: move.moveCompanions }, ...moving],
        },
        END_PLACE_PROTECTION: { guard: "placeHidden", actions: ["placeTold", ...moving] },
        SPLIT_HOUSEHOLD: {
          guard: and([
            ...(["severalMembers", "roomForSplits", "leaversOnce", "leaversAreMembers", "someStay"] as const),
            ...(["leaversByNoOther", "afterJoining", "hiddenWithLeavers", "leaversReference"] as const),
            ...followed,
          ]),
          actions: [{ type: "companions", params: split.splitCompanions }, "splitOff"],
        },
        OPENED_BY_MISTAKE: {
          guard: and(["neverSplit", "fewMembers", "usedByMembersOnly"]),
          target: "openedByMistake",
          actions: ["allLeave", "takenOut"],
        },
        DISSOLVE: { guard: "fewMembers", target: "dissolved", actions: ["allLeave", "emptied"] },
      },
    },
    dissolved: {},
    openedByMistake: { on: { NOT_A_MISTAKE: { target: "active", actions: ["allJoin", "putBack"] } } },
  },
});
