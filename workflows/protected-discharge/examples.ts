// Invented courses of protected discharges: home with services and in hospital again; to a residential home; those that end before.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];
const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  ...{ type, payload, dayOffset },
  ...(expectState ? { expectState } : {}),
});
const requested = (more: JsonObject = {}): Step =>
  step(
    0,
    "RECORD_REQUEST",
    {
      ...{ person: "$person", territory: "020038", area: "elderly", requestSource: "hospital" },
      ...{ askedAt: "2026-01-02T09:00:00.000Z", wardName: "Medicina, caposala (esempio)", ...more },
    },
    "requested",
  );
const reached: JsonObject = {
  contactedWho: "family",
  contactedVia: "phone",
  wishesText: "Vuole tornare a casa (esempio)",
};
const plan: JsonObject = { homeServices: ["homeCare", "meals"], ownWords: "Voglio tornare a casa mia (esempio)" };

export const dischargeExamples: readonly Example[] = [
  {
    name: "Home with services started, and in hospital again",
    steps: [
      requested({ dischargeExpectedOn: "$day+6", careNeedsText: "Aiuto per alzarsi (esempio)" }),
      step(0, "RECORD_ATTEMPT", { contactedVia: "phone" }, "requested"),
      step(1, "CONTACT_FAMILY", reached, "inEvaluation"),
      step(1, "REQUEST_OPINION", {
        ...{ opinionBodies: ["familyDoctor", "evaluationUnit"], questionText: "Che cosa serve a casa? (esempio)" },
        expectedOn: "$day+3",
      }),
      step(1, "BOOK_UVM", { uvmOn: "$day+2" }),
      step(2, "RECORD_OPINION", { opinion: "opinion:4-familyDoctor", opinionHealthText: "Parere di esempio" }),
      step(2, "WITHDRAW_OPINION", { opinion: "opinion:4-evaluationUnit", withdrawalText: "Si vede in UVM (esempio)" }),
      step(3, "HOLD_UVM", { heldOn: "$day", evaluationBy: "together", evaluationText: "Valutazione di esempio" }),
      step(4, "WRITE_PLAN", { ...plan, dischargeExpectedOn: "$day+2" }, "planned"),
      step(
        6,
        "DISCHARGE_HOME",
        { dischargedOn: "$day", serviceStartedOn: "$day", startedServices: ["homeCare"] },
        "home",
      ),
      step(20, "READMITTED", { readmittedOn: "$day" }, "inEvaluation"),
      step(22, "WRITE_PLAN", plan, "planned"),
      step(25, "TRANSFER_TO_STRUCTURE", { dischargedOn: "$day", structureKind: "intermediateCare" }, "transferred"),
    ],
  },
  {
    name: "The family is reached late, and refuses",
    steps: [
      requested({ requestSource: "territorialCentre" }),
      step(4, "CONTACT_FAMILY_LATE", { ...reached, lateReason: "notReached" }, "inEvaluation"),
      step(5, "REFUSE_PLAN", { refusedBy: "family", refusalText: "Provvede la famiglia (esempio)" }, "refused"),
    ],
  },
  {
    name: "Not needed in the end",
    steps: [requested(), step(1, "NOT_NEEDED", { notNeededText: "Resta ricoverata (esempio)" }, "notNeeded")],
  },
  {
    name: "The person dies before she is home",
    steps: [requested(), step(2, "PERSON_DIED", { diedOn: "$day" }, "died")],
  },
  {
    name: "Opened by mistake, which it was not",
    steps: [
      requested(),
      step(0, "OPENED_BY_MISTAKE", { mistakeReason: "otherPerson" }, "openedByMistake"),
      step(1, "NOT_A_MISTAKE", { notMistakeText: "Era lei (esempio)" }, "requested"),
    ],
  },
];
