// Life of a care call, version 1: prepared with the rankings of its measure, opened by its act, closed, ranked, approved by somebody else,
// published; then money that comes back or is added goes to who waits, by the same steps, until the call is ended.
import { and, assign, setup } from "xstate";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import * as change from "./context.ts";
import { type At, type CallContext, emptyCall, type RankingRef } from "./context.ts";
import { callGuards } from "./guards.ts";
import { proposalOf, rankingsOf } from "./rankings.ts";

const call = setup({
  types: { context: {} as CallContext, events: {} as MachineEvent },
  guards: callGuards,
  actions: {
    ...effectActions,
    prepared: assign(change.prepared),
    acted: assign(change.acted),
    windowSet: assign(change.windowSet),
    proposed: assign(({ context, event }, { stage }: { stage: RankingRef["stage"] }) => ({
      proposal: proposalOf(context, event, stage),
    })),
    proposalDropped: assign(change.proposalDropped),
    approved: assign(change.approved),
    moneyAdded: assign(change.moneyAdded),
    spread: assign(change.spread),
    told: assign(change.told),
    published: assign(change.published),
  },
});

const written = and(["measureWritten", "sectionsInOrder"]);
/** Who prepares it answers for it until it is given to somebody. */
const answersForIt = {
  type: "setHead",
  params: ({ event }: At) => ({ assignee: event.meta.actor.accountId }),
} as const;

const freeze = (stage: RankingRef["stage"]) =>
  ({
    type: "freeze",
    params: ({ context, event }: At) => ({
      ...{ document: `${stage}Rankings`, title: context.title, rows: rankingsOf(context, event).rows },
    }),
  }) as const;
const propose = (stage: RankingRef["stage"]) =>
  [{ type: "proposed", params: { stage } } as const, freeze(stage)] as const;

const tell = (type: "RANKED" | "CALL_ENDED", onDone: "RANKINGS_SPREAD" | "APPLICATIONS_TOLD") =>
  ({
    type: "fanOut",
    params: ({ context }: At) => {
      const last = context.approved.at(-1);
      const ranked = type === "RANKED" && last ? { rankingSeq: last.seq, document: last.document } : {};
      return { ...{ role: "call", kind: "care-application", type, onDone }, data: ranked };
    },
  }) as const;

const proposed = (origin: string, spreading: string) =>
  ({
    on: {
      APPROVE_RANKINGS: {
        guard: and(["applicationsDecided", "unchangedSinceProposal"]),
        target: spreading,
        actions: ["approved", "acted", tell("RANKED", "RANKINGS_SPREAD")],
      },
      RETURN_RANKINGS: { target: origin, actions: "proposalDropped" },
    },
  }) as const;
const spreading = (done: string) => ({ on: { RANKINGS_SPREAD: { target: done, actions: "spread" } } }) as const;

const revoke = {
  REVOKE_CALL: { target: "revoked", actions: ["acted", tell("CALL_ENDED", "APPLICATIONS_TOLD")] },
} as const;
const money = {
  ADD_MONEY: { guard: and(["sectionKnown", "fewAdded"]), actions: ["moneyAdded", "acted"] },
} as const;
const over = { on: { APPLICATIONS_TOLD: { actions: "told" } } } as const;
const publish = {
  PUBLISH_RANKINGS: { guard: "alboInOrder", target: "published", actions: "published" },
} as const;

export const callMachine = call.createMachine({
  id: "care-call",
  context: emptyCall,
  initial: "unopened",
  states: {
    unopened: { on: { PREPARE_CALL: { guard: written, target: "draft", actions: ["prepared", answersForIt] } } },
    draft: {
      on: {
        EDIT_CALL: { guard: written, actions: "prepared" },
        OPEN_CALL: { guard: and(["windowInOrder", "alboInOrder"]), target: "open", actions: ["windowSet", "acted"] },
        ...revoke,
      },
    },
    open: {
      on: {
        EXTEND_CALL: { guard: "closesLater", actions: ["windowSet", "acted"] },
        CLOSE_WINDOW: { guard: "windowIsOver", target: "evaluating" },
        ...money,
        ...revoke,
      },
    },
    evaluating: {
      on: {
        PROPOSE_RANKINGS: {
          guard: and(["withinLimit", "applicationsDecided"]),
          target: "proposed",
          actions: propose("first"),
        },
        ...money,
        ...revoke,
      },
    },
    proposed: proposed("evaluating", "spreading"),
    spreading: spreading("approved"),
    approved: { on: publish },
    published: {
      on: {
        PROPOSE_SCROLL: {
          guard: and(["withinLimit", "fewRankings", "somebodyComesUp"]),
          target: "scrollProposed",
          actions: propose("scroll"),
        },
        END_CALL: { target: "ended", actions: ["acted", tell("CALL_ENDED", "APPLICATIONS_TOLD")] },
        ...money,
      },
    },
    scrollProposed: proposed("published", "scrollSpreading"),
    scrollSpreading: spreading("scrolled"),
    scrolled: { on: publish },
    ended: over,
    revoked: over,
  },
});
