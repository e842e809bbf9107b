// Contacts of the front desk as the office records them today: most are answered in the same form, some are called back, some are
// sent on to another service, which confirms or not yet; some come from one and are confirmed to it.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { publicAreas, publicNeeds, publicNoticeOn } from "../../workflows/rules/contacts/in-public.ts";
import { type Contact, handOf } from "./intake-course.ts";
import type { Random } from "./random.ts";
import type { Hand, Script } from "./script.ts";
import { answerText, reasonText } from "./sentences.ts";
import type { World } from "./world.ts";

/** Before, contacts were recorded inside the intake cases: those stay as they are. */
export const deskKindSinceDays = 240;

/** Few write from a page: most come or call. */
const webShare = 0.08;

/** The page leaves a number, and is not there for what it does not ask about. */
const mayWrite = ({ person, need }: Contact): boolean =>
  person.phone !== undefined && publicNeeds.some((one) => one === need);

const elsewhere = ["comuneOffice", "pensionsOffice", "taxAssistance", "familyDoctor", "thirdSector"] as const;

/** Offices that send people to the desk. */
const sender = (random: Random): string => random.pick(["singleAccessPoint", "familyDoctor", "hospital"]);

function answerOf(random: Random): JsonObject {
  const answer = random.pick(["information", "form", "orientation", "appointmentElsewhere"]);
  const orientedTo = answer === "information" || answer === "form" ? {} : { orientedTo: random.pick(elsewhere) };
  return { answer, ...orientedTo, answerText: answerText(random) };
}

function recorded(hand: Hand, contact: Contact, more: JsonObject) {
  const { random } = hand;
  const { person, area, need, requester } = contact;
  // One in five does not say who they are, or is not asked.
  const named =
    requester === "self" && random.chance(0.2) ? { requester: "anonymous" } : { requester, person: person.id };
  const channel = random.weighted([
    ["desk", 52],
    ["phone", 36],
    ["email", 10],
    ["letter", 2],
  ] as const);
  const place = { territory: hand.place.territory, area, need, channel };
  const contactReason = reasonText(random, need);
  return hand.step("RECORD_CONTACT", { ...place, ...named, contactReason, ...more }, hand.by("frontDesk"));
}

/** What comes from the page open to the public: little is said, a number is left. */
function written(hand: Hand, contact: Contact) {
  const { random } = hand;
  const area = publicAreas.find((one) => one === contact.area) ?? "adults";
  const need = publicNeeds.find((one) => one === contact.need) ?? "other";
  const payload = {
    ...{ territory: hand.place.territory, requester: random.chance(0.7) ? "self" : "relative", area, need },
    ...{ requesterPhone: contact.person.phone ?? "", contactReason: reasonText(random, need) },
    ...{ noticeOn: publicNoticeOn, noticeLanguage: "it" },
  };
  return { ...hand.step("RECEIVE_WEB_CONTACT", payload, hand.by("frontDesk")), bySystem: true as const };
}

/** From the desk's form to its end, which for two of three is the same form. */
export function* deskContact(world: World, random: Random, contact: Contact): Script {
  const hand = handOf(world, random, contact, "contact");
  const fromOffice = random.chance(0.12) ? { requester: sender(random), person: contact.person.id } : {};
  const desk = hand.by("frontDesk");
  if (mayWrite(contact) && random.chance(webShare)) {
    yield written(hand, contact);
    hand.soon(random.int(0, 3));
    yield hand.step("ANSWER_CONTACT", answerOf(random), hand.by("frontDesk"));
    return;
  }
  const way = random.weighted([
    ["atOnce", 66],
    ["calledBack", 18],
    ["sentOn", 16],
  ] as const);
  if (way === "atOnce") {
    yield recorded(hand, contact, { ...fromOffice, outcome: "answered", ...answerOf(random) });
    return;
  }
  const callBackOn = addDays(hand.day, random.int(2, 6));
  yield recorded(hand, contact, {
    ...fromOffice,
    ...(way === "calledBack" ? { outcome: "toCallBack", callBackOn } : { outcome: "open" }),
  });
  if ("requester" in fromOffice) yield hand.step("TELL_SENDER", { toldOn: hand.day, toldVia: "email" }, desk);
  if (way === "calledBack") {
    hand.reach(addDays(callBackOn, random.int(-1, 1)));
    yield hand.step("ANSWER_CONTACT", answerOf(random), desk);
    return;
  }
  hand.soon(random.int(0, 2));
  const expectedOn = addDays(hand.day, random.int(7, 15));
  yield hand.step("REFER", { orientedTo: "singleAccessPoint", expectedOn, referralText: answerText(random) }, desk);
  hand.reach(addDays(expectedOn, random.int(-5, 4)));
  if (random.chance(0.1)) return;
  yield hand.step("ACKNOWLEDGE_REFERRAL", { acknowledgedOn: hand.day }, desk);
}

/** Somebody comes or writes, and nobody has called back yet. */
export function* waitingContact(world: World, random: Random, contact: Contact): Script {
  const hand = handOf(world, random, contact, "contact");
  if (mayWrite(contact) && random.chance(0.5)) {
    yield written(hand, contact);
    return;
  }
  const callBackOn = addDays(hand.day, random.int(2, 4));
  yield recorded(hand, contact, {
    person: contact.person.id,
    requester: contact.requester,
    outcome: "toCallBack",
    callBackOn,
  });
}
