// The ways a person's record takes when it goes on in another, and back; named by machine.ts, whose guards and actions they use.
import { and } from "xstate";
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { type Merged, mergeCompanions, type Standing, tellAbsorbed, unmergeCompanions } from "./merge.ts";
import * as asks from "./merge-asks.ts";

interface Where {
  context: Merged & asks.Asking;
  event: MachineEvent;
}

/** What is hidden of a person is hidden at all her records; each is opened again by itself. */
export const protectAbsorbed = {
  type: "companions",
  params: ({ context }: Where) => ({ all: tellAbsorbed(context, "PROTECT_WITH", {}) }),
} as const;

export const tellAbsorbedOfDeath = {
  type: "companions",
  params: ({ context, event }: Where) => ({
    all: tellAbsorbed(context, "SAME_DIED", { diedOn: textOf(event.data.diedOn) }),
  }),
} as const;

const was = { provisional: "wasProvisional", identified: "wasIdentified", deceased: "wasDeceased" } as const;

const tellEnded = {
  type: "companions",
  params: (at: Where) => ({ all: asks.endCompanions(at) }),
} as const;

/** Told apart there is nothing left to ask of the two. */
export const endAsk = [tellEnded, "releaseAsks", "asksSettled"] as const;

/** What ends a request without a merge, also while one of the two goes on elsewhere. */
export const answering = {
  WITHDRAW_MERGE_ASK: { guard: "isAsked", actions: endAsk },
  REFUSE_MERGE: {
    guard: "wasAsked",
    actions: [{ type: "companions", params: (at: Where) => ({ all: asks.refuseCompanions(at) }) }, "asksSettled"],
  },
  MERGE_ASK_ENDED: { actions: ["releaseAsks", "asksSettled"] },
  MERGE_REFUSED: { actions: ["releaseAsks", "mergeAskRefused"] },
} as const;

const goOn = [
  { type: "companions", params: ({ context, event }: Where) => ({ all: mergeCompanions(context, event) }) },
  "releaseAsks",
  "mergedAway",
  "asksSettled",
] as const;

const areOne = ["anotherPerson", "otherStands", "mayBeOne", "asProtected", "asAlive", "roomThere"] as const;
/** All that must hold. */
const mayMerge = {
  merge: and(areOne),
  ask: and(["notAsked", "notAskedThere", "roomForAsks", ...areOne]),
  asked: and(["mayTakeIn", "roomForAsked"]),
  acceptIn: and(["wasAsked", "askedToTakeIn", "anotherAsked", ...areOne]),
  acceptOut: and(["wasAsked", "askedToGo", "anotherAsked", ...areOne]),
};

/** What a record that stands does with others of the same person. */
export const merging = (state: Standing) =>
  ({
    MERGE_INTO: { guard: mayMerge.merge, target: "merged", actions: [...goOn, was[state]] },
    TAKE_IN: { guard: "mayTakeIn", actions: ["releaseAsks", "takenIn", "asksSettled"] },
    GIVE_BACK: { actions: "givenBack" },
    ASK_MERGE: {
      guard: mayMerge.ask,
      actions: [
        { type: "companions", params: (at: Where) => ({ all: asks.askCompanions(at) }) },
        { type: "claim", params: (at: Where) => asks.claimOf(at) },
        "mergeAskMade",
      ],
    },
    MERGE_ASKED: { guard: mayMerge.asked, actions: "mergeAskCame" },
    ACCEPT_MERGE: [
      {
        guard: mayMerge.acceptIn,
        actions: [
          { type: "companions", params: (at: Where) => ({ all: asks.acceptCompanions(at) }) },
          "releaseTaken",
          "tookIn",
          "takenSettled",
        ],
      },
      { guard: mayMerge.acceptOut, target: "merged", actions: [...goOn, was[state]] },
    ],
    GO_INTO: {
      guard: "mayTakeIn",
      target: "merged",
      actions: [
        {
          type: "companions",
          params: ({ context, event }: Where) => ({
            all: tellAbsorbed(context, "FOLLOW", { record: textOf(event.data.record) }),
          }),
        },
        "releaseAsks",
        "wentInto",
        "asksSettled",
        was[state],
      ],
    },
    ...answering,
  }) as const;

const stands = [
  { type: "companions", params: ({ context, event }: Where) => ({ all: unmergeCompanions(context, event) }) },
  "standsAgain",
] as const;

/** It returns to the state in which it stood. */
export const standAgain = [
  { guard: "stoodProvisional", target: "provisional", actions: stands },
  { guard: "stoodDeceased", target: "deceased", actions: stands },
  { target: "identified", actions: stands },
] as const;
