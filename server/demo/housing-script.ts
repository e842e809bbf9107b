// The call and the applications of housing-plan.ts as scripts: draft to final rankings, import from the platform,
// checks, corrections, dwellings offered, waived, verified and handed over.

import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import type { Application, Bando, Offer } from "./housing-plan.ts";
import type { Random } from "./random.ts";
import { Hand, type Script } from "./script.ts";
import type { World } from "./world.ts";

/** The act a public step rests on; numbers say that they are examples. */
const actOf = (random: Random, on: Day): JsonObject => ({
  actKind: "determination",
  actNumber: `${random.int(100, 990)}/ES`,
  actOn: on,
  actBody: "Comune capofila (esempio)",
  signatoryRole: "serviceHead",
});

const albo = (on: Day): JsonObject => ({ alboFrom: on, alboTo: addDays(on, 15) });

export function* bandoScript(world: World, random: Random, bando: Bando): Script {
  const hand = new Hand(world, random, {
    kind: "housing-bando",
    caseId: bando.caseId,
    day: bando.draftOn,
    territory: "district",
    area: "housing",
  });
  const clerk = () => hand.worker("housingClerk");
  const rup = hand.by("housingClerk");
  yield hand.step(
    "DRAFT_BANDO",
    {
      title: bando.title,
      bandoKind: "sap",
      leadComune: "020038",
      rup: rup.accountId,
      units: bando.units,
    },
    rup,
  );
  hand.soon(2);
  yield* hand.assign("housingClerk");
  hand.soon(5);
  yield hand.step("APPROVE_BANDO", actOf(random, hand.day), hand.by("supervisor"));
  hand.reach(addDays(bando.opensOn, -4));
  const window = { opensOn: bando.opensOn, closesOn: bando.closesOn };
  yield hand.step("PUBLISH_BANDO", { ...actOf(random, hand.day), ...albo(hand.day), ...window }, hand.by("adminClerk"));
  hand.reach(bando.opensOn);
  yield hand.step("OPEN_WINDOW", {}, yield* clerk());
  hand.reach(addDays(bando.closesOn, 1));
  yield hand.step("CLOSE_WINDOW", {}, yield* clerk());
  hand.reach(bando.provisionalOn);
  for (const key of bando.keys) yield* ranking(hand, bando, key);
  hand.reach(bando.publishedOn);
  yield hand.step("PUBLISH_RANKING", albo(hand.day), hand.by("adminClerk"));
  hand.reach(bando.finalOn);
  for (const key of bando.keys) yield* ranking(hand, bando, key);
  hand.soon(1);
  yield hand.step("PUBLISH_RANKING", albo(hand.day), hand.by("adminClerk"));
  const aler = bando.units.find((unit) => unit.owner === "aler");
  if (aler) {
    hand.soon(random.int(8, 20));
    const external = { rankingKey: `aler/${aler.comune}`, rankingStage: "final" };
    yield hand.step("RECORD_EXTERNAL_RANKING", { ...actOf(random, hand.day), ...external }, yield* clerk());
  }
  hand.reach(addDays(bando.assignFrom, 330));
  yield hand.step("EXHAUST", actOf(random, hand.day), hand.by("supervisor"));
}

/** Proposed by the clerk, drawn where it is tied, approved by the head of the area. */
function* ranking(hand: Hand, bando: Bando, key: string): Script {
  const propose = { rankingKey: key };
  const clerk = yield* hand.worker("housingClerk");
  const { state } = yield hand.step("PROPOSE_RANKING", propose, clerk);
  if (state.endsWith("Tie") && bando.tied) {
    hand.soon(2);
    const drawnOrder = bando.tied.map((applicationNumber) => ({ applicationNumber }));
    yield hand.step("RESOLVE_TIE", { ...actOf(hand.random, hand.day), drawnOn: hand.day, drawnOrder }, clerk);
    yield hand.step("PROPOSE_RANKING", propose, clerk);
  }
  yield hand.step("APPROVE_RANKING", actOf(hand.random, hand.day), hand.by("supervisor"));
}

export function* applicationScript(world: World, random: Random, bando: Bando, one: Application): Script {
  const hand = new Hand(world, random, {
    kind: "housing-application",
    caseId: one.caseId,
    day: bando.importOn,
    territory: world.comuneOf(one.person, bando.importOn),
    area: "housing",
  });
  const clerk = () => hand.by("housingClerk");
  yield hand.step("IMPORT_APPLICATION", imported(hand, bando, one), clerk());
  if (one.check) {
    yield hand.step("TAKE_TO_VERIFY", { reasonText: "Residenza da verificare." }, clerk());
    hand.soon(1);
    if (one.check === "excluded") {
      const reason = {
        exclusionReason: random.pick(["isee", "assets", "residenceOrWork"]),
        reasonText: "Requisito non posseduto.",
      };
      yield hand.step("EXCLUDE", { ...reason, ...actOf(random, hand.day) }, clerk());
      return;
    }
    yield hand.step("ADMIT", {}, clerk());
  }
  if (one.correction !== undefined) yield* correction(hand, bando, one, one.correction);
  const { offer } = one;
  if (offer) {
    hand.reach(addDays(bando.assignFrom, offer.afterDays));
    yield* offered(hand, offer);
  } else if (random.chance(0.04)) {
    hand.reach(addDays(bando.assignFrom, random.int(20, 120)));
    yield hand.step("WITHDRAW", { withdrawnOn: hand.day }, clerk());
  }
}

function imported(hand: Hand, bando: Bando, one: Application): JsonObject {
  const { random } = hand;
  const members = one.household.members.length;
  const isee = random.int(90, 1_580) * 1_000;
  return {
    territory: hand.place.territory,
    bando: bando.caseId,
    person: one.person.id,
    household: one.household.id,
    platformId: one.platformId,
    protocolNumber: `${random.int(2_000, 9_900)}/ES`,
    protocolOn: hand.day,
    submittedOn: one.submittedOn,
    ...one.scores,
    units: [{ unit: one.unit }],
    indigent: isee < 300_000,
    categories: members > 3 ? ["newFamily"] : members === 1 ? ["elderly"] : [],
    householdSize: members,
    iseeCents: isee,
    ...(one.correction === undefined ? {} : { invalidityPercent: 50 }),
  };
}

/** A new degree of invalidity, asked within the fifteen days and decided in time. */
function* correction(hand: Hand, bando: Bando, one: Application, more: number): Script {
  const { random } = hand;
  hand.reach(addDays(bando.publishedOn, random.int(5, 10)));
  yield hand.step(
    "REQUEST_CORRECTION",
    {
      requestedOn: hand.day,
      correctionGround: "civilInvalidity",
      procedureStartedOn: addDays(bando.closesOn, -random.int(40, 200)),
      recognisedPercent: 75,
    },
    hand.by("housingClerk"),
  );
  hand.reach(addDays(hand.day, random.int(5, 12)));
  const outcome =
    more > 0
      ? { decisionOutcome: "accepted", isbar: Math.round((one.scores.isbar + more) * 100) / 100 }
      : { decisionOutcome: "refused" };
  yield hand.step("DECIDE_CORRECTION", { ...outcome, ...actOf(random, hand.day) }, hand.by("supervisor"));
}

function* offered(hand: Hand, { unit, fate, returned }: Offer): Script {
  const { random } = hand;
  const clerk = () => hand.by("housingClerk");
  yield hand.step("PROPOSE_DWELLING", { unit, ...actOf(random, hand.day) }, clerk());
  if (returned) yield* letterReturned(hand);
  const sentOn = hand.day;
  hand.soon(random.int(1, 3));
  yield hand.step(
    "DELIVER_PROPOSAL",
    { sentVia: "registeredMail", sentOn, deliveredOn: hand.day, answerDays: 10 },
    hand.by("adminClerk"),
  );
  hand.soon(random.int(1, 2));
  yield hand.step("VISIT_DWELLING", { visitedOn: hand.day, openedBy: "Tecnico comunale (esempio)" }, clerk());
  hand.soon(random.int(0, 2));
  if (fate === "waives") {
    yield hand.step(
      "WAIVE_DWELLING",
      {
        waiverKind: "explicit",
        waiverReason: random.pick(["distance", "size", "health"]),
        waiverEffect: "leavesRanking",
        waiverEffectSource: "Avviso, punto di esempio",
      },
      clerk(),
    );
    return;
  }
  yield hand.step("ACCEPT_DWELLING", { acceptedOn: hand.day }, clerk());
  if (!(yield* verified(hand, fate === "fails"))) return;
  hand.soon(random.int(1, 3));
  yield hand.step("ASSIGN_DWELLING", actOf(random, hand.day), hand.by("supervisor"));
  if (fate === "forfeits") return yield* forfeited(hand);
  hand.soon(random.int(6, 11));
  const contract = {
    signedOn: hand.day,
    contractNumber: `${random.int(10, 99)}/ES`,
    monthlyRentCents: random.int(60, 190) * 100,
  };
  yield hand.step("SIGN_CONTRACT", contract, hand.by("adminClerk"));
  hand.soon(random.int(14, 24));
  yield hand.step("HAND_OVER_KEYS", { handedOverOn: hand.day, minuteNumber: `${random.int(1, 90)}/ES` }, clerk());
}

/** The registered letter comes back; the comune's registry gives the new address. */
function* letterReturned(hand: Hand): Script {
  const { random } = hand;
  hand.soon(random.int(9, 16));
  const reasonText = "La raccomandata è tornata al mittente: destinatario trasferito.";
  yield hand.step("MARK_UNREACHABLE", { attempts: 2, reasonText }, hand.by("housingClerk"));
  hand.soon(random.int(3, 8));
  const found = "Nuovo indirizzo dall’anagrafe; lettera inviata di nuovo.";
  yield hand.step("CONTACT_FOUND", { reasonText: found }, hand.by("housingClerk"));
}

/** What was declared is checked at the sources: 26 days. Answers false when the applicant is excluded. */
function* verified(hand: Hand, fails: boolean): Script<boolean> {
  const { random } = hand;
  const clerk = () => hand.by("housingClerk");
  hand.soon(random.int(1, 5));
  yield hand.step("START_VERIFICATION", {}, clerk());
  for (const [i, checkSource] of ["anpr", "inpsIsee", "cadastre", "aler", "permit"].entries()) {
    if (i % 2 === 1) hand.soon(random.int(4, 10));
    const checkOutcome = fails && checkSource === "cadastre" ? "negative" : "positive";
    yield hand.step("RECORD_CHECK", { checkSource, checkOutcome, checkedOn: hand.day }, clerk());
  }
  hand.soon(random.int(2, 6));
  if (!fails) {
    yield hand.step("CLOSE_VERIFICATION", {}, clerk());
    return true;
  }
  const sentOn = hand.day;
  hand.soon(4);
  yield hand.step(
    "CONTEST_CHECK",
    {
      sentVia: "pec",
      sentOn,
      deliveredOn: hand.day,
      replyBy: addDays(hand.day, 10),
      contestText: "Risulta un immobile di proprietà.",
    },
    clerk(),
  );
  hand.soon(12);
  const reason = { exclusionReason: "property", reasonText: "Confermata la proprietà dopo il contraddittorio." };
  yield hand.step("EXCLUDE_AT_VERIFICATION", { ...reason, ...actOf(random, hand.day) }, clerk());
  return false;
}

/** An assignment annulled: what was declared proved untrue. */
function* forfeited(hand: Hand): Script {
  const { random } = hand;
  hand.soon(random.int(12, 25));
  const reasonText = "Assegnazione da annullare: la dichiarazione è risultata non vera.";
  yield hand.step("START_FORFEITURE", { forfeitureReason: "falseStatement", reasonText }, hand.by("housingClerk"));
  hand.soon(random.int(18, 28));
  yield hand.step("FORFEIT", { ...actOf(random, hand.day), reasonText }, hand.by("supervisor"));
}
