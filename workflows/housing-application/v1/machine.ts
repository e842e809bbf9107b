// Life of an application for a public dwelling, version 1: imported from
// the regional platform, ranked by the bando, verified, proposed a dwelling, up to the keys.
import { and, assign, setup } from "xstate";
import { numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { addDays } from "../../rules/calendar/days.ts";
import { type ApplicationContext, bandoOf, emptyContext, imported, placeOf, rescored } from "./context.ts";
import { claimHousehold, endedWithCall, goesOn, leaving, releaseUnit, returning, stopAll } from "./endings.ts";
import { guards } from "./guards.ts";
import {
  afterKeys,
  callGoesOnAgain,
  proposing,
  reopeningChanges,
  reopeningGuards,
  reopeningState,
} from "./reopening.ts";

interface At {
  context: ApplicationContext;
  event: MachineEvent;
}

/** Longest lists kept in the context; the log keeps all. */
const keep = 20;
const asked = ({ event }: { event: MachineEvent }) => ({
  status: "requested",
  requestedOn: textOf(event.data.requestedOn),
  seq: event.seq,
});

const applicationSetup = setup({
  types: { context: {} as ApplicationContext, events: {} as MachineEvent },
  guards: { ...guards, ...reopeningGuards },
  actions: {
    ...effectActions,
    imported: assign(({ event }) => imported(event)),
    placed: assign({
      places: ({ context, event }) => [...context.places, placeOf(event.data)].slice(-keep),
    }),
    correctionAsked: assign({ correction: asked }),
    correctionDecided: assign(({ context, event }) => ({
      correction: { ...(context.correction ?? asked({ event })), status: textOf(event.data.decisionOutcome) },
      scores: rescored(context, event.data),
    })),
    correctionBySilence: assign(({ context, event }) => ({
      correction: { ...(context.correction ?? asked({ event })), status: "acceptedBySilence" },
      scores: rescored(context, event.data),
    })),
    selfReviewAsked: assign({ selfReview: asked }),
    selfReviewDecided: assign(({ context, event }) => ({
      selfReview: { ...(context.selfReview ?? asked({ event })), status: textOf(event.data.decisionOutcome) },
      scores: rescored(context, event.data),
    })),
    checked: assign({
      checks: ({ context, event }) => ({
        ...context.checks,
        [textOf(event.data.checkSource)]: textOf(event.data.checkOutcome),
      }),
    }),
    contested: assign({ contested: true }),
    unitProposed: assign({ unit: ({ event }) => textOf(event.data.unit), deliveredOn: undefined, accepted: false }),
    proposalDelivered: assign({ deliveredOn: ({ event }) => textOf(event.data.deliveredOn) }),
    accepted: assign({ accepted: true }),
    unitGone: assign({ unit: undefined, deliveredOn: undefined, accepted: false }),
    forfeitureStarted: assign({ forfeiture: ({ event }) => textOf(event.data.forfeitureReason) }),
    leftFrom: assign((_, { state }: { state: string }) => ({ resumeTo: state })),
    cameBack: assign({ resumeTo: undefined }),
    succeeded: assign({ person: ({ event }) => textOf(event.data.successor), householdChanged: true }),
    householdChanged: assign({ householdChanged: true }),
    reopeningProposed: assign(reopeningChanges.reopeningProposed),
    reopeningDeclined: assign(reopeningChanges.reopeningDeclined),
    reopened: assign(reopeningChanges.reopened),
    projectLinked: assign({ project: ({ event }) => textOf(event.data.project) }),
  },
});

const claimUnit = {
  type: "claim",
  params: ({ context }: At) => ({ kind: "dwelling", resource: `${context.bando}/${context.unit}` }),
} as const;
const applicantIsHead = {
  type: "setHead",
  params: ({ context }: At) => ({
    personId: context.person,
    ...(context.household ? { householdId: context.household } : {}),
  }),
} as const;
/** Who answers for the bando answers for its applications, until they are assigned otherwise. */
const sameOffice = {
  type: "setHead",
  params: ({ event }: At) => {
    const assignee = textOf(bandoOf(event.facts)?.head.assignee);
    return assignee === "" ? {} : { assignee };
  },
} as const;
const stop = (deadline: string) => ({ type: "stopDeadline", params: { deadline } }) as const;
const startOn = (deadline: string, on: (event: MachineEvent) => string) =>
  ({ type: "startDeadline", params: ({ event }: At) => ({ deadline, on: on(event) }) }) as const;

const admit = [{ guard: "hasPlace", target: "ranked" }, { target: "admitted" }] as const;
const exclude = { target: "excluded" } as const;
const verify = { target: "toVerify" } as const;
/** A ranking of another owner or comune is heard and passes by. */
const becomeRanked = [{ guard: "concernsUs", target: "ranked", actions: "placed" }, {}] as const;
const notePlace = [{ guard: "concernsUs", actions: "placed" }, {}] as const;
const ignorePlace = {} as const;

const selfReview = {
  FILE_SELF_REVIEW: { guard: "noOpenSelfReview", actions: "selfReviewAsked" },
  DECIDE_SELF_REVIEW: { guard: "selfReviewOpen", actions: "selfReviewDecided" },
} as const;
const corrections = {
  REQUEST_CORRECTION: {
    guard: and(["noOpenCorrection", "onlyCivilInvalidity", "procedureBeforeClosing", "correctionTermOpen"]),
    actions: ["correctionAsked", startOn("decideCorrection", (event) => textOf(event.data.requestedOn))],
  },
  DECIDE_CORRECTION: { guard: "correctionOpen", actions: ["correctionDecided", stop("decideCorrection")] },
  ACCEPT_CORRECTION_BY_SILENCE: {
    guard: and(["correctionOpen", "silenceIsAcceptance", "decisionTermOver"]),
    actions: ["correctionBySilence", stop("decideCorrection")],
  },
} as const;

const propose = {
  guard: and(["rankedFinally", "noUnitYet", "bandoAssigns", "unitIsOffered", "unitInOurRanking", "placeForUnit"]),
  target: "proposed",
  actions: ["unitProposed", claimUnit],
} as const;
const waive = [
  {
    guard: and(["silenceNeedsDelivery", "keepsPlace"]),
    target: "ranked",
    actions: [releaseUnit, "unitGone", stop("answerProposal")],
  },
  { guard: "silenceNeedsDelivery", target: "waived", actions: [releaseUnit, "unitGone", stopAll] },
] as const;
const accept = { target: "accepted", actions: ["accepted", stop("answerProposal")] } as const;
const forfeiture = {
  START_FORFEITURE: {
    guard: "forfeitureNotStarted",
    actions: ["forfeitureStarted", { type: "startDeadline", params: { deadline: "forfeitureSubmissions" } }],
  },
  FORFEIT: { guard: "forfeitureStarted", target: "forfeited", actions: [releaseUnit, "unitGone", stopAll] },
} as const;

export const machine = applicationSetup.createMachine({
  id: "housingApplication",
  context: emptyContext,
  initial: "unopened",
  states: {
    unopened: {
      on: {
        IMPORT_APPLICATION: {
          guard: and([
            "bandoKnown",
            "bandoTakesApplications",
            "notBeforeWindow",
            "notLate",
            "unitsOfBando",
            "standsInARanking",
          ]),
          target: "imported",
          actions: [
            "imported",
            applicantIsHead,
            sameOffice,
            claimHousehold,
            { type: "link", params: ({ context }: At) => ({ role: "bando", to: context.bando }) },
          ],
        },
      },
    },
    imported: {
      on: {
        TAKE_TO_VERIFY: verify,
        ADMIT: admit,
        EXCLUDE: exclude,
        RANKED: becomeRanked,
        ...endedWithCall,
        ...leaving("imported"),
      },
    },
    toVerify: { on: { ADMIT: admit, EXCLUDE: exclude, RANKED: notePlace, ...endedWithCall, ...leaving("toVerify") } },
    admitted: {
      on: { TAKE_TO_VERIFY: verify, EXCLUDE: exclude, RANKED: becomeRanked, ...endedWithCall, ...leaving("admitted") },
    },
    excluded: {
      on: {
        FILE_SELF_REVIEW: selfReview.FILE_SELF_REVIEW,
        DECIDE_SELF_REVIEW: [
          { guard: and(["selfReviewOpen", "readmits"]), target: "admitted", actions: "selfReviewDecided" },
          { guard: "selfReviewOpen", actions: "selfReviewDecided" },
        ],
        RANKED: ignorePlace,
        ...endedWithCall,
        ...leaving("excluded"),
        ...proposing("excluded"),
      },
    },
    ranked: {
      on: {
        RANKED: notePlace,
        TAKE_TO_VERIFY: verify,
        EXCLUDE: exclude,
        START_VERIFICATION: { target: "inVerification" },
        PROPOSE_DWELLING: propose,
        ...corrections,
        ...selfReview,
        ...endedWithCall,
        ...leaving("ranked"),
      },
    },
    inVerification: {
      on: {
        RANKED: notePlace,
        RECORD_CHECK: { actions: "checked" },
        CONTEST_CHECK: {
          guard: "hasNegativeCheck",
          actions: ["contested", startOn("replyToContest", (event) => textOf(event.data.replyBy))],
        },
        RECORD_REPLY: { guard: "wasContested", actions: stop("replyToContest") },
        CLOSE_VERIFICATION: [
          { guard: and(["checksComplete", "noNegativeCheck", "wasAccepted"]), target: "accepted" },
          { guard: and(["checksComplete", "noNegativeCheck"]), target: "ranked" },
        ],
        EXCLUDE_AT_VERIFICATION: [
          {
            guard: and(["hasNegativeCheck", "wasContested", "hasUnit"]),
            target: "excludedAtVerification",
            actions: [releaseUnit, "unitGone", stopAll],
          },
          { guard: and(["hasNegativeCheck", "wasContested"]), target: "excludedAtVerification", actions: stopAll },
        ],
        CALL_ENDED: [{ guard: "hasUnit" }, endedWithCall.CALL_ENDED],
        CALL_REOPENED: {},
        ...leaving("inVerification"),
      },
    },
    proposed: {
      on: {
        RANKED: notePlace,
        DELIVER_PROPOSAL: {
          guard: "proposalNotDelivered",
          actions: [
            "proposalDelivered",
            startOn("answerProposal", ({ data }) => addDays(textOf(data.deliveredOn), numberOf(data.answerDays))),
          ],
        },
        VISIT_DWELLING: { target: "dwellingVisited" },
        ACCEPT_DWELLING: accept,
        WAIVE_DWELLING: waive,
        ...goesOn,
        ...leaving("proposed"),
      },
    },
    dwellingVisited: {
      on: {
        RANKED: notePlace,
        ACCEPT_DWELLING: accept,
        WAIVE_DWELLING: waive,
        ...goesOn,
        ...leaving("dwellingVisited"),
      },
    },
    accepted: {
      on: {
        RANKED: notePlace,
        START_VERIFICATION: { target: "inVerification" },
        // Acceptance precedes the act (art. 15), and so does the check of what was declared (DPR 445/2000).
        ASSIGN_DWELLING: { guard: and(["checksComplete", "noNegativeCheck"]), target: "assigned" },
        WAIVE_DWELLING: waive,
        ...goesOn,
        ...leaving("accepted"),
      },
    },
    assigned: {
      on: {
        RANKED: notePlace,
        SIGN_CONTRACT: { target: "contracted" },
        ...forfeiture,
        ...goesOn,
        ...leaving("assigned"),
      },
    },
    contracted: {
      on: {
        RANKED: notePlace,
        HAND_OVER_KEYS: { target: "handedOver", actions: stopAll },
        ...forfeiture,
        ...goesOn,
        ...leaving("contracted"),
      },
    },
    handedOver: {
      on: {
        RANKED: notePlace,
        ...goesOn,
        ...afterKeys,
        START_FORFEITURE: forfeiture.START_FORFEITURE,
        // The dwelling is lived in: it stays taken until it is left.
        FORFEIT: {
          guard: "forfeitureStarted",
          target: "forfeited",
          actions: [stopAll, { type: "startDeadline", params: { deadline: "releaseDwelling" } }],
        },
      },
    },
    unreachable: {
      on: {
        RANKED: notePlace,
        CONTACT_FOUND: returning([]),
        EXCLUDE: exclude,
        WITHDRAW: leaving("ranked").WITHDRAW,
        ...endedWithCall,
      },
    },
    suspendedForLitigation: { on: { RANKED: notePlace, ...goesOn, LIFT_LITIGATION: returning([]) } },
    applicantDied: {
      on: {
        RANKED: notePlace,
        SUCCEED: returning(["succeeded"]).map((way) => ({ ...way, actions: [...way.actions, applicantIsHead] })),
        CLOSE_AFTER_DEATH: leaving("ranked").WITHDRAW,
        CALL_ENDED: [{ guard: "hasUnit" }, endedWithCall.CALL_ENDED],
        CALL_REOPENED: {},
      },
    },
    reopeningProposed: reopeningState,
    excludedAtVerification: { on: { RANKED: ignorePlace, ...goesOn, ...proposing("excludedAtVerification") } },
    waived: { on: { RANKED: ignorePlace, ...goesOn, ...proposing("waived") } },
    forfeited: {
      on: {
        RANKED: ignorePlace,
        ...goesOn,
        ...proposing("forfeited"),
        RECORD_RELEASE: { guard: "hasUnit", actions: [releaseUnit, "unitGone", stop("releaseDwelling")] },
      },
    },
    withdrawnByApplicant: { on: { RANKED: ignorePlace, ...goesOn, ...proposing("withdrawnByApplicant") } },
    closedWithCall: {
      on: { RANKED: ignorePlace, ...goesOn, ...proposing("closedWithCall"), ...callGoesOnAgain },
    },
  },
});
