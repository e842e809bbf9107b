// Invented applications to a care call, one for each way they go: financed and paid to the end, completed and not financed, refused,
// ended before the time, withdrawn, ended by a death.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];
const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  ...{ type, payload, dayOffset },
  ...(expectState ? { expectState } : {}),
});
const byColleague = (one: Step): Step => ({ ...one, by: "colleague" });
const act: JsonObject = {
  ...{ actKind: "determination", actNumber: "71/ES", actOn: "$day", actBody: "Azienda sociale (esempio)" },
  ...{ signatoryRole: "manager", signatory: "Firmatario di prova" },
};
const opened = (protocolNumber: string, more: JsonObject = {}): Step =>
  step(
    0,
    "OPEN_APPLICATION",
    {
      ...{ call: "$careCall", sectionNumber: 1, person: "$person", territory: "020038", area: "elderly" },
      ...{ protocolNumber, protocolOn: "$day", submittedOn: "$day-1", ...more },
    },
    "received",
  );
/** Sixty points and more. */
const answers: JsonObject = {
  ...{ iseeCents: 550_000, age: 82, disability: "severe", careNeed: "high", livesAtHome: true, livesAlone: true },
  ...{ caregiverAtHome: false, otherSupport: false },
};
const answered = (dayOffset: number, more: JsonObject = {}): Step =>
  step(dayOffset, "RECORD_ANSWERS", { ...answers, ...more });
const admitted = (dayOffset: number): Step => step(dayOffset, "ADMIT", {}, "admitted");
const ranked = (dayOffset: number, state: string): Step =>
  step(dayOffset, "RANKED", { rankingSeq: 8, document: "firstRankings" }, state);
const granted = (dayOffset: number, more: JsonObject = {}): Step =>
  byColleague(step(dayOffset, "GRANT", { ...act, chapter: "1204/ES", commitmentNumber: "90/ES", ...more }, "granted"));
/** The example of the standard, of nobody's account. */
const payee = (dayOffset: number): Step =>
  step(dayOffset, "SET_PAYEE", { payWay: "bankTransfer", iban: "IT60 X054 2811 1010 0000 0123 456" });
const paid = (dayOffset: number, mandateNumber: string, state: string): Step =>
  step(dayOffset, "RECORD_PAYMENT", { paidOn: "$day", mandateNumber }, state);

export const careExamples: readonly Example[] = [
  {
    name: "Financed, granted, paid in two months with a transfer that came back, over with the year",
    steps: [
      opened("101/ES", { intake: "$intake" }),
      answered(5),
      admitted(9),
      ranked(60, "funded"),
      payee(62),
      granted(65, { grantedCents: 60_000, months: 2 }),
      paid(70, "801/ES", "granted"),
      step(75, "RECORD_RETURNED_PAYMENT", { mandateNumber: "801/ES", sentBackOn: "$day" }, "granted"),
      paid(80, "802/ES", "granted"),
      step(85, "SUSPEND", { suspensionReason: "hospital" }, "suspended"),
      step(95, "RESUME", {}, "granted"),
      paid(110, "803/ES", "paid"),
      step(300, "END", { endReason: "yearOver", endsOn: "$day" }, "ended"),
    ],
  },
  {
    name: "Completed in time, moved to its own ranking, eligible and not financed until the call is over",
    steps: [
      opened("102/ES", { sectionNumber: 2 }),
      step(2, "LINK_CASE", { intake: "$intake" }),
      step(3, "CHANGE_SECTION", { sectionNumber: 1, sectionText: "Ha più di 65 anni (esempio)" }, "received"),
      step(4, "ASK_COMPLETION", { missingText: "Manca il verbale (esempio)", sentVia: "pec" }, "toComplete"),
      step(9, "RECORD_COMPLETION", { completedOn: "$day" }, "received"),
      answered(10, { careNeed: "low", livesAlone: false }),
      admitted(12),
      step(13, "REOPEN_INQUIRY", { reopenText: "ISEE da ricontrollare (esempio)" }, "received"),
      admitted(15),
      ranked(60, "notFunded"),
      step(360, "CALL_ENDED", {}, "closedWithCall"),
    ],
  },
  {
    name: "Without what the ranking requires: heard, and not eligible",
    steps: [
      opened("103/ES"),
      answered(3, { iseeCents: 4_000_000 }),
      step(
        4,
        "START_REFUSAL",
        { refusalGround: "requirementsNotMet", refusalReasonText: "ISEE oltre il limite" },
        "refusing",
      ),
      step(5, "SEND_REFUSAL_NOTICE", { obstaclesText: "ISEE oltre il limite (esempio)" }),
      step(8, "RECORD_DELIVERY", {
        ...{
          deadline: "observations",
          sentVia: "pec",
          sentOn: "$day-3",
          deliveredOn: "$day-3",
          proofKind: "pecReceipt",
        },
      }),
      step(12, "RECORD_OBSERVATIONS", { observationsText: "L'ISEE è cambiato (esempio)" }, "refusing"),
      byColleague(
        step(
          14,
          "REFUSE",
          { ...act, observations: "considered", refusalReasonText: "L'ISEE corrente non è stato presentato (esempio)" },
          "notEligible",
        ),
      ),
      ranked(60, "notEligible"),
    ],
  },
  {
    name: "Goes into a residence after the first month: what is due is paid, the rest is free",
    steps: [
      opened("104/ES"),
      answered(2),
      admitted(3),
      ranked(60, "funded"),
      payee(61),
      granted(65),
      paid(70, "811/ES", "granted"),
      step(95, "END", { endReason: "residentialCare", endsOn: "$day", stillDueCents: 30_000 }, "granted"),
      paid(100, "812/ES", "ended"),
    ],
  },
  {
    name: "Withdrawn before the act",
    steps: [
      opened("105/ES"),
      answered(2),
      admitted(3),
      ranked(60, "funded"),
      step(63, "WITHDRAW", { withdrawnOn: "$day", withdrawalText: "Rinuncia (esempio)" }, "withdrawn"),
    ],
  },
  {
    name: "Dies while it is paid",
    steps: [
      opened("106/ES"),
      answered(2),
      admitted(3),
      ranked(60, "funded"),
      payee(61),
      granted(65),
      paid(70, "821/ES", "granted"),
      step(80, "END_FOR_DEATH", { diedOn: "$day-1" }, "ended"),
    ],
  },
];
