// Life of an administration of support, version 1: the need is found, an act leaves for prosecutor or judge or others have gone there,
// the judge hears and decides, the administrator swears and is in office; where that is the service, it accounts every year.

import { and, assign, setup } from "xstate";
import { askBodies } from "../../kernel/ask-bodies.ts";
import { personFact } from "../../kernel/case-fact.ts";
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { linkIntake } from "../../kernel/link-intake.ts";
import { addDays } from "../../rules/calendar/days.ts";
import * as change from "./context.ts";
import { type At, emptySupport, endInRecord, type SupportContext } from "./context.ts";
import { supportGuards } from "./guards.ts";

const support = setup({
  types: { context: {} as SupportContext, events: {} as MachineEvent },
  guards: supportGuards,
  actions: {
    ...effectActions,
    opened: assign(change.opened),
    linked: assign(change.linked),
    routeChosen: assign(change.routeChosen),
    written: assign(change.written),
    signed: assign(change.signed),
    draftDropped: assign(change.draftDropped),
    sent: assign(change.sent),
    filedByOthers: assign(change.filedByOthers),
    pursued: assign(change.pursued),
    notPursued: assign(change.notPursued),
    hearingSet: assign(change.hearingSet),
    heard: assign(change.heard),
    provisional: assign(change.provisional),
    appointed: assign(change.appointed),
    powersChanged: assign(change.powersChanged),
    sworn: assign(change.sworn),
    actRecorded: assign(change.actRecorded),
    actFound: assign(change.actFound),
    prepared: assign(change.prepared),
    accountFiled: assign(change.accountFiled),
    accountAnswered: assign(change.accountAnswered),
    remarksAnswered: assign(change.remarksAnswered),
    ended: assign(change.ended),
    died: assign(change.died),
    rejected: assign(change.rejected),
    withdrawn: assign(change.withdrawn),
    notNeeded: assign(change.notNeeded),
  },
});

const headOf = ({ event }: At) => {
  const householdId = textOf(personFact(event)?.head.householdId);
  return { personId: textOf(event.data.person), ...(householdId ? { householdId } : {}) };
};

const agreed = (deadline: string, field: string) =>
  ({
    type: "startDeadline",
    params: ({ event }: At) => ({ deadline, on: textOf(event.data[field]) }),
  }) as const;
const stop = (deadline: string, as: "met" | "cancelled" = "met") =>
  ({ type: "stopDeadline", params: { deadline, as } }) as const;
const stopAll = (as: "met" | "cancelled") => ({ type: "stopAllDeadlines", params: { as } }) as const;

/** It stands among what is missing until the record of the person has it. */
const toRecord = { type: "toComplete", params: () => ({ field: "recordedAct", withinDays: 3 }) } as const;
const isRecorded = { type: "completed", params: () => ({ fields: ["recordedAct"] }) } as const;
/** What stood in the record ends there: where another decree follows, the day before that one begins. */
const replacedInRecord = {
  type: "companions",
  params: (at: At) => endInRecord(at, addDays(textOf(at.event.data.from), -1), "replaced"),
} as const;
const endedInRecord = {
  type: "companions",
  params: (at: At) => {
    const reason = textOf(at.event.data.endReason);
    return endInRecord(at, textOf(at.event.data.endedOn), reason === "otherMeasure" ? "other" : reason);
  },
} as const;
/** Terms of the decree that stood before. */
const decreeTermsOver = [stop("oath", "cancelled"), stop("expiry", "cancelled")] as const;
const newDecree = [
  ...[stop("hearing"), ...decreeTermsOver],
  ...[agreed("oath", "oathDueOn"), agreed("expiry", "until"), toRecord],
] as const;
/** A first account of the service is due so long after its oath, the next after the end of the one before. */
const accountRuns = {
  type: "startDeadline",
  params: ({ context: { accounting }, event: { data } }: At) => ({
    deadline: "account",
    on: accounting?.from === data.oathOn ? textOf(data.oathOn) : "",
  }),
} as const;
const nextAccount = {
  type: "startDeadline",
  params: ({ context: { accounting } }: At) => ({
    deadline: "account",
    on: accounting ? addDays(accounting.from, -1) : "",
  }),
} as const;
const notLate = [stop("account"), stop("accountDay")] as const;

/** Of who has died the record says so: no act of an administrator is asked for there any more. */
const endForDeath = [
  {
    guard: "owesJudge" as const,
    target: "accountsToClose",
    actions: ["died" as const, stop("hearing", "cancelled"), ...decreeTermsOver, isRecorded],
  },
  { target: "ended", actions: ["died" as const, stopAll("cancelled"), isRecorded] },
] as const;
const always = {
  LINK_CASE: {
    guard: "notLinked",
    actions: ["linked", linkIntake],
  },
} as const;
const settle = (as: "met" | "cancelled") =>
  ({ type: "settle", params: ({ event }: At) => ({ key: textOf(event.data.answerOf), as }) }) as const;
/** What was asked is answered also after the judge has decided: its term would run on. */
const answering = {
  RECORD_ANSWER: { guard: and(["informationOpen", "answerKnown"]), actions: settle("met") },
  GIVE_UP_ANSWER: { guard: and(["informationOpen", "answerKnown"]), actions: settle("cancelled") },
} as const;
const asking = {
  ...answering,
  ASK_BODIES: { guard: "fewRequests", actions: askBodies("information", "askedBodies") },
} as const;
const recording = {
  LINK_RECORDED_ACT: { guard: and(["actMissing", "goesOnThere", "recordHasAct"]), actions: ["actFound", isRecorded] },
  ACT_RECORDED: { guard: and(["actMissing", "ofThisPerson"]), actions: ["actRecorded", isRecorded] },
} as const;
const accounting = {
  SET_ACCOUNT_DAY: {
    guard: "owesAccount",
    actions: [stop("account", "cancelled"), stop("accountDay", "cancelled"), agreed("accountDay", "accountDueOn")],
  },
  PREPARE_ACCOUNT: {
    guard: and(["owesAccount", "fewAccounts", "periodWithin", "balanceAgrees"]),
    actions: "prepared",
  },
  FILE_ACCOUNT: {
    guard: and(["accountPrepared", "filedAfterPeriod"]),
    actions: ["accountFiled", ...notLate, nextAccount],
  },
  RECORD_ACCOUNT_OUTCOME: {
    guard: and(["outcomeAwaited", "outcomeAfterFiling"]),
    actions: ["accountAnswered", agreed("remarks", "answerDueOn")],
  },
  ANSWER_REMARKS: { guard: "remarksOpen", actions: ["remarksAnswered", stop("remarks")] },
} as const;
const decreeHolds = and(["untilNotBefore", "notOneself"]);
const appointing = {
  APPOINT: { guard: decreeHolds, target: "appointed", actions: [replacedInRecord, "appointed", ...newDecree] },
} as const;
const before = { ...always, ...asking } as const;
const notNeeded = { NOT_NEEDED: { target: "notFiled", actions: ["notNeeded", stopAll("cancelled")] } } as const;
/** A provisional administrator goes with the petition. */
const revokedInRecord = {
  type: "companions",
  params: (at: At) => endInRecord(at, textOf(at.event.data.actOn), "revoked"),
} as const;
const rejecting = [revokedInRecord, "rejected", isRecorded] as const;
const inOffice = {
  ...always,
  ...answering,
  ...recording,
  ...accounting,
  REPLACE_ADMINISTRATOR: {
    guard: decreeHolds,
    target: "appointed",
    actions: [replacedInRecord, "appointed", ...newDecree],
  },
  CHANGE_POWERS: {
    guard: "untilNotBefore",
    actions: [replacedInRecord, "powersChanged", stop("expiry", "cancelled"), agreed("expiry", "until"), toRecord],
  },
  END_SUPPORT: [
    {
      guard: and(["endsAfterStart", "owesJudge"]),
      target: "accountsToClose",
      actions: [endedInRecord, "ended", ...decreeTermsOver, isRecorded],
    },
    { guard: "endsAfterStart", target: "ended", actions: [endedInRecord, "ended", stopAll("met"), isRecorded] },
  ],
  END_FOR_DEATH: endForDeath,
} as const;

export const supportMachine = support.createMachine({
  id: "guardianship-support",
  context: emptySupport,
  initial: "unopened",
  states: {
    unopened: {
      on: {
        OPEN_SUPPORT: {
          guard: and(["personKnown", "personAlive"]),
          target: "evaluating",
          actions: ["opened", linkIntake, { type: "setHead", params: headOf }],
        },
      },
    },
    evaluating: {
      on: {
        ...before,
        ...notNeeded,
        ...appointing,
        CHOOSE_ROUTE: { actions: "routeChosen" },
        WRITE_ACT: { guard: and(["routeChosen", "signaturesSaid"]), target: "toSign", actions: "written" },
        FILED_BY_OTHERS: { target: "filed", actions: "filedByOthers" },
        END_FOR_DEATH: endForDeath,
      },
    },
    toSign: {
      on: {
        ...before,
        /** Written anew it is signed anew. */
        WRITE_ACT: { guard: "signaturesSaid", actions: "written" },
        SEND_BACK: { target: "evaluating", actions: "draftDropped" },
        SIGN_ACT: [
          { guard: and(["notSignedByActor", "lastSignature"]), target: "toSend", actions: "signed" },
          { guard: "notSignedByActor", actions: "signed" },
        ],
        END_FOR_DEATH: endForDeath,
      },
    },
    toSend: {
      on: {
        ...before,
        SEND_BACK: { target: "evaluating", actions: "draftDropped" },
        SEND_ACT: { guard: "fewSent", target: "filed", actions: "sent" },
        END_FOR_DEATH: endForDeath,
      },
    },
    filed: {
      on: {
        ...before,
        ...recording,
        ...accounting,
        ...appointing,
        RECORD_REPLY: [
          { guard: and(["reportWaits", "prosecutorGoesOn"]), actions: "pursued" },
          // Whom the judge has appointed meanwhile is not left without a way to swear and to account.
          {
            guard: and(["reportWaits", "nobodyAppointed"]),
            target: "evaluating",
            actions: ["notPursued", stop("hearing", "cancelled")],
          },
        ],
        NOTIFY_HEARING: {
          guard: "hearingAfterNotice",
          actions: ["hearingSet", stop("hearing", "cancelled"), agreed("hearing", "hearingOn")],
        },
        RECORD_HEARING: { guard: "hearingSet", actions: ["heard", stop("hearing"), agreed("hearing", "hearingOn")] },
        APPOINT_PROVISIONALLY: { guard: decreeHolds, actions: [replacedInRecord, "provisional", ...newDecree] },
        RECORD_OATH: { guard: and(["notSworn", "afterDecree"]), actions: ["sworn", stop("oath"), accountRuns] },
        REJECT: [
          {
            guard: "owesJudge",
            target: "accountsToClose",
            actions: [...rejecting, stop("hearing", "cancelled"), ...decreeTermsOver],
          },
          { target: "rejected", actions: [...rejecting, stopAll("cancelled")] },
        ],
        WITHDRAW: {
          guard: and(["ownPetition", "nobodyAppointed"]),
          target: "notFiled",
          actions: ["withdrawn", stopAll("cancelled")],
        },
        END_FOR_DEATH: endForDeath,
      },
    },
    appointed: {
      on: {
        ...inOffice,
        RECORD_OATH: {
          guard: and(["notSworn", "afterDecree"]),
          target: "inOffice",
          actions: ["sworn", stop("oath"), accountRuns],
        },
      },
    },
    inOffice: { on: inOffice },
    accountsToClose: {
      on: {
        ...always,
        ...answering,
        ...accounting,
        CLOSE_ACCOUNTS: { guard: and(["accountsFiled", "remarksAnswered"]), target: "ended", actions: stopAll("met") },
      },
    },
    ended: {},
    rejected: {},
    notFiled: {},
  },
});
