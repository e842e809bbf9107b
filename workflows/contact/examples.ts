// Invented courses of contacts: answered at once, called back and sent on, and one that becomes a case.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];
const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  ...{ type, payload, dayOffset },
  ...(expectState ? { expectState } : {}),
});
const recorded = (more: JsonObject, state: string): Step =>
  step(
    0,
    "RECORD_CONTACT",
    {
      ...{ territory: "020038", channel: "desk", requester: "self", area: "elderly", need: "careAtHome" },
      ...{ contactReason: "Chiede come avere un aiuto in casa (esempio)", outcome: "open", ...more },
    },
    state,
  );

export const contactExamples: readonly Example[] = [
  {
    name: "Somebody who gives no name asks at the desk and is answered at once",
    steps: [
      recorded({ requester: "anonymous", need: "information", outcome: "answered", answer: "information" }, "answered"),
      step(3, "REOPEN_CONTACT", { reopenText: "È tornata con i documenti (esempio)" }, "received"),
      step(3, "ANSWER_CONTACT", { answer: "form", answerText: "Modulo consegnato (esempio)" }, "answered"),
    ],
  },
  {
    name: "The single access point sends somebody, is told, and gets the person back for an evaluation",
    steps: [
      recorded(
        { requester: "singleAccessPoint", channel: "email", outcome: "toCallBack", callBackOn: "$day+3" },
        "received",
      ),
      step(1, "TELL_SENDER", { toldOn: "$day", toldVia: "email" }),
      step(2, "REFER", { orientedTo: "singleAccessPoint", expectedOn: "$day+10" }, "referred"),
      step(4, "RETURN_REFERRAL", { returnText: "Manca il certificato (esempio)" }, "received"),
      step(6, "REFER", { orientedTo: "singleAccessPoint", expectedOn: "$day+10" }, "referred"),
      step(9, "ACKNOWLEDGE_REFERRAL", { acknowledgedOn: "$day", acknowledgedBy: "Infermiera di esempio" }, "answered"),
    ],
  },
  {
    name: "Somebody writes from the page open to the public and is answered",
    steps: [
      step(
        0,
        "RECEIVE_WEB_CONTACT",
        {
          ...{ territory: "020038", requester: "self", area: "adults", need: "income", requesterPhone: "0000 000000" },
          ...{ contactReason: "Chiede un aiuto per la bolletta (esempio)", reachText: "La mattina (esempio)" },
          ...{ noticeOn: "2026-01-01", noticeLanguage: "it" },
        },
        "received",
      ),
      step(2, "ANSWER_CONTACT", { answer: "orientation", orientedTo: "taxAssistance" }, "answered"),
    ],
  },
  {
    name: "A contact written down for the wrong person is taken out, taken back, and taken out again",
    steps: [
      recorded({}, "received"),
      step(0, "OPENED_BY_MISTAKE", { mistakeReason: "otherPerson" }, "openedByMistake"),
      step(1, "NOT_A_MISTAKE", { notMistakeText: "Era proprio lei (esempio)" }, "received"),
      step(
        1,
        "OPENED_BY_MISTAKE",
        { mistakeReason: "otherMistake", mistakeText: "Prova (esempio)" },
        "openedByMistake",
      ),
    ],
  },
  {
    name: "The hospital asks, and it becomes a protected discharge",
    steps: [
      recorded({ requester: "hospital", person: "$person" }, "received"),
      step(
        0,
        "BECOME_DISCHARGE",
        { person: "$person", area: "elderly", askedAt: "2026-01-02T09:00:00.000Z" },
        "becameDischarge",
      ),
    ],
  },
  {
    name: "A contact that needs more becomes a case",
    steps: [
      recorded({ person: "$person", urgent: true }, "received"),
      step(1, "BECOME_CASE", { person: "$person", area: "elderly", urgent: true }, "becameCase"),
    ],
  },
];
