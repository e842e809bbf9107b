// How a call that is over is opened again, version 1: proposed by one, decided by another with the act that takes the closing away.
// What was published stays as it was published; the applications are told before the call goes on.
import { and } from "xstate";
import { actFields } from "../../kernel/act-fields.ts";
import { textOf } from "../../kernel/data.ts";
import type { EventInfo, Facts, MachineEvent, StateInfo } from "../../kernel/definition.ts";
import type { Form } from "../../kernel/form.ts";
import type { EnteredFact } from "../../kernel/past.ts";
import { proposeReopening } from "../../kernel/reopening-form.ts";
import type { BandoContext } from "./context.ts";
import { type Stoppable, stoppableStates } from "./stops.ts";

interface At {
  context: BandoContext;
  event: MachineEvent;
}

const overStates = ["exhausted", "revoked", "annulled"] as const;
type Over = (typeof overStates)[number];
type Former = Stoppable | "suspendedByCourt";

const propose = proposeReopening(["selfCorrection", "courtOrder"]);
const reopen: Form = { fields: actFields };
const decline: Form = {
  fields: [{ name: "reason", kind: "longText", class: "social", required: true, maxLength: 2000 }],
};

const closedFrom = (facts: Facts): string => textOf((facts.closing as EnteredFact | null | undefined)?.from);
const formerStates: readonly string[] = [...stoppableStates, "suspendedByCourt"] satisfies Former[];

export const reopeningGuards = {
  reopens: ({ context }: At, { from }: { from: Over }) => context.reopening?.from === from,
  goesOnAs: ({ context }: At, { state }: { state: Former }) => context.reopening?.to === state,
  /** The end of the call must have reached everybody before its reopening does. */
  applicationsTold: ({ context }: At) => context.told !== undefined,
  closingKnown: ({ event }: At) => formerStates.includes(closedFrom(event.facts)),
};

type Change = Partial<BandoContext>;

export const reopeningChanges = {
  reopeningProposed: ({ event }: At, { from }: { from: Over }): Change => ({
    reopening: {
      from,
      to: closedFrom(event.facts),
      ground: textOf(event.data.reopenGround),
      seq: event.seq,
    },
  }),
  reopeningDeclined: (): Change => ({ reopening: undefined }),
  /** Told of the end they were; of another end they will be told anew. */
  reopened: ({ context }: At): Change => ({ told: undefined, reopenings: (context.reopenings ?? 0) + 1 }),
  goneOn: (): Change => ({ reopening: undefined }),
};

export const proposing = (from: Over) =>
  ({
    PROPOSE_REOPENING: {
      guard: and(["applicationsTold", "closingKnown"]),
      target: "reopeningProposed",
      actions: { type: "reopeningProposed", params: { from } },
    },
  }) as const;

const tellReopening = {
  type: "fanOut",
  params: {
    role: "bando",
    kind: "housing-application",
    type: "CALL_REOPENED",
    data: {},
    onDone: "APPLICATIONS_TOLD",
  },
} as const;

export const proposedReopening = {
  on: {
    REOPEN: { target: "reopening", actions: ["actNoted", "reopened", tellReopening] },
    DECLINE_REOPENING: overStates.map(
      (from) => ({ guard: { type: "reopens", params: { from } }, target: from, actions: "reopeningDeclined" }) as const,
    ),
    RECORD_APPEAL: { actions: "appealNoted" },
    APPLICATIONS_TOLD: { actions: "told" },
  },
} as const;

/** The office's own term to publish runs anew; that of a final ranking is started by its state. */
const publishAnew = { type: "startDeadline", params: { deadline: "publishProvisional" } } as const;
const goesOnAs = (state: Former) => ({ type: "goesOnAs", params: { state } }) as const;

/**
 * Back to where it was closed, but for corrections: their term is the applicants', days of it were lost, and none can be invented.
 * The provisional ranking is published anew, and by the rule a whole term begins.
 */
const ways = [
  { guard: goesOnAs("corrections"), target: "provisionalRanking", actions: ["goneOn", publishAnew] },
  { guard: goesOnAs("provisionalRanking"), target: "provisionalRanking", actions: ["goneOn", publishAnew] },
  { guard: goesOnAs("closed"), target: "closed", actions: ["goneOn", publishAnew] },
] as const;
const special: readonly string[] = ["corrections", "provisionalRanking", "closed", "assignments"];
const plain = ([...stoppableStates, "suspendedByCourt"] as const)
  .filter((state) => !special.includes(state))
  .map((state) => ({ guard: goesOnAs(state), target: state, actions: "goneOn" }) as const);

/** Only while the applications are told: the last way is that of assignments, and `closingKnown` let no other by. */
export const reopeningState = {
  on: {
    APPLICATIONS_TOLD: [...ways, ...plain, { target: "assignments", actions: "goneOn" } as const],
    RECORD_APPEAL: { actions: "appealNoted" },
  },
} as const;

export const reopeningStates: Record<string, StateInfo> = {
  reopeningProposed: { weight: 2, waitingFor: "reopening", next: ["REOPEN", "DECLINE_REOPENING"] },
  reopening: { weight: 2 },
};

export const reopeningEvents: Record<string, EventInfo> = {
  PROPOSE_REOPENING: {
    alone: "judgment",
    form: propose,
    needs: [{ fact: "closing", entered: { notFrom: ["reopeningProposed"] } }],
  },
  REOPEN: {
    alone: "judgment",
    form: reopen,
    fourEyes: { proposedBy: "PROPOSE_REOPENING" },
    signed: true,
    irrevocable: "alreadySpread",
  },
  DECLINE_REOPENING: { alone: "judgment", form: decline },
};
