// How an application that is over is opened again, version 1: one proposes it with the ground, another decides by an act, and a
// published ranking stays as it was published. Until it is decided the application stands in no ranking that is formed.
import { and } from "xstate";
import { actFields } from "../../kernel/act-fields.ts";
import { rowsOf, textOf, textsOf } from "../../kernel/data.ts";
import type { EventInfo, Facts, MachineEvent, Need, StateInfo } from "../../kernel/definition.ts";
import type { Condition, Field, Form } from "../../kernel/form.ts";
import type { EnteredFact } from "../../kernel/past.ts";
import { proposeReopening } from "../../kernel/reopening-form.ts";
import { isOwnRanking } from "../../rules/ranking/keys.ts";
import { type ApplicationContext, bandoOf, type Place, unitsOf } from "./context.ts";
import { claimHousehold, endedWithCall, living } from "./endings.ts";

interface At {
  context: ApplicationContext;
  event: MachineEvent;
}

/** States an application may be opened again from; where keys were handed over another way leads on. */
const closedStates = [
  "excluded",
  "excludedAtVerification",
  "waived",
  "forfeited",
  "withdrawnByApplicant",
  "closedWithCall",
] as const;
type Closed = (typeof closedStates)[number];

/** Closed by an act of the office: only another act, or a court, takes it away. */
const closedByAct: readonly string[] = ["excluded", "excludedAtVerification", "forfeited"] satisfies Closed[];

const overStates = ["exhausted", "revoked", "annulled", "reopeningProposed", "reopening"];
const spreadingStates = ["provisionalRankingInProgress", "finalRankingInProgress", "reformulatedInProgress"];

// Forms

const byRecord: Condition = { eq: ["context.reopening.ground", "recordedInError"] };
const reasonText: Field = { name: "reasonText", kind: "longText", class: "social", required: true, maxLength: 5000 };

const propose = proposeReopening(["selfCorrection", "courtOrder", "recordedInError"]);
/** Where only the record was wrong no act of the office is undone, and none is cited. */
const reopen: Form = { fields: actFields.map((field) => ({ ...field, visibleWhen: { not: byRecord } })) };
const decline: Form = { fields: [reasonText] };
const told: Form = { fields: [] };

// What stands in the ranking in force

/**
 * Places of the rankings in which the application still stands: of one formed anew while it was out there is no row of it, and one
 * that was annulled gives no place. What was published stays as it was; the log keeps the places that are gone.
 */
function placesInForce({ context, event }: At): Place[] {
  const bando = bandoOf(event.facts);
  const approved = rowsOf(bando?.context.approved);
  const annulled = textsOf(bando?.context.annulledKeys);
  const isInForce = (key: string): boolean => {
    const last = approved.findLast((one) => one.key === key);
    if (annulled.includes(key) && last?.stage !== "reformulated") return false;
    return last !== undefined && context.places.findLast((one) => one.key === key)?.seq === last.seq;
  };
  return context.places.filter(({ key }) => isInForce(key));
}

/** The ranking of the dwelling that is proposed, where one is formed here. */
function rankingOfUnit(event: MachineEvent): string | undefined {
  const unit = unitsOf(bandoOf(event.facts)).find(({ code }) => code === textOf(event.data.unit));
  return unit && isOwnRanking(unit.key) ? unit.key : undefined;
}

const enteredOf = (facts: Facts): string => textOf((facts.closing as EnteredFact | null | undefined)?.from);

/** A tenancy that was taken away goes on without the call; for everything else the call must still be there. */
const needsCall = (context: ApplicationContext, from: Closed) => from !== "forfeited" || context.unit === undefined;

export const reopeningGuards = {
  reopens: ({ context }: At, { from }: { from: Closed }) => context.reopening?.from === from,
  closedFrom: ({ event }: At, { state }: { state: string }) => enteredOf(event.facts) === state,
  callGoesOn: ({ context, event }: At, { from }: { from: Closed }) => {
    const state = bandoOf(event.facts)?.state;
    return !needsCall(context, from) || (state !== undefined && !overStates.includes(state));
  },
  rankingNotSpreading: ({ event }: At) => !spreadingStates.includes(bandoOf(event.facts)?.state ?? ""),
  placeInForce: (at: At) => placesInForce(at).length > 0,
  /** Since it was opened again: before, whoever stood in one final ranking stood in all of hers. */
  placeForUnit: ({ context, event }: At) => {
    const key = rankingOfUnit(event);
    if (event.probe === true || context.reopenings === undefined || key === undefined) return true;
    return context.places.some((place) => place.key === key && place.stage !== "provisional");
  },
  closedByNoAct: ({ event }: At, { from }: { from: Closed }) =>
    event.probe === true || textOf(event.data.reopenGround) !== "recordedInError" || !closedByAct.includes(from),
  /** Never: what was handed over has left the office. */
  keysNotHanded: () => false,
};

// What the application remembers of it

type Change = Partial<ApplicationContext>;

export const reopeningChanges = {
  reopeningProposed: ({ event }: At, { from }: { from: Closed }): Change => ({
    reopening: { from, ground: textOf(event.data.reopenGround), seq: event.seq },
  }),
  reopeningDeclined: (): Change => ({ reopening: undefined }),
  /** Who was heard before an exclusion that does not stand is heard again before another. */
  reopened: (at: At): Change => ({
    reopening: undefined,
    reopenings: (at.context.reopenings ?? 0) + 1,
    places: placesInForce(at),
    contested: false,
    forfeiture: undefined,
    resumeTo: undefined,
  }),
};

// The ways

/** A request nobody decided is owed again, its term counted from the request: what silence means depends on it. */
const correctionOwed = {
  type: "startDeadline",
  params: ({ context: { correction } }: At) => ({
    deadline: "decideCorrection",
    on: correction?.status === "requested" ? correction.requestedOn : "",
  }),
} as const;
const tenancyGoesOn = { type: "stopDeadline", params: { deadline: "releaseDwelling", as: "cancelled" } } as const;

const isFrom = (from: Closed) => ({ type: "reopens", params: { from } }) as const;
const proposed = (from: Closed) =>
  ({
    target: "reopeningProposed",
    actions: { type: "reopeningProposed", params: { from } },
  }) as const;
const comesBack = (from: Closed) => [
  { type: "callGoesOn", params: { from } } as const,
  { type: "closedByNoAct", params: { from } } as const,
];

export const proposing = (from: Closed) =>
  ({
    PROPOSE_REOPENING: {
      guard: from === "excluded" ? and([...comesBack(from), "noOpenSelfReview"]) : and(comesBack(from)),
      ...proposed(from),
    },
  }) as const;
export const afterKeys = { PROPOSE_REOPENING: { guard: "keysNotHanded", ...proposed("forfeited") } } as const;

const way = <T extends string, A>(
  from: Closed,
  target: T,
  actions: readonly A[],
  more: readonly "placeInForce"[] = [],
) =>
  ({
    guard: and([isFrom(from), { type: "callGoesOn", params: { from } } as const, "rankingNotSpreading", ...more]),
    target,
    actions: ["reopened", ...actions],
  }) as const;

/** What was let go (a dwelling, a household's place in the call) is not taken back: the dwelling is proposed anew. */
const reopening = [
  way("excluded", "toVerify", []),
  way("withdrawnByApplicant", "toVerify", [claimHousehold, correctionOwed]),
  way("closedWithCall", "toVerify", [claimHousehold, correctionOwed]),
  way("excludedAtVerification", "inVerification", [correctionOwed]),
  way("waived", "ranked", [correctionOwed], ["placeInForce"]),
  way("waived", "admitted", [correctionOwed]),
  {
    guard: and([isFrom("forfeited"), "hasUnit"]),
    target: "handedOver",
    actions: ["reopened", tenancyGoesOn],
  },
  way("forfeited", "ranked", [], ["placeInForce"]),
  way("forfeited", "admitted", []),
] as const;

export const reopeningState = {
  on: {
    REOPEN: reopening,
    DECLINE_REOPENING: closedStates.map(
      (from) => ({ guard: isFrom(from), target: from, actions: "reopeningDeclined" }) as const,
    ),
    RANKED: {},
    CALL_ENDED: [
      {
        guard: isFrom("excluded"),
        target: "closedWithCall",
        actions: ["reopeningDeclined", ...endedWithCall.CALL_ENDED.actions],
      },
      {},
    ],
    CALL_REOPENED: {},
  },
} as const;

/** The call goes on: who was waiting waits again where it was, and what that was is read in its own history. */
export const callGoesOnAgain = {
  CALL_REOPENED: [
    ...([...living, "unreachable", "applicantDied"] as const).map(
      (state) =>
        ({
          guard: { type: "closedFrom", params: { state } },
          target: state,
          actions: [claimHousehold, correctionOwed],
        }) as const,
    ),
    { target: "toVerify", actions: [claimHousehold, correctionOwed] } as const,
  ],
} as const;

// What the version declares

const bando: Need = {
  ...{ fact: "bando", case: "context.bando", kind: "housing-bando" },
  pick: ["approved", "annulledKeys"],
};

export const reopeningStates: Record<string, StateInfo> = {
  reopeningProposed: { weight: 2, waitingFor: "decision", next: ["REOPEN", "DECLINE_REOPENING"] },
};

export const reopeningEvents: Record<string, EventInfo> = {
  PROPOSE_REOPENING: { alone: "judgment", form: propose, needs: [bando] },
  REOPEN: {
    alone: "judgment",
    form: reopen,
    needs: [bando],
    fourEyes: { proposedBy: "PROPOSE_REOPENING" },
    signed: true,
  },
  DECLINE_REOPENING: { alone: "judgment", form: decline },
  CALL_REOPENED: {
    form: told,
    internal: true,
    needs: [{ fact: "closing", entered: { notFrom: ["reopeningProposed"] } }],
  },
};
