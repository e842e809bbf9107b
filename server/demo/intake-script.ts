// Courses of intake cases: three contacts of four end as orientation, the others go on to listening, assessment,
// project and delivery with the durations, absences and gaps of real offices.

import type { Day } from "../../workflows/kernel/ids.ts";
import { addDays, daysBetween } from "../../workflows/rules/calendar/days.ts";
import { askOpinion, planData, planHandover, planMove, planOutcome, planProcedure } from "./intake-agenda.ts";
import { listen, note } from "./intake-care.ts";
import { type Contact, Course, handOf, opening } from "./intake-course.ts";
import { verifyFacts } from "./intake-facts.ts";
import { delivery, project } from "./intake-project.ts";
import { fillSheet } from "./intake-sheets.ts";
import {
  deathInDelivery,
  leaveDistrict,
  mandate,
  ofCourt,
  ofFew,
  refusal,
  restrict,
  type Turn,
  unfounded,
} from "./intake-turns.ts";
import { appointment } from "./letters.ts";
import { durationDays, easyDay } from "./office-days.ts";
import type { Random } from "./random.ts";
import type { Script } from "./script.ts";
import { answerText, assessmentText, reasonText, visitText, wishText } from "./sentences.ts";
import type { World } from "./world.ts";

/** Two clicks: what most contacts are. Some wait for a call back, a few of those for ever. */
export function* orientation(world: World, random: Random, contact: Contact): Script {
  const hand = handOf(world, random, contact);
  const callBack = random.chance(0.15) ? { callBackOn: addDays(hand.day, random.int(2, 6)) } : {};
  yield opening(hand, contact, callBack);
  if (callBack.callBackOn) hand.reach(addDays(callBack.callBackOn, random.int(-1, 1)));
  const answer = random.pick(["information", "form", "orientation", "referral", "appointmentElsewhere"]);
  yield hand.step(
    "ORIENT_AND_CLOSE",
    {
      answer,
      ...(answer === "information" || answer === "form"
        ? {}
        : {
            orientedTo: random.pick(["comuneOffice", "pensionsOffice", "taxAssistance", "familyDoctor", "thirdSector"]),
          }),
      answerText: answerText(random),
    },
    hand.by("frontDesk"),
  );
}

/** The letter of a convocation, put on file and sent. */
function* convocation(course: Course, convokedFor: Day): Script {
  const documentId = yield* course.letter("convocation", appointment(convokedFor));
  if (documentId === undefined) return;
  yield* course.send("RECORD_SENDING", { documentId, sentVia: "registeredMail", sentOn: course.hand.day });
}

/** Eight days from contact to appointment; one in seven does not come. Answers false when the person is never met. */
function* firstTalk(course: Course): Script<boolean> {
  const { hand, random, contact } = course;
  let missed = 0;
  for (let attempt = 0; attempt < 3; attempt++) {
    const wanted =
      attempt === 0 ? addDays(contact.day, durationDays(random, 8, 1, 24)) : addDays(hand.day, random.int(6, 14));
    const convokedFor = easyDay(wanted > hand.day ? wanted : addDays(hand.day, 1), random);
    const convokedVia = random.chance(0.8) ? "phone" : "letter";
    yield* course.send("CONVOKE", { convokedFor, convokedVia });
    if (convokedVia === "letter") yield* convocation(course, convokedFor);
    yield* course.reach(convokedFor);
    if (!random.chance(0.14)) break;
    missed += 1;
    yield* course.send("NO_SHOW", { justified: random.chance(0.45) });
    if (missed === 2 && random.chance(0.5)) {
      yield* course.wait(random.int(10, 30));
      const attemptsText = "Telefonate senza risposta; la lettera è tornata al mittente, trasferito.";
      yield* course.send("DECLARE_UNTRACEABLE", { attempts: missed + 1, attemptsText });
      return false;
    }
  }
  yield* listen(course);
  return true;
}

const coLeads: Record<string, string> = { mentalHealth: "mentalHealthCentre", addiction: "addictionService" };

/** 38 days from the first talk. What was begun as an urgency is assessed within its own term. */
function* assessment(course: Course, from: Day): Script {
  const { hand, random, contact } = course;
  const urgent = course.state === "inDelivery";
  const whole = urgent ? durationDays(random, 9, 4, 18) : durationDays(random, 38, 15, 90);
  if (!urgent) {
    yield* course.wait(random.int(1, Math.min(6, Math.max(1, whole - 6))));
    const multi = contact.area === "elderly" ? 0.35 : contact.area === "disability" ? 0.6 : 0.1;
    yield* course.send(
      "START_ASSESSMENT",
      random.chance(multi)
        ? { assessmentKind: "multidimensional", team: ["nurse", "familyDoctor"] }
        : { assessmentKind: "social" },
    );
  }
  const coLead = coLeads[contact.need];
  if (coLead && random.chance(0.5)) yield* course.send("SHARE_CARE", { coLead });
  yield* course.reach(addDays(from, Math.round(whole / 3)));
  if (random.chance(0.5)) {
    const visit = { inTwo: random.chance(0.2), present: ["person"], factsText: visitText(random) };
    yield* course.diary("HOME_VISIT", visit);
  } else yield* note(course);
  if (random.chance(0.28)) yield* askOpinion(course);
  const end = easyDay(addDays(from, whole), random);
  yield* course.wait(Math.max(1, daysBetween(hand.day, end)));
  yield* verifyFacts(course);
  yield* fillSheet(course, 0.7);
  yield* course.send("RECORD_ASSESSMENT", {
    ownWords: wishText(random),
    needsFound: [contact.need],
    assessmentText: assessmentText(random, contact.person),
    ...(contact.area === "poverty" ? { economicText: "ISEE dichiarato basso; affitto in arretrato." } : {}),
  });
}

/** Report, assignment, and what goes with them. */
function* begin(course: Course, turn: Turn): Script {
  const { hand, random, contact } = course;
  const { urgent = false } = contact;
  yield opening(hand, contact, urgent ? { urgent: true } : {});
  if (!urgent) hand.wait(random.int(0, 1));
  course.protocolled = turn === "refused" || random.chance(0.8);
  const protocolNumber = `${random.int(1000, 9999)}/${hand.day.slice(0, 4)}`;
  yield* course.send(
    "REPORT",
    {
      reportSource: contact.requester,
      reportText: reasonText(random, contact.need),
      ...(course.protocolled ? { protocolNumber } : {}),
    },
    hand.by("frontDesk"),
  );
  planProcedure(course, addDays(hand.day, hand.world.termDays));
  // The newest ones are still to be given to somebody.
  if (turn === "unassigned") return;
  if (!urgent) hand.wait(random.int(1, 3));
  yield* hand.assign(course.role);
  if (turn === "forgotten") return;
  planHandover(course);
  planMove(course);
  if (!course.protocolled) planData(course, "protocolNumber");
  if (!["self", "anonymous", "relative"].includes(contact.requester) && random.chance(0.6)) planOutcome(course);
}

/** Of the children met, some are gone before: so that 64 % of those in care have a court's mandate. */
const mandateShare = 0.68;

/** The same day, and for some with help before any assessment. */
function* urgently(course: Course): Script {
  const { random, contact } = course;
  yield* listen(course);
  if (!random.chance(0.5)) return;
  yield* course.send("ACTIVATE_URGENTLY", {
    service: random.pick(contact.area === "elderly" ? ["homeCare", "mealsAtHome"] : ["socialSupport", "economicAid"]),
    urgencyText: "Nessuno in casa può provvedere: si attiva subito un aiuto.",
  });
}

/** A contact that becomes a case. */
export function* intake(world: World, random: Random, contact: Contact, turn: Turn): Script {
  const course = new Course(world, random, contact);
  const { hand } = course;
  yield* begin(course, turn);
  if (ofFew.includes(turn)) yield* restrict(course, turn);
  if (turn === "forgotten" || turn === "unassigned") return;
  if (turn === "refused") return yield* refusal(course);
  if (contact.urgent) yield* urgently(course);
  else if (!(yield* firstTalk(course))) return;
  if (turn === "unfounded") return yield* unfounded(course);
  const talkedOn = hand.day;
  if (contact.area === "protection" && (ofCourt.includes(turn) || random.chance(mandateShare)))
    yield* mandate(course, turn);
  yield* assessment(course, talkedOn);
  const service = yield* project(course);
  if (service === undefined) return;
  if (turn === "dies") return yield* deathInDelivery(course, service);
  if (turn === "leavesDistrict") {
    yield* course.wait(durationDays(random, 12, 3, 40));
    yield* course.send("ACTIVATE_DELIVERY", { service });
    yield* course.wait(random.int(40, 90));
    return yield* leaveDistrict(course);
  }
  yield* delivery(course, service);
}
