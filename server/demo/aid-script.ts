// Economic aids of the demo: asked for by people in care, proposed by their worker, decided at the monthly sitting or urgently, granted
// by an act some days later and paid; one in five is refused. Amounts, numbers of acts and bank accounts are invented.
import type { AreaId, Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, laterOf } from "../../workflows/rules/calendar/days.ts";
import type { Contact } from "./intake-course.ts";
import { pickDeskMoment } from "./office-days.ts";
import type { SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import { Hand, type Script } from "./script.ts";
import type { World } from "./world.ts";

export interface AidAsked {
  caseId: string;
  person: SyntheticPerson;
  day: Day;
  area: AreaId;
  /** The case in care of the person. */
  intake: string;
}

/** One of so many cases in care may have an aid beside it: a year of the district has 146 aids and 450 new cases. */
const everyCare = 2;
/** Of the old some die in the demo, as is told apart. */
const areas: readonly AreaId[] = ["poverty", "adults", "families", "disability"];
/** The kind is a habit of the demo since so many days, as the contacts of the desk are. */
export const sinceDays = 200;
/** What a voucher of the demo is worth, and how many an aid of 200 euro takes. */
export const voucherCents = 1_000;
export const mostPieces = 20;

/** The stock of shopping vouchers of a comune (stock-script.ts). */
export const stockIdOf = (world: World, comune: string): string => world.id(`stock/${comune}/shoppingVouchers`);

/** Aids of people in care who are of age, some weeks after their case began. */
export function aidsOf(world: World, contacts: readonly Contact[], random: Random): AidAsked[] {
  const { to } = world.span;
  const since = addDays(to, -sinceDays);
  return contacts.flatMap((contact, i) => {
    const { person, area, caseId: intake } = contact;
    if (i % everyCare !== 0 || !areas.includes(area) || world.age(person, contact.day) < 18) return [];
    if (person.movedFrom || person.protectedAddress) return [];
    const own = random.fork(intake);
    const earliest = laterOf(contact.day, since);
    const day = addDays(earliest, own.int(10, 150));
    return day > to ? [] : [{ caseId: world.id(`aid/${intake}`), person, day, area, intake }];
  });
}

interface Plan {
  aidPurpose: string;
  aidKind: string;
  cents: number;
  payee: JsonObject;
  request: string;
}

/** Valid in form, of the bank of the standard's example; the account is drawn. */
export function inventedIban(random: Random): string {
  const rest = `X0542811101${String(random.int(0, 999_999_999)).padStart(12, "0")}`;
  const digits = [...`${rest}IT00`].map((sign) => Number.parseInt(sign, 36)).join("");
  const check = 98n - (BigInt(digits) % 97n);
  return `IT${String(check).padStart(2, "0")}${rest}`;
}

function planOf(random: Random): Plan {
  const vendor = (payeeName: string, vendorReference: string): JsonObject => ({
    ...{ payWay: "vendor", iban: inventedIban(random), payeeName, vendorReference },
  });
  const euro = (least: number, most: number) => random.int(least / 10, most / 10) * 1_000;
  return random.weighted([
    [
      {
        ...{
          aidPurpose: "bills",
          aidKind: "oneOff",
          cents: euro(120, 480),
          request: "Bollette di luce e gas arretrate.",
        },
        payee: vendor("Fornitore di energia (esempio)", `Bolletta ${random.int(100, 999)} (esempio)`),
      },
      30,
    ],
    [
      {
        ...{
          aidPurpose: "rent",
          aidKind: "oneOff",
          cents: euro(500, 1_400),
          request: "Due mensilità di affitto arretrate.",
        },
        payee: vendor("Locatore (esempio)", `Contratto ${random.int(100, 999)} (esempio)`),
      },
      18,
    ],
    [
      {
        ...{
          aidPurpose: "living",
          aidKind: "continuing",
          cents: euro(60, 120) * 10,
          request: "Non arriva alla fine del mese.",
        },
        payee: { payWay: "bankTransfer", iban: inventedIban(random) },
      },
      24,
    ],
    [
      {
        ...{ aidPurpose: "food", aidKind: "vouchers", cents: euro(60, 200), request: "Chiede un aiuto per la spesa." },
        payee: {},
      },
      16,
    ],
    [
      {
        ...{ aidPurpose: "health", aidKind: "oneOff", cents: euro(80, 300), request: "Spese per cure dentistiche." },
        payee: { payWay: "cash" },
      },
      8,
    ],
    [
      {
        ...{ aidPurpose: "rent", aidKind: "loan", cents: euro(400, 900), request: "Cauzione per una casa in affitto." },
        payee: {
          ...{ payWay: "delegate", payeeName: "Figlio della persona (esempio)" },
          payeeDocument: "Carta d'identità CA00000XX (esempio)",
        },
      },
      4,
    ],
  ] as const);
}

const actOf = (hand: Hand, random: Random): JsonObject => ({
  ...{ actKind: "determination", actNumber: `${random.int(20, 480)} (esempio)`, actOn: hand.day },
  ...{ actBody: "Comune (esempio)", signatoryRole: "serviceHead", signatory: hand.supervisor().name },
});
const commissionDay = (day: Day): Day => {
  const third = `${day.slice(0, 7)}-18`;
  return third > day ? third : `${addDays(`${day.slice(0, 7)}-28`, 6).slice(0, 7)}-18`;
};

export function* aidScript(world: World, random: Random, asked: AidAsked): Script {
  const plan = planOf(random);
  const hand = new Hand(world, random, {
    ...{ kind: "economic-aid", caseId: asked.caseId, day: asked.day, area: asked.area },
    territory: world.comuneOf(asked.person, asked.day),
    moment: pickDeskMoment(random, asked.day),
  });
  yield hand.step(
    "OPEN_AID",
    {
      ...{ person: asked.person.id, territory: hand.place.territory, area: asked.area, intake: asked.intake },
      ...{ requestedOn: hand.day, aidPurpose: plan.aidPurpose, askedCents: plan.cents, requestText: plan.request },
    },
    hand.by("frontDesk"),
  );
  yield* hand.assign("socialWorker");
  if (random.chance(0.03)) {
    hand.wait(6);
    yield hand.step("WITHDRAW_AID", { withdrawnOn: hand.day }, yield* hand.worker("socialWorker"));
    return;
  }
  hand.wait(random.int(3, 9));
  if (random.chance(0.18)) return yield* refused(hand, random);
  const months = plan.aidKind === "continuing" ? { months: 6 } : {};
  const firstRepaymentOn = addDays(hand.day, 90);
  const loan = plan.aidKind === "loan" ? { repaymentInstalments: 10, firstRepaymentOn } : {};
  yield hand.step(
    "PROPOSE_AID",
    {
      ...{ aidProposal: "grant", aidKind: plan.aidKind, proposedCents: plan.cents, ...months, ...loan },
      proposalText: "Il reddito non basta per questa spesa; il progetto prevede la ricerca di un lavoro.",
    },
    yield* hand.worker("socialWorker"),
  );
  const urgent = plan.aidPurpose === "food" || random.chance(0.08);
  yield* decide(hand, random, plan, urgent);
  yield* pay(hand, random, plan, firstRepaymentOn);
}

function* decide(hand: Hand, random: Random, plan: Plan, urgent: boolean): Script {
  if (urgent) {
    hand.soon(random.int(0, 2));
    yield hand.step(
      "DECIDE_URGENTLY",
      {
        ...{ decidedCents: plan.cents, regulationRef: "art. 9 (esempio)" },
        urgencyText: "La spesa non può attendere la prossima seduta.",
      },
      hand.supervisor(),
    );
  } else {
    hand.reach(commissionDay(hand.day));
    const minute = { minuteNumber: `${hand.day.slice(5, 7)} (esempio)`, minuteOn: hand.day };
    const outcome = { ...minute, commissionOutcome: "granted", decidedCents: plan.cents };
    yield hand.step("RECORD_COMMISSION", outcome, hand.by("adminClerk"));
  }
  hand.wait(random.int(2, 9));
  yield hand.step(
    "SIGN_ACT",
    { ...actOf(hand, random), chapter: "12041.04 (esempio)", commitmentNumber: `${random.int(200, 900)} (esempio)` },
    hand.supervisor(),
  );
  if (!urgent) return;
  hand.reach(commissionDay(hand.day));
  const told = { commissionToldOn: hand.day, minuteNumber: `${hand.day.slice(5, 7)} (esempio)` };
  yield hand.step("TELL_COMMISSION", told, hand.by("adminClerk"));
}

function* pay(hand: Hand, random: Random, plan: Plan, firstRepaymentOn: Day): Script {
  if (plan.aidKind === "vouchers") {
    const stock = stockIdOf(hand.world, hand.place.territory);
    const hands = {
      ...{ handedOn: hand.day, handedWhat: "shoppingVouchers", stock, pieces: plan.cents / voucherCents },
      signedFor: true,
    };
    yield hand.step("HAND_OVER", hands, hand.by("adminClerk"));
  } else {
    hand.wait(random.int(1, 4));
    yield hand.step("SET_PAYEE", plan.payee, hand.by("adminClerk"));
    hand.wait(random.int(2, 10));
    for (let left = plan.aidKind === "continuing" ? 6 : 1; left > 0; left--) {
      const payment = { paidOn: hand.day, mandateNumber: `${random.int(1_000, 99_999)} (esempio)` };
      yield hand.step("RECORD_PAYMENT", payment, hand.by("adminClerk"));
      if (left > 1) hand.soon(30);
    }
  }
  if (plan.aidKind === "loan") return yield* payBack(hand, firstRepaymentOn);
  hand.wait(random.int(15, 50));
  const aidOutcome = random.pick(["needMet", "needLess", "needStays", "otherSupport"]);
  yield hand.step("CLOSE_AID", { aidOutcome }, yield* hand.worker("socialWorker"));
}

/** The first two instalments; the others wait, and are overdue where their day is past. */
function* payBack(hand: Hand, firstRepaymentOn: Day): Script {
  hand.reach(firstRepaymentOn);
  yield hand.step("RECORD_REPAYMENT", { repaidOn: hand.day }, hand.by("adminClerk"));
  hand.soon(31);
  yield hand.step("RECORD_REPAYMENT", { repaidOn: hand.day }, hand.by("adminClerk"));
}

function* refused(hand: Hand, random: Random): Script {
  const proposal = { aidProposal: "refuse", proposalText: "Il reddito del nucleo supera quanto previsto." };
  yield hand.step("PROPOSE_AID", proposal, yield* hand.worker("socialWorker"));
  hand.reach(commissionDay(hand.day));
  const minute = {
    minuteNumber: `${hand.day.slice(5, 7)} (esempio)`,
    minuteOn: hand.day,
    commissionOutcome: "refused",
  };
  yield hand.step("RECORD_COMMISSION", minute, hand.by("adminClerk"));
  hand.wait(random.int(1, 4));
  const notice = { obstaclesText: "Il reddito del nucleo supera quanto previsto." };
  yield hand.step("SEND_REFUSAL_NOTICE", notice, yield* hand.worker("socialWorker"));
  const sent = { deadline: "observations", sentVia: "pec", sentOn: hand.day, deliveredOn: hand.day };
  const receipt = { ...sent, proofKind: "pecReceipt", protocolNumber: `${random.int(100, 4_200)} (esempio)` };
  yield hand.step("RECORD_DELIVERY", { ...receipt, protocolOn: hand.day }, yield* hand.worker("socialWorker"));
  hand.soon(random.int(14, 18));
  yield hand.step(
    "REFUSE_AID",
    {
      ...{ observations: "noneInTime", refusalReasonText: "Il reddito del nucleo supera quanto previsto." },
      ...actOf(hand, random),
    },
    hand.supervisor(),
  );
}
