// Life of a bando for public dwellings, version 1: from the draft avviso to the
// final ranking per owner and comune and on to the assignments. Applications are cases of their own.
import { and, assign, setup } from "xstate";
import { actOf } from "../../kernel/act-fields.ts";
import { numberOf, pickGiven, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { termEnd } from "../../rules/ranking/keys.ts";
import { type BandoContext, emptyContext, nextKeyOf, rulesetOf, type Stage, unitsOf } from "./context.ts";
import { drawOf, guards } from "./guards.ts";
import { propose, proposedState, spreadingState, tieState } from "./ranking-steps.ts";
import { proposedReopening, proposing, reopeningChanges, reopeningGuards, reopeningState } from "./reopening.ts";
import { proposalOf, tiesOf } from "./score.ts";
import { endings, resumable, stopAll, stoppable, tellApplications } from "./stops.ts";

/** Longest lists kept in the context; the log keeps all. */
const keep = 60;

const described = ["title", "bandoKind", "leadComune", "rup"] as const;

/** The proposed ranking joins the approved ones. */
function settled(context: BandoContext) {
  const { proposal } = context;
  const approved = proposal ? [...context.approved, proposal].slice(-keep) : context.approved;
  return { approved, nextKey: nextKeyOf({ ...context, approved }, proposal?.stage) };
}

/** Rankings are to be formed again: those annulled, or all. */
function reopened(context: BandoContext, annulledKeys: string[]) {
  const approved = context.approved.filter((one) => one.stage !== "reformulated");
  return { approved, annulledKeys, nextKey: nextKeyOf({ ...context, approved, annulledKeys }, "reformulated") };
}

/** The state an event was sent in is kept to come back to it after a court's suspension. */
const bandoSetup = setup({
  types: { context: {} as BandoContext, events: {} as MachineEvent },
  guards: { ...guards, ...reopeningGuards },
  actions: {
    ...effectActions,
    described: assign(({ context, event }) => {
      const units = event.data.units === undefined ? context.units : unitsOf(event.data);
      return { ...pickGiven(event.data, described), units, nextKey: nextKeyOf({ ...context, units }) };
    }),
    windowSet: assign(({ event }) => pickGiven(event.data, ["opensOn", "closesOn"])),
    actNoted: assign({
      acts: ({ context, event }) => [...context.acts, actOf(event)].slice(-keep),
    }),
    unitAdded: assign(({ context, event }) => {
      const { code, owner, comune } = event.data;
      const units = [...context.units, { code: textOf(code), owner: textOf(owner), comune: textOf(comune) }];
      return { units, nextKey: nextKeyOf({ ...context, units }) };
    }),
    unitWithdrawn: assign({
      units: ({ context, event }) =>
        context.units.map((unit) => (unit.code === textOf(event.data.code) ? { ...unit, withdrawn: true } : unit)),
    }),
    proposed: assign(({ context, event }, { stage }: { stage: Stage }) => ({
      proposal: proposalOf(context, event, stage),
      ties: [],
    })),
    tied: assign({ ties: ({ context, event }) => tiesOf(context, event) }),
    drawn: assign(({ context, event }) => {
      const draw = drawOf({ context, event });
      return {
        ties: [],
        draws: draw ? [...context.draws, { ...draw, seq: event.seq }].slice(-keep) : context.draws,
        acts: [...context.acts, actOf(event)].slice(-keep),
      };
    }),
    approved: assign(({ context, event }) => ({
      ...settled(context),
      proposal: undefined,
      acts: [...context.acts, actOf(event)].slice(-keep),
    })),
    returned: assign({ proposal: undefined, ties: [] }),
    told: assign({
      told: ({ event }) => ({ answered: numberOf(event.data.answered), refused: numberOf(event.data.refused) }),
    }),
    spread: assign({
      spread: ({ event }) => ({ answered: numberOf(event.data.answered), refused: numberOf(event.data.refused) }),
    }),
    correctionsOpened: assign(({ event }) => ({
      correctionsUntil: termEnd(rulesetOf(event.facts), "correctionDays", textOf(event.data.alboFrom)),
    })),
    externalNoted: assign({
      external: ({ context, event }) =>
        [
          ...context.external,
          { key: textOf(event.data.rankingKey), stage: textOf(event.data.rankingStage), seq: event.seq },
        ].slice(-keep),
    }),
    reformulationOpened: assign(({ context }) => reopened(context, [])),
    rankingAnnulled: assign(({ context, event }) =>
      reopened(context, [...new Set([...context.annulledKeys, textOf(event.data.rankingKey)])]),
    ),
    appealNoted: assign({ appeals: ({ context }) => context.appeals + 1 }),
    suspendedFrom: assign((_, { state }: { state: string }) => ({ resumeTo: state })),
    resumed: assign({ resumeTo: undefined }),
    reopeningProposed: assign(reopeningChanges.reopeningProposed),
    reopeningDeclined: assign(reopeningChanges.reopeningDeclined),
    reopened: assign(reopeningChanges.reopened),
    goneOn: assign(reopeningChanges.goneOn),
  },
});

/** The responsabile del procedimento answers for the bando; until one is named, who drafts it. */
const answersForIt = {
  type: "setHead",
  params: ({ context, event }: { context: BandoContext; event: MachineEvent }) => ({
    assignee: context.rup ?? event.meta.actor.accountId,
  }),
} as const;
const start = (deadline: string, on?: "alboFrom" | "closesOn") =>
  ({
    type: "startDeadline",
    params: ({ context, event }: { context: BandoContext; event: MachineEvent }) => {
      const day = on === "alboFrom" ? textOf(event.data.alboFrom) : on === "closesOn" ? context.closesOn : undefined;
      return day ? { deadline, on: day } : { deadline };
    },
  }) as const;
const stop = (deadline: string) => ({ type: "stopDeadline", params: { deadline } }) as const;

const extendWindow = { guard: "closesLater", target: "extended", actions: ["windowSet", "actNoted"] } as const;
const amend = {
  guard: and(["windowLengthKnown", "windowLongEnough", "alboInOrder"]),
  target: "amended",
  actions: ["windowSet", "actNoted"],
} as const;
const close = { guard: "windowIsOver", target: "closed", actions: start("publishProvisional", "closesOn") } as const;
const units = {
  ADD_UNIT: { guard: "unitIsNew", actions: "unitAdded" },
  WITHDRAW_UNIT: { guard: "unitIsThere", actions: "unitWithdrawn" },
} as const;
const log = { RECORD_APPEAL: { actions: "appealNoted" } } as const;
const external = {
  RECORD_EXTERNAL_RANKING: { guard: "rankingIsTheirs", actions: ["externalNoted", "actNoted"] },
} as const;
const openWindow = { EXTEND_WINDOW: extendWindow, AMEND_BANDO: amend, CLOSE_WINDOW: close, ...units, ...log };
const exhaust = { target: "exhausted", actions: ["actNoted", stopAll, tellApplications("exhausted")] } as const;
const over = { ...log, APPLICATIONS_TOLD: { actions: "told" } } as const;
const review = {
  OPEN_REFORMULATION: { target: "reformulation", actions: ["actNoted", "reformulationOpened"] },
  ANNUL_PARTIALLY: { guard: "rankingApproved", target: "partiallyAnnulled", actions: ["actNoted", "rankingAnnulled"] },
} as const;

export const machine = bandoSetup.createMachine({
  id: "housingBando",
  context: emptyContext,
  initial: "unopened",
  states: {
    unopened: {
      on: { DRAFT_BANDO: { guard: "unitsDistinct", target: "draft", actions: ["described", answersForIt] } },
    },
    draft: {
      on: {
        EDIT_BANDO: { guard: "unitsDistinct", actions: "described" },
        APPROVE_BANDO: { guard: "hasUnits", target: "approved", actions: "actNoted" },
        ...stoppable("draft"),
      },
    },
    approved: {
      on: {
        PUBLISH_BANDO: {
          guard: and(["windowLengthKnown", "windowLongEnough", "alboInOrder"]),
          target: "published",
          actions: ["windowSet", "actNoted"],
        },
        ...stoppable("approved"),
      },
    },
    published: {
      on: { OPEN_WINDOW: { guard: "windowHasOpened", target: "open" }, ...units, ...log, ...stoppable("published") },
    },
    open: { on: { ...openWindow, ...stoppable("open") } },
    extended: { on: { ...openWindow, ...stoppable("extended") } },
    amended: { on: { ...openWindow, ...stoppable("amended") } },
    closed: {
      on: {
        PROPOSE_RANKING: propose("provisional"),
        EXHAUST: { guard: "noOwnRanking", ...exhaust },
        ...external,
        ...units,
        ...log,
        ...stoppable("closed"),
      },
    },
    provisionalTie: tieState("closed"),
    provisionalProposed: proposedState("provisional", "closed"),
    provisionalRankingInProgress: spreadingState("provisional", "closed", "provisionalRanking"),
    provisionalRanking: {
      on: {
        PUBLISH_RANKING: {
          guard: "alboInOrder",
          target: "corrections",
          actions: [
            "actNoted",
            "correctionsOpened",
            stop("publishProvisional"),
            start("correctionRequests", "alboFrom"),
          ],
        },
        ...log,
        ...stoppable("provisionalRanking"),
      },
    },
    corrections: {
      on: { PROPOSE_RANKING: propose("final"), ...external, ...log, ...stoppable("corrections") },
    },
    finalTie: tieState("corrections"),
    finalProposed: proposedState("final", "corrections"),
    finalRankingInProgress: spreadingState("final", "corrections", "finalRanking"),
    finalRanking: {
      entry: [stop("correctionRequests"), start("publishFinal")],
      on: {
        PUBLISH_RANKING: {
          guard: "alboInOrder",
          target: "assignments",
          actions: ["actNoted", stop("publishFinal")],
        },
        ...review,
        ...log,
        ...stoppable("finalRanking"),
      },
    },
    assignments: {
      on: { EXHAUST: exhaust, ...review, ...external, ...units, ...log, ...stoppable("assignments") },
    },
    reformulation: { on: { PROPOSE_RANKING: propose("reformulated"), ...log, ...stoppable("reformulation") } },
    partiallyAnnulled: {
      on: {
        PROPOSE_RANKING: propose("reformulated"),
        ANNUL_PARTIALLY: review.ANNUL_PARTIALLY,
        ...log,
        ...stoppable("partiallyAnnulled"),
      },
    },
    reformulatedTie: tieState("reformulation"),
    reformulatedProposed: proposedState("reformulated", "reformulation"),
    reformulatedInProgress: spreadingState("reformulated", "reformulation", "reformulated"),
    reformulated: {
      on: {
        PUBLISH_RANKING: { guard: "alboInOrder", target: "assignments", actions: "actNoted" },
        ...review,
        ...log,
        ...stoppable("reformulated"),
      },
    },
    suspendedByCourt: { on: { LIFT_SUSPENSION: resumable, ...log, ...endings } },
    reopeningProposed: proposedReopening,
    reopening: reopeningState,
    exhausted: { on: { ...over, ...proposing("exhausted") } },
    revoked: { on: { ...over, ...proposing("revoked") } },
    annulled: { on: { ...over, ...proposing("annulled") } },
  },
});
