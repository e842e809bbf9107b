// The four steps by which a ranking is formed, the same at each stage (provisional, final, reformulated):
// proposed by one, stopped by a tie, approved by another, spread to the applications.
import { and } from "xstate";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { BandoContext, Stage } from "./context.ts";
import { proposalOf, rankingOf, rowsOf } from "./score.ts";

interface At {
  context: BandoContext;
  event: MachineEvent;
}

/** At approval the machine has already noted the ranking: it is the last of `approved`. */
const approvedNow = ({ context }: At) => context.approved.at(-1);

const claimFinal = {
  type: "claim",
  params: (at: At) => ({ kind: "finalRanking", resource: `${approvedNow(at)?.key}/${at.event.meta.caseId}` }),
} as const;

const spread = {
  type: "fanOut",
  params: (at: At) => {
    const ranking = approvedNow(at);
    return {
      role: "bando",
      kind: "housing-application",
      type: "RANKED",
      data: {
        rankingKey: ranking?.key ?? "",
        rankingStage: ranking?.stage ?? "",
        rankingSeq: ranking?.seq ?? 0,
        document: ranking?.document ?? "",
      },
      onDone: "RANKING_SPREAD",
    };
  },
} as const;

const freezeAt = (stage: Stage) =>
  ({
    type: "freeze",
    params: ({ context, event }: At) => {
      const { document, key } = proposalOf(context, event, stage);
      return { document, title: key, rows: rowsOf(rankingOf(context, event)) };
    },
  }) as const;

const common = ["rankingIsOurs", "withinLimit", "tieRuleKnown", "applicationsDecided"] as const;

/** PROPOSE_RANKING from the state where the stage begins. */
export function propose(stage: Stage) {
  const open = { type: "rankingStillOpen", params: { stage } } as const;
  const decided = [
    { type: "correctionTermOver", params: { stage } },
    { type: "correctionsDecided", params: { stage } },
  ] as const;
  return [
    {
      guard: and([...common, ...decided, open, "noTies"]),
      target: `${stage}Proposed`,
      actions: [{ type: "proposed", params: { stage } }, freezeAt(stage)],
    },
    { guard: and([...common, ...decided, open]), target: `${stage}Tie`, actions: "tied" },
  ] as const;
}

/** The states a stage adds; `origin` is where it begins, `done` where it leads once every ranking is spread. */
export const proposedState = (stage: Stage, origin: string) =>
  ({
    on: {
      APPROVE_RANKING: {
        guard: "unchangedSinceProposal",
        target: inProgress(stage),
        actions: stage === "final" ? (["approved", claimFinal, spread] as const) : (["approved", spread] as const),
      },
      RETURN_RANKING: { target: origin, actions: "returned" },
    },
  }) as const;

export const tieState = (origin: string) =>
  ({
    on: {
      RESOLVE_TIE: { guard: "drawCoversTie", target: origin, actions: "drawn" },
      RETURN_RANKING: { target: origin, actions: "returned" },
    },
  }) as const;

export const spreadingState = (stage: Stage, origin: string, done: string) =>
  ({
    on: {
      RANKING_SPREAD: [
        { guard: { type: "stageComplete", params: { stage } }, target: done, actions: "spread" },
        { target: origin, actions: "spread" },
      ],
    },
  }) as const;

export const inProgress = (stage: Stage): string =>
  stage === "reformulated" ? "reformulatedInProgress" : `${stage}RankingInProgress`;
