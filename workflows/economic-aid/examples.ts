// Invented economic aids, one for each way they go: once, every month, lent, in vouchers, urgent, refused, suspended and revoked.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];
const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  ...{ type, payload, dayOffset },
  ...(expectState ? { expectState } : {}),
});
const byColleague = (one: Step): Step => ({ ...one, by: "colleague" });
const opened = (more: JsonObject = {}): Step =>
  step(
    0,
    "OPEN_AID",
    {
      ...{ person: "$person", territory: "020038", area: "poverty", requestedOn: "$day-1", aidPurpose: "bills" },
      ...{ askedCents: 42_000, requestText: "Bolletta del gas arretrata (esempio)", ...more },
    },
    "inquiry",
  );
const proposed = (dayOffset: number, more: JsonObject): Step =>
  step(
    dayOffset,
    "PROPOSE_AID",
    { aidProposal: "grant", proposalText: "Reddito sceso per cassa integrazione (esempio)", ...more },
    "toCommission",
  );
const commission = (dayOffset: number, commissionOutcome: string, more: JsonObject, state: string): Step =>
  step(dayOffset, "RECORD_COMMISSION", { minuteNumber: "4/ES", minuteOn: "$day", commissionOutcome, ...more }, state);
const act: JsonObject = {
  ...{ actKind: "determination", actNumber: "88/ES", actOn: "$day", actBody: "Comune di prova" },
  ...{ signatoryRole: "serviceHead", signatory: "Responsabile di esempio" },
};
const signed = (dayOffset: number, more: JsonObject = {}): Step =>
  byColleague(
    step(dayOffset, "SIGN_ACT", { ...act, chapter: "1040/3", commitmentNumber: "512/ES", ...more }, "granted"),
  );
const delivered = (dayOffset: number): Step => step(dayOffset, "DELIVER_ACT", { deliveredOn: "$day", sentVia: "pec" });
/** The example of the standard, of nobody's account. */
const toBank: JsonObject = { payWay: "bankTransfer", iban: "IT60 X054 2811 1010 0000 0123 456" };
const paid = (dayOffset: number, mandateNumber: string, state: string, more: JsonObject = {}): Step =>
  step(dayOffset, "RECORD_PAYMENT", { paidOn: "$day", mandateNumber, ...more }, state);

export const aidExamples: readonly Example[] = [
  {
    name: "A bill is paid straight to the supplier, once, and the need is over",
    steps: [
      opened({ intake: "$intake" }),
      step(2, "RECORD_HELPED_ELSEWHERE", {
        ...{ askedOn: "$day", askedWith: "caritas", consentGiven: true, alreadyHelped: "no" },
      }),
      proposed(8, { aidKind: "oneOff", proposedCents: 42_000 }),
      commission(19, "granted", { decidedCents: 40_000, commissionText: "Per l'ultima bolletta (esempio)" }, "toSign"),
      signed(24),
      delivered(26),
      step(26, "SET_PAYEE", {
        ...{ payWay: "vendor", iban: "IT60X0542811101000000123456" },
        ...{ payeeName: "Fornitore di esempio", vendorReference: "Bolletta 12/ES" },
      }),
      paid(40, "701/ES", "paid"),
      step(45, "RECORD_RETURNED_PAYMENT", { mandateNumber: "701/ES", sentBackOn: "$day" }, "granted"),
      paid(52, "733/ES", "paid", { paidCents: 40_000 }),
      step(80, "CLOSE_AID", { aidOutcome: "needMet", closingText: "Bollette in regola (esempio)" }, "closed"),
    ],
  },
  {
    name: "Put off once, then three monthly payments, suspended for a while in between; the last takes the rest",
    steps: [
      opened({ aidPurpose: "living" }),
      step(3, "LINK_CASE", { intake: "$intake" }),
      step(4, "SET_PAYEE", toBank),
      proposed(10, { aidKind: "continuing", proposedCents: 100_000, months: 3 }),
      commission(15, "postponed", {}, "inquiry"),
      proposed(30, { aidKind: "continuing", proposedCents: 100_000, months: 3 }),
      commission(45, "granted", { decidedCents: 100_000 }, "toSign"),
      signed(50, { grantedCents: 100_000 }),
      paid(60, "801/ES", "granted"),
      step(70, "SUSPEND_AID", { suspensionReason: "checksOnRequirements", suspensionText: "Esempio" }, "suspended"),
      step(80, "RESUME_AID", {}, "granted"),
      paid(91, "802/ES", "granted"),
      paid(121, "803/ES", "paid"),
      step(130, "CLOSE_AID", { aidOutcome: "needLess" }, "closed"),
    ],
  },
  {
    name: "Decided urgently for food, told to the commission, handed over in two times, out of a stock and without one",
    steps: [
      opened({ aidPurpose: "food" }),
      proposed(0, { aidKind: "vouchers", proposedCents: 20_000 }),
      byColleague(
        step(
          1,
          "DECIDE_URGENTLY",
          { decidedCents: 20_000, regulationRef: "Art. 9/ES", urgencyText: "Frigorifero vuoto, tre figli (esempio)" },
          "toSign",
        ),
      ),
      signed(1),
      step(
        2,
        "HAND_OVER",
        {
          ...{ handedOn: "$day", handedWhat: "shoppingVouchers", stock: "$stock", pieces: 12, signedFor: true },
          receivedBy: "Persona di esempio",
        },
        "granted",
      ),
      step(20, "TELL_COMMISSION", { commissionToldOn: "$day", minuteNumber: "5/ES" }),
      step(
        22,
        "HAND_OVER",
        { handedOn: "$day", handedWhat: "foodParcel", handedCents: 8_000, signedFor: true },
        "paid",
      ),
      step(40, "CLOSE_AID", { aidOutcome: "otherSupport" }, "closed"),
    ],
  },
  {
    name: "A loan for the deposit of a rent comes back in part, and the rest is let go with a reason",
    steps: [
      opened({ aidPurpose: "rent" }),
      proposed(5, { aidKind: "loan", proposedCents: 60_000, repaymentInstalments: 6, firstRepaymentOn: "$day+90" }),
      commission(19, "granted", { decidedCents: 60_000 }, "toSign"),
      signed(21),
      step(22, "SET_PAYEE", {
        ...{ payWay: "delegate", payeeName: "Delegato di esempio", payeeDocument: "Carta d'identità ES0000" },
      }),
      paid(30, "901/ES", "paid"),
      step(95, "RECORD_REPAYMENT", { repaidOn: "$day" }),
      step(125, "RECORD_REPAYMENT", { repaidOn: "$day", repaidCents: 4_000 }),
      step(130, "SET_REPAYMENT_PLAN", {
        agreedOn: "$day",
        plan: [
          { dueOn: "$day-30", instalmentCents: 14_000 },
          { dueOn: "$day+30", instalmentCents: 20_000 },
          { dueOn: "$day+90", instalmentCents: 26_000 },
        ],
      }),
      step(160, "RECORD_REPAYMENT", { repaidOn: "$day", repaidCents: 25_000 }),
      step(200, "CLOSE_AID", { aidOutcome: "needMet", restText: "Ha perso di nuovo il lavoro (esempio)" }, "closed"),
    ],
  },
  {
    name: "A loan that was paid in part is revoked, and what was lent comes back",
    steps: [
      opened({ aidPurpose: "rent" }),
      proposed(5, { aidKind: "loan", proposedCents: 60_000, repaymentInstalments: 6, firstRepaymentOn: "$day+90" }),
      commission(19, "granted", { decidedCents: 60_000 }, "toSign"),
      signed(21),
      step(22, "SET_PAYEE", { payWay: "cash" }),
      paid(30, "951/ES", "granted", { paidCents: 20_000 }),
      step(60, "REVOKE_AID", { revocationReason: "otherUse", revocationText: "Speso per altro (esempio)", ...act }),
      step(95, "RECORD_REPAYMENT", { repaidOn: "$day" }, "revoked"),
      step(100, "RECORD_REPAYMENT", { repaidOn: "$day", repaidCents: 16_667 }, "revoked"),
    ],
  },
  {
    name: "The person dies owing a loan, and the comune decides what becomes of the rest",
    steps: [
      opened({ aidPurpose: "rent" }),
      proposed(5, { aidKind: "loan", proposedCents: 60_000, repaymentInstalments: 6, firstRepaymentOn: "$day+90" }),
      commission(19, "granted", { decidedCents: 60_000 }, "toSign"),
      signed(21),
      step(22, "SET_PAYEE", { payWay: "cash" }),
      paid(30, "961/ES", "paid"),
      step(120, "END_FOR_DEATH", { diedOn: "$day-2" }, "closed"),
      step(140, "RECORD_REPAYMENT", { repaidOn: "$day", repaidCents: 20_000 }, "closed"),
      step(170, "DECIDE_DEBT", { debtDecision: "letOff", debtText: "Eredità rinunciata (esempio)", ...act }, "closed"),
    ],
  },
  {
    name: "Refused after the notice, with observations that bring it back once and none the second time",
    steps: [
      opened(),
      step(
        6,
        "PROPOSE_AID",
        { aidProposal: "refuse", proposalText: "Già coperto da un altro sostegno (esempio)" },
        "toCommission",
      ),
      commission(19, "refused", {}, "refusing"),
      step(21, "SEND_REFUSAL_NOTICE", { obstaclesText: "Altro sostegno in corso (esempio)" }, "refusing"),
      step(28, "RECORD_OBSERVATIONS", { observationsText: "Il sostegno è finito (esempio)" }, "refusing"),
      step(30, "REOPEN_INQUIRY", { reopenText: "Da verificare (esempio)" }, "inquiry"),
      step(
        35,
        "PROPOSE_AID",
        { aidProposal: "refuse", proposalText: "Il sostegno è stato rinnovato (esempio)" },
        "toCommission",
      ),
      commission(48, "refused", {}, "refusing"),
      step(50, "SEND_REFUSAL_NOTICE", { obstaclesText: "Sostegno rinnovato (esempio)" }, "refusing"),
      step(51, "RECORD_DELIVERY", {
        ...{ deadline: "observations", sentVia: "pec", sentOn: "$day-1", deliveredOn: "$day" },
        ...{ proofKind: "pecReceipt", protocolNumber: "12/esempio", protocolOn: "$day-1" },
      }),
      byColleague(
        step(
          70,
          "REFUSE_AID",
          { observations: "noneInTime", refusalReasonText: "Sostegno già in corso (esempio)", ...act },
          "refused",
        ),
      ),
    ],
  },
  {
    name: "Granted for the rent, revoked before it is paid because the person moved away",
    steps: [
      opened({ aidPurpose: "rent" }),
      proposed(4, { aidKind: "oneOff", proposedCents: 30_000 }),
      commission(19, "granted", { decidedCents: 30_000 }, "toSign"),
      signed(22),
      step(23, "SET_PAYEE", { payWay: "cash" }),
      step(30, "SUSPEND_AID", { suspensionReason: "payeeToSet" }, "suspended"),
      step(
        40,
        "REVOKE_AID",
        { revocationReason: "movedAway", revocationText: "Trasferito (esempio)", ...act },
        "revoked",
      ),
    ],
  },
  {
    name: "Given up by the person while it is looked into",
    steps: [
      opened(),
      step(9, "WITHDRAW_AID", { withdrawnOn: "$day", withdrawalText: "Non serve più (esempio)" }, "withdrawn"),
    ],
  },
  {
    name: "The person dies while it is to be paid",
    steps: [
      opened(),
      proposed(4, { aidKind: "oneOff", proposedCents: 30_000 }),
      commission(19, "granted", { decidedCents: 30_000 }, "toSign"),
      signed(22),
      step(40, "END_FOR_DEATH", { diedOn: "$day-2" }, "closed"),
    ],
  },
];
