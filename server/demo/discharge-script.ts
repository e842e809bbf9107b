// Protected discharges as the office of the demo meets them: ward or COT ask through the desk, the family is reached, a plan is made, and
// most go home with services started. Some are not needed, some refuse, one in six is in hospital again.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { caseOfContact } from "../../workflows/rules/contacts/case-of-contact.ts";
import { type Contact, handOf } from "./intake-course.ts";
import { lastMoment } from "./office-days.ts";
import type { Random } from "./random.ts";
import type { Hand, Script } from "./script.ts";
import type { World } from "./world.ts";

const wishes = [
  "Vuole tornare a casa; la figlia può esserci la sera.",
  "Preferisce casa sua, con qualcuno al mattino per l'igiene.",
  "La famiglia chiede tempo per sistemare il bagno.",
] as const;
const ownWords = [
  "Voglio tornare nel mio letto.",
  "A casa mia so dove sono le cose.",
  "Basta che non resti sola.",
] as const;

/** A ward, or the COT for it, writes to the desk about an old person who lives here. */
export function* dischargeOf(world: World, random: Random, contact: Contact): Script {
  const desk = handOf(world, random, contact, "contact");
  const { person } = contact;
  const place = { territory: desk.place.territory, area: "elderly", need: "careAtHome", channel: "email" };
  const clerk = desk.by("frontDesk");
  const contactReason = "Il reparto chiede una dimissione protetta: si muove con il deambulatore, a casa serve aiuto.";
  yield desk.step(
    "RECORD_CONTACT",
    { ...place, requester: contact.requester, person: person.id, contactReason, outcome: "open" },
    clerk,
  );
  const dischargeExpectedOn = addDays(desk.day, random.int(4, 9));
  const asked = { person: person.id, area: "elderly", askedAt: `${desk.day}T06:00:00.000Z`, dischargeExpectedOn };
  const became = desk.step("BECOME_DISCHARGE", asked, clerk);
  yield became;
  // Not before the desk opened it: what is said for an earlier moment of the day never happens.
  const moment = Math.min(lastMoment, became.moment + 1);
  const about = { ...contact, caseId: caseOfContact(contact.caseId), area: "elderly" as const, day: desk.day, moment };
  yield* course(handOf(world, random, about, "protected-discharge"), dischargeExpectedOn);
}

function* course(hand: Hand, expectedOn: string): Script {
  const { random } = hand;
  /** By whoever has the case that day. */
  function* act(type: string, payload: JsonObject = {}): Script {
    yield hand.step(type, payload, yield* hand.worker("socialWorker"));
  }
  yield* hand.assign("socialWorker");
  hand.soon(random.int(0, 1));
  const reached: JsonObject = { contactedWho: "family", contactedVia: "phone", wishesText: random.pick(wishes) };
  if (random.chance(0.2)) {
    yield* act("RECORD_ATTEMPT", { contactedVia: "phone" });
    hand.soon(3);
    yield* act("CONTACT_FAMILY_LATE", { ...reached, lateReason: "notReached" });
  } else yield* act("CONTACT_FAMILY", reached);
  if (random.chance(0.1)) {
    hand.soon(random.int(1, 3));
    yield* act("REFUSE_PLAN", { refusedBy: "family", refusalText: "Provvede la famiglia con un'assistente." });
    return;
  }
  const uvmOn = addDays(hand.day, 2);
  yield* act("BOOK_UVM", { uvmOn });
  if (random.chance(0.12)) {
    yield* act("NOT_NEEDED", { notNeededText: "Resta in riabilitazione." });
    return;
  }
  hand.reach(uvmOn);
  const evaluationText = "Aiuto per igiene e spostamenti; la casa è adatta.";
  yield* act("HOLD_UVM", { heldOn: hand.day, evaluationBy: "together", evaluationText });
  yield* act("WRITE_PLAN", { homeServices: ["homeCare", "meals"], ownWords: random.pick(ownWords) });
  if (random.chance(0.5)) yield* act("HAND_TO_INTAKE");
  hand.reach(expectedOn);
  const started = { dischargedOn: hand.day, serviceStartedOn: hand.day, startedServices: ["homeCare"] };
  yield* act("DISCHARGE_HOME", started);
  if (!random.chance(0.17)) return;
  hand.soon(random.int(10, 25));
  yield* act("READMITTED", { readmittedOn: hand.day });
}
