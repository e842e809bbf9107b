// The course of a protected discharge, version 1: asked for, the family reached, evaluated, planned, ended – and back when the person
// is in hospital again. Nothing waits for opinions or for the meeting: a bed is needed sooner than a paper.

import { and, assign, setup } from "xstate";
import { askBodies, isWithinAsked } from "../../kernel/ask-bodies.ts";
import { caseFact, personFact } from "../../kernel/case-fact.ts";
import { numberOf, pickGiven, textOf } from "../../kernel/data.ts";
import type { JsonObject, MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { onData } from "../../kernel/machine.ts";
import { caseOfDischarge } from "../../rules/contacts/case-of-contact.ts";
import { mistaken, notMistaken } from "../../rules/mistakes/contact.ts";
import type { Mistake } from "../../rules/mistakes/mistake.ts";

export interface DischargeContext {
  requestSource: string;
  askedAt: string;
  /** The contact it began with. */
  contact?: string | undefined;
  dischargeExpectedOn?: string | undefined;
  contactedOn?: string | undefined;
  /** Why the family was reached after the term. */
  lateReason?: string | undefined;
  attempts: number;
  uvmOn?: string | undefined;
  heldOn?: string | undefined;
  /** `together`, or `health`: theirs, attached. */
  evaluationBy?: string | undefined;
  evaluation?: { document: string; on: string } | undefined;
  homeServices?: string[] | undefined;
  /** The case in charge: opened from here, or linked. */
  intake?: string | undefined;
  dischargedOn?: string | undefined;
  serviceStartedOn?: string | undefined;
  structureKind?: string | undefined;
  diedOn?: string | undefined;
  readmissions: number;
  readmittedOn?: string | undefined;
  mistake?: Mistake | undefined;
}

interface At {
  context: DischargeContext;
  event: MachineEvent;
}

const pushed = (check: (at: At) => boolean) => onData<DischargeContext>(check);
const given = (event: MachineEvent, ...names: string[]) => pickGiven(event.data, names) as Partial<DischargeContext>;

const guards = {
  personKnown: pushed(({ event }) => personFact(event) !== undefined),
  personAlive: pushed(({ event }) => personFact(event)?.state !== "deceased"),
  opinionOpen: ({ event }: At) => Object.values(event.asked).some((one) => one.request === "opinion"),
  opinionKnown: pushed(({ event }) => event.asked[textOf(event.data.opinion)]?.request === "opinion"),
  fewRequests: pushed(({ event }) => isWithinAsked(event, "opinionBodies")),
  /** Of theirs the paper is on file: it is never typed again. */
  evaluationAttached: pushed(({ event }) => {
    const document = event.documents[textOf(event.data.documentId)];
    return textOf(event.data.evaluationBy) !== "health" || (document !== undefined && !document.withdrawn);
  }),
  noIntake: ({ context }: At) => context.intake === undefined,
  ofSamePerson: pushed(({ event }) => textOf(caseFact(event, "intake")?.head.personId) === textOf(event.head.personId)),
  startedAfterDischarge: pushed(({ event }) => textOf(event.data.serviceStartedOn) >= textOf(event.data.dischargedOn)),
  afterDischarge: pushed(({ context, event }) => textOf(event.data.readmittedOn) >= (context.dischargedOn ?? "")),
};

const discharge = setup({
  types: { context: {} as DischargeContext, events: {} as MachineEvent },
  guards,
  actions: {
    ...effectActions,
    requested: assign(({ event }) => given(event, "requestSource", "askedAt", "contact", "dischargeExpectedOn")),
    contacted: assign(({ event }) => ({ contactedOn: event.meta.occurredOn, ...given(event, "lateReason") })),
    attempted: assign({ attempts: ({ context }) => context.attempts + 1 }),
    booked: assign(({ event }) => given(event, "uvmOn")),
    held: assign(({ event }) => ({
      ...given(event, "heldOn", "evaluationBy"),
      uvmOn: undefined,
      evaluation: textOf(event.data.documentId)
        ? { document: textOf(event.data.documentId), on: textOf(event.data.evaluationOn) }
        : undefined,
    })),
    planned: assign(({ event }) => given(event, "homeServices", "dischargeExpectedOn")),
    handedOn: assign(({ event }) => ({ intake: caseOfDischarge(event.meta.caseId) })),
    linked: assign(({ event }) => given(event, "intake")),
    ended: assign(({ event }) => given(event, "dischargedOn", "serviceStartedOn", "structureKind", "diedOn")),
    readmitted: assign(({ context, event }) => ({
      ...given(event, "readmittedOn"),
      readmissions: numberOf(context.readmissions) + 1,
      ...{ dischargedOn: undefined, serviceStartedOn: undefined, structureKind: undefined },
    })),
    mistaken: assign(mistaken),
    notMistaken: assign(notMistaken),
  },
});

const headOf = ({ event }: At) => {
  const householdId = textOf(personFact(event)?.head.householdId);
  return { personId: textOf(event.data.person), ...(householdId ? { householdId } : {}), priority: 1 };
};
const agreed = (deadline: string, field: string) =>
  ({ type: "startDeadline", params: ({ event }: At) => ({ deadline, on: textOf(event.data[field]) }) }) as const;
const stop = (deadline: string) => ({ type: "stopDeadline", params: { deadline } }) as const;
const stopAll = (as: "met" | "cancelled") => ({ type: "stopAllDeadlines", params: { as } }) as const;
const settle = (as: "met" | "cancelled") =>
  ({ type: "settle", params: ({ event }: At) => ({ key: textOf(event.data.opinion), as }) }) as const;

const opening = {
  guard: and(["personKnown", "personAlive"]),
  target: "requested",
  actions: [
    "requested",
    { type: "setHead", params: headOf },
    { type: "link", params: ({ event }: At) => ({ role: "person", to: textOf(event.data.person) }) },
    { type: "startDeadline", params: ({ event }: At) => ({ deadline: "contact", at: textOf(event.data.askedAt) }) },
  ],
} as const;

/** The case in charge begins with what is known here; nobody types it again. */
const intakeOf = ({ context, event }: At) => ({
  caseId: caseOfDischarge(event.meta.caseId),
  kind: "case-intake",
  type: "OPEN_FROM_CONTACT",
  data: {
    discharge: event.meta.caseId,
    person: textOf(event.head.personId),
    territory: event.head.territory,
    area: event.head.area,
    need: "careAtHome",
    channel: "email",
    requester: context.requestSource,
    urgent: true,
  } satisfies JsonObject,
});

/** The hours ran on all the while. */
const countAgain = {
  type: "startDeadline",
  params: ({ context }: { context: DischargeContext }) => ({ deadline: "contact", at: context.askedAt }),
} as const;

const asking = {
  REQUEST_OPINION: {
    guard: "fewRequests",
    actions: [askBodies("opinion", "opinionBodies")],
  },
  RECORD_OPINION: { guard: and(["opinionOpen", "opinionKnown"]), actions: [settle("met")] },
  WITHDRAW_OPINION: { guard: and(["opinionOpen", "opinionKnown"]), actions: [settle("cancelled")] },
  BOOK_UVM: { actions: ["booked", agreed("uvm", "uvmOn")] },
  HOLD_UVM: { guard: "evaluationAttached", actions: ["held", stop("uvm")] },
} as const;
const handingOn = {
  HAND_TO_INTAKE: { guard: "noIntake", actions: ["handedOn", { type: "companion", params: intakeOf }] },
  LINK_INTAKE: { guard: and(["noIntake", "ofSamePerson"]), actions: "linked" },
} as const;
const ways = {
  NOT_NEEDED: { target: "notNeeded", actions: stopAll("met") },
  REFUSE_PLAN: { target: "refused", actions: stopAll("met") },
  TRANSFER_TO_STRUCTURE: { target: "transferred", actions: ["ended", stopAll("met")] },
  PERSON_DIED: { target: "died", actions: ["ended", stopAll("cancelled")] },
} as const;
const planning = {
  WRITE_PLAN: { target: "planned", actions: ["planned", agreed("discharge", "dischargeExpectedOn")] },
} as const;
const back = {
  READMITTED: { guard: "afterDischarge", target: "inEvaluation", actions: "readmitted" },
} as const;

export const dischargeMachine = discharge.createMachine({
  id: "protected-discharge",
  context: { requestSource: "", askedAt: "", attempts: 0, readmissions: 0 },
  initial: "unopened",
  states: {
    unopened: { on: { RECORD_REQUEST: opening, OPEN_FROM_CONTACT: opening } },
    requested: {
      on: {
        ...ways,
        CONTACT_FAMILY: { target: "inEvaluation", actions: ["contacted", stop("contact")] },
        CONTACT_FAMILY_LATE: { target: "inEvaluation", actions: ["contacted", stop("contact")] },
        RECORD_ATTEMPT: { actions: "attempted" },
        OPENED_BY_MISTAKE: { target: "openedByMistake", actions: ["mistaken", stopAll("cancelled")] },
      },
    },
    inEvaluation: { on: { ...ways, ...asking, ...handingOn, ...planning } },
    planned: {
      on: {
        ...ways,
        ...asking,
        ...handingOn,
        ...planning,
        DISCHARGE_HOME: { guard: "startedAfterDischarge", target: "home", actions: ["ended", stopAll("met")] },
      },
    },
    home: { on: { ...back, ...handingOn } },
    transferred: { on: { ...back, ...handingOn } },
    notNeeded: {},
    refused: {},
    died: {},
    openedByMistake: { on: { NOT_A_MISTAKE: { target: "requested", actions: ["notMistaken", countAgain] } } },
  },
});
