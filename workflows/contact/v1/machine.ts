// Life of a contact, version 1: received, perhaps sent on, answered, or the beginning of a case. Context holds codes and days; what
// was said is sealed.

import { and, assign, setup } from "xstate";
import { personFact } from "../../kernel/case-fact.ts";
import { isTrue, pickGiven, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { onData } from "../../kernel/machine.ts";
import { caseOfContact } from "../../rules/contacts/case-of-contact.ts";
import { mistaken, notMistaken } from "../../rules/mistakes/contact.ts";
import type { Mistake } from "../../rules/mistakes/mistake.ts";

export interface ContactContext {
  need: string;
  channel: string;
  requester: string;
  urgent: boolean;
  answer?: string | undefined;
  orientedTo?: string | undefined;
  acknowledgedOn?: string | undefined;
  /** When the office that sent the person was told that she came. */
  senderToldOn?: string | undefined;
  /** The case it became. */
  intake?: string | undefined;
  /** The protected discharge it became. */
  discharge?: string | undefined;
  mistake?: Mistake | undefined;
}

interface At {
  context: ContactContext;
  event: MachineEvent;
}

/** Whoever sends people here as an office: they are told that the person came. */
const senders = [
  "singleAccessPoint",
  "familyDoctor",
  "hospital",
  "territorialCentre",
  "healthService",
  "school",
  "otherComune",
  "otherService",
];

/** Who asks for a protected discharge. */
const dischargeSenders = ["hospital", "territorialCentre", "singleAccessPoint", "healthService"];

const answeredBy = (event: MachineEvent): Partial<ContactContext> =>
  pickGiven(event.data, ["answer", "orientedTo"]) as Partial<ContactContext>;

const contactSetup = setup({
  types: { context: {} as ContactContext, events: {} as MachineEvent },
  guards: {
    answeredNow: onData<ContactContext>(({ event }) => textOf(event.data.outcome) === "answered"),
    personKnown: onData<ContactContext>(({ event }) => personFact(event) !== undefined),
    personAlive: onData<ContactContext>(({ event }) => personFact(event)?.state !== "deceased"),
    sentByOffice: ({ context }) => senders.includes(context.requester),
    askedForDischarge: ({ context }) => dischargeSenders.includes(context.requester),
    senderNotTold: ({ context }) => context.senderToldOn === undefined,
  },
  actions: {
    ...effectActions,
    recorded: assign(({ event }) => ({
      need: textOf(event.data.need),
      channel: textOf(event.data.channel),
      requester: textOf(event.data.requester),
      urgent: isTrue(event.data.urgent),
      ...(textOf(event.data.outcome) === "answered" ? answeredBy(event) : {}),
    })),
    answered: assign(({ event }) => answeredBy(event)),
    referred: assign(({ event }) => ({ answer: "referral", orientedTo: textOf(event.data.orientedTo) })),
    acknowledged: assign({ acknowledgedOn: ({ event }) => textOf(event.data.acknowledgedOn) }),
    returned: assign(() => ({ answer: undefined, orientedTo: undefined })),
    senderTold: assign({ senderToldOn: ({ event }) => textOf(event.data.toldOn) }),
    became: assign({ intake: ({ event }) => caseOfContact(event.meta.caseId) }),
    becameDischarge: assign({ discharge: ({ event }) => caseOfContact(event.meta.caseId) }),
    mistaken: assign(mistaken),
    notMistaken: assign(notMistaken),
    reopened: assign(() => ({ answer: undefined, orientedTo: undefined, acknowledgedOn: undefined })),
  },
});

const personOf = ({ event }: At) => {
  const householdId = textOf(personFact(event)?.head.householdId);
  const person = textOf(event.data.person);
  return { ...(person ? { personId: person } : {}), ...(householdId ? { householdId } : {}) };
};
const headOf = (at: At) => ({ ...personOf(at), ...(isTrue(at.event.data.urgent) ? { priority: 1 } : {}) });
const agreed = (deadline: string, field: string) =>
  ({ type: "startDeadline", params: ({ event }: At) => ({ deadline, on: textOf(event.data[field]) }) }) as const;
const stopAll = { type: "stopAllDeadlines", params: { as: "met" } } as const;

/** The case begins where its report is recorded; what was said stays here, where the desk reads it. */
const opening = ({ context, event }: At) => ({
  caseId: caseOfContact(event.meta.caseId),
  kind: "case-intake",
  type: "OPEN_FROM_CONTACT",
  data: {
    contact: event.meta.caseId,
    person: textOf(event.data.person),
    territory: event.head.territory,
    area: textOf(event.data.area),
    need: context.need,
    channel: context.channel,
    requester: context.requester,
    ...(textOf(event.data.receivedOn) ? { receivedOn: textOf(event.data.receivedOn) } : {}),
    ...(isTrue(event.data.urgent) ? { urgent: true } : {}),
  },
});

const becoming = {
  BECOME_CASE: {
    guard: and(["personKnown", "personAlive"]),
    target: "becameCase",
    actions: ["became", { type: "setHead", params: personOf }, { type: "companion", params: opening }, stopAll],
  },
} as const;
/** As above: what hospital or access point asked for stays here, and nobody types it again. */
const openingDischarge = ({ context, event }: At) => ({
  caseId: caseOfContact(event.meta.caseId),
  kind: "protected-discharge",
  type: "OPEN_FROM_CONTACT",
  data: {
    ...{ contact: event.meta.caseId, person: textOf(event.data.person), territory: event.head.territory },
    ...{ area: textOf(event.data.area), requestSource: context.requester, askedAt: textOf(event.data.askedAt) },
    ...pickGiven(event.data, ["dischargeExpectedOn"]),
  },
});
const discharging = {
  BECOME_DISCHARGE: {
    guard: and(["askedForDischarge", "personKnown", "personAlive"]),
    target: "becameDischarge",
    actions: [
      "becameDischarge",
      { type: "setHead", params: personOf },
      { type: "companion", params: openingDischarge },
      stopAll,
    ],
  },
} as const;
const mistaking = {
  OPENED_BY_MISTAKE: {
    target: "openedByMistake",
    actions: ["mistaken", { type: "stopAllDeadlines", params: { as: "cancelled" } }],
  },
} as const;
const telling = { TELL_SENDER: { guard: and(["sentByOffice", "senderNotTold"]), actions: "senderTold" } } as const;
const sendingOn = { REFER: { target: "referred", actions: ["referred", agreed("referral", "expectedOn")] } } as const;

export const contactMachine = contactSetup.createMachine({
  id: "contact",
  context: { need: "", channel: "", requester: "", urgent: false },
  initial: "unopened",
  states: {
    unopened: {
      on: {
        RECORD_CONTACT: [
          {
            guard: "answeredNow",
            target: "answered",
            actions: ["recorded", { type: "setHead", params: headOf }],
          },
          {
            target: "received",
            actions: ["recorded", { type: "setHead", params: headOf }, agreed("callBack", "callBackOn")],
          },
        ],
        RECEIVE_WEB_CONTACT: { target: "received", actions: "recorded" },
      },
    },
    received: {
      on: {
        ...becoming,
        ...discharging,
        ...telling,
        ...sendingOn,
        ...mistaking,
        ANSWER_CONTACT: { target: "answered", actions: ["answered", stopAll] },
      },
    },
    referred: {
      on: {
        ...becoming,
        ...discharging,
        ...telling,
        ACKNOWLEDGE_REFERRAL: { target: "answered", actions: ["acknowledged", stopAll] },
        RETURN_REFERRAL: { target: "received", actions: ["returned", stopAll] },
      },
    },
    answered: { on: { ...telling, ...mistaking, REOPEN_CONTACT: { target: "received", actions: "reopened" } } },
    becameCase: { on: telling },
    becameDischarge: { on: telling },
    openedByMistake: { on: { NOT_A_MISTAKE: { target: "received", actions: "notMistaken" } } },
  },
});
