// Administrations of support of the demo: old people and some adults in care. Most are of relatives or professionals and only followed,
// in some the comune is the administrator and accounts. Names, numbers and days are invented.
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, laterOf } from "../../workflows/rules/calendar/days.ts";
import type { Contact } from "./intake-course.ts";
import { pickDeskMoment } from "./office-days.ts";
import type { Random } from "./random.ts";
import { Hand, type Script } from "./script.ts";
import type { World } from "./world.ts";

/** One in so many of those in care who may need one; the whole district follows some 45 and begins 10 a year. */
const every = 3;
const areas: readonly string[] = ["elderly", "disability", "adults"];

export interface SupportAsked {
  caseId: string;
  contact: Contact;
  day: Day;
}

export function supportsOf(world: World, contacts: readonly Contact[], random: Random): SupportAsked[] {
  const { to } = world.span;
  const since = addDays(to, -700);
  return contacts
    .filter(({ area, person, day }) => areas.includes(area) && !person.protectedAddress && world.age(person, day) >= 18)
    .filter((_, i) => i % every === 0)
    .flatMap((contact) => {
      const day = addDays(laterOf(contact.day, since), random.fork(contact.caseId).int(10, 400));
      return day > to || contact.person.movedFrom
        ? []
        : [{ caseId: world.id(`support/${contact.caseId}`), contact, day }];
    });
}

const protocol = (hand: Hand, random: Random): JsonObject => ({
  ...{ protocolNumber: `${random.int(100, 4_200)} (esempio)`, protocolOn: hand.day },
});

export function* supportScript(world: World, random: Random, { caseId, contact, day }: SupportAsked): Script {
  const { person, area } = contact;
  const hand = new Hand(world, random, {
    ...{ kind: "guardianship-support", caseId, day, area, territory: world.comuneOf(person, day) },
    moment: pickDeskMoment(random, day),
  });
  /** By whoever has the case that day. */
  function* act(type: string, payload: JsonObject = {}): Script {
    yield hand.step(type, payload, yield* hand.worker("socialWorker"));
  }
  const about = { person: person.id, territory: hand.place.territory, area, intake: contact.caseId };
  const need = { foundBy: "careCase", needText: "Non riesce più a seguire pensione e bollette." };
  yield hand.step("OPEN_SUPPORT", { ...about, ...need }, hand.by("socialWorker"));
  hand.wait(random.int(1, 4));
  yield* hand.assign("socialWorker");
  hand.wait(random.int(5, 25));
  if (random.chance(0.1)) {
    yield* act("NOT_NEEDED", { notNeededReason: "relativesAct", notNeededText: "Provvede la figlia con una delega." });
    return;
  }
  if (random.chance(0.35)) yield* act("FILED_BY_OTHERS", { filedBy: "relative", filedOn: addDays(hand.day, -3) });
  else yield* files(hand, random, act);
  yield* decided(hand, random, act);
}

type Act = (type: string, payload?: JsonObject) => Script;

function* files(hand: Hand, random: Random, act: Act): Script {
  const route = random.chance(0.75) ? "petition" : "report";
  yield* act("CHOOSE_ROUTE", { route, routeText: "Nessun familiare può occuparsene." });
  hand.wait(random.int(2, 12));
  yield* act("WRITE_ACT", {
    ...{ courtFactsText: "Vive in casa propria; bollette e affitto in ritardo.", isUrgent: random.chance(0.15) },
    ...{ ownWordsText: "Vuole restare a casa e sapere quanto spende.", assetsText: "Una pensione, nessun bene." },
    proposalsText: "Nomina di un amministratore per denaro, beni e domande agli enti.",
  });
  yield* act("SIGN_ACT", { profession: "socialWorker" });
  hand.soon(random.int(0, 3));
  yield hand.step("SIGN_ACT", { profession: "serviceHead" }, hand.supervisor());
  hand.soon(1);
  const sending = { authority: "Ufficio giudiziario (esempio)", sentOn: hand.day, sentVia: "pec" };
  yield* act("SEND_ACT", { ...sending, ...protocol(hand, random) });
  if (route !== "report") return;
  hand.wait(random.int(15, 40));
  yield* act("RECORD_REPLY", { replyOutcome: "goesOn", repliedOn: hand.day });
}

function* decided(hand: Hand, random: Random, act: Act): Script {
  hand.wait(random.int(15, 50));
  const hearingOn = addDays(hand.day, random.int(20, 60));
  yield* act("NOTIFY_HEARING", { hearingOn, deliveredOn: hand.day });
  hand.reach(hearingOn);
  yield* act("RECORD_HEARING", { heldOn: hand.day, hearingOutcome: "reserved" });
  hand.wait(random.int(5, 30));
  const actNumber = `${random.int(10, 900)}/${hand.day.slice(0, 4)} (esempio)`;
  if (random.chance(0.08)) {
    yield* act("REJECT", { actNumber, actOn: hand.day, rejectText: "Bastano gli altri sostegni." });
    return;
  }
  const appointee = random.weighted([
    ["relative", 50],
    ["professional", 30],
    ["comune", 20],
  ] as const);
  yield* act("APPOINT", {
    ...{ appointee, representativeName: "Nominato di esempio", actMode: random.chance(0.6) ? "inPlace" : "assists" },
    ...{ actPowers: ["assets", "publicBodies"], actNumber, actOn: hand.day, from: hand.day },
  });
  hand.wait(random.int(5, 20));
  const oathOn = hand.day;
  yield* act("RECORD_OATH", { oathOn });
  if (appointee !== "comune") return;
  hand.reach(addDays(oathOn, 350));
  const [openingCents, incomeCents, outgoCents] = [210_000, 1_080_000, 1_010_000];
  const closingCents = openingCents + incomeCents - outgoCents;
  yield* act("PREPARE_ACCOUNT", { periodTo: hand.day, openingCents, incomeCents, outgoCents, closingCents });
  hand.soon(3);
  const filing = { filedOn: hand.day, sentVia: "pec", ...protocol(hand, random) };
  yield hand.step("FILE_ACCOUNT", filing, hand.supervisor());
  hand.wait(random.int(20, 60));
  yield* act("RECORD_ACCOUNT_OUTCOME", { accountOutcome: "approved", outcomeOn: hand.day });
}
