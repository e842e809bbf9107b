// Courses of intake cases: three contacts of four end as orientation, the others go on to listening, assessment,
// project and delivery with the durations, absences and gaps of real offices.
import type { Day } from "../../workflows/kernel/ids.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { type Contact, Course, handOf, opening } from "./intake-course.ts";
import { death, mandate, refusal, restrict, unfounded } from "./intake-turns.ts";
import { durationDays } from "./office-days.ts";
import type { Random } from "./random.ts";
import type { Script } from "./script.ts";
import {
  answerText,
  assessmentText,
  goalText,
  noteText,
  reasonText,
  talkText,
  visitText,
  wishText,
} from "./sentences.ts";
import type { World } from "./world.ts";

const services: Record<string, readonly string[]> = {
  elderly: ["homeCare", "homeCare", "mealsAtHome", "residential", "dayCentre", "voucher"],
  disability: ["dayCentre", "schoolSupport", "autonomyTraining", "transport"],
  families: ["homeEducation", "schoolSupport", "socialSupport"],
  protection: ["homeEducation", "protectedMeetings", "socialSupport"],
  poverty: ["economicAid", "jobInclusion", "socialSupport"],
  adults: ["socialSupport", "jobInclusion", "economicAid"],
};
/** Services with places that must become free. */
const listed = ["dayCentre", "residential"];
const costs: Record<string, number> = {
  homeCare: 340_000,
  dayCentre: 950_000,
  residential: 650_000,
  mealsAtHome: 90_000,
};

/** Two clicks: what most contacts are. */
export function* orientation(world: World, random: Random, contact: Contact): Script {
  const hand = handOf(world, random, contact);
  yield opening(hand, contact);
  if (random.chance(0.12)) hand.wait(random.int(1, 2));
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

/** Appointment, perhaps missed, then the first talk. Answers false when the person is never met. */
function* firstTalk(course: Course): Script<boolean> {
  const { hand, random, contact } = course;
  let missed = 0;
  for (let attempt = 0; attempt < 3; attempt++) {
    const days = attempt === 0 ? durationDays(random, 8, 1, 24) : random.int(6, 15);
    const convokedFor = addDays(hand.day, Math.max(1, days));
    yield hand.step(
      "CONVOKE",
      { convokedFor, convokedVia: random.chance(0.8) ? "phone" : "letter" },
      yield* course.worker(),
    );
    hand.reach(convokedFor);
    if (!random.chance(0.14)) break;
    missed += 1;
    yield hand.step("NO_SHOW", { justified: random.chance(0.45) }, yield* course.worker());
    if (missed === 2 && random.chance(0.5)) {
      course.wait(random.int(10, 30));
      const attempts = { attempts: missed + 1, attemptsText: "Telefonate e lettera senza risposta." };
      yield hand.step("DECLARE_UNTRACEABLE", attempts, yield* course.worker());
      return false;
    }
  }
  const notice = random.chance(0.85) ? { privacyNoticeOn: hand.day } : {};
  yield hand.step("START_LISTENING", notice, yield* course.worker());
  yield* hand.diary(
    "RECORD_INTERVIEW",
    { place: "office", present: ["person"], factsText: talkText(random, contact.person) },
    course.role,
  );
  return true;
}

function* note(course: Course): Script {
  const { hand, random, contact } = course;
  const noteKind = random.weighted([
    ["call", 45],
    ["interview", 20],
    ["team", 10],
    ["health", 12],
    ["school", contact.area === "families" || contact.area === "protection" ? 15 : 0],
    ["other", 5],
  ] as const);
  yield* hand.diary("NOTE", { noteKind, text: noteText(random, contact.person) }, course.role);
}

function* assessment(course: Course): Script {
  const { hand, random, contact } = course;
  const whole = durationDays(random, 38, 15, 90);
  course.wait(random.int(2, 6));
  const multi = contact.area === "elderly" ? 0.35 : contact.area === "disability" ? 0.6 : 0.1;
  yield hand.step(
    "START_ASSESSMENT",
    random.chance(multi)
      ? { assessmentKind: "multidimensional", team: ["nurse", "familyDoctor"] }
      : { assessmentKind: "social" },
    yield* course.worker(),
  );
  let left = whole - 5;
  if (random.chance(0.5)) {
    const days = Math.round(left / 3);
    course.wait(days);
    left -= days;
    yield* hand.diary(
      "HOME_VISIT",
      { inTwo: random.chance(0.2), present: ["person"], factsText: visitText(random) },
      course.role,
    );
  } else yield* note(course);
  if (random.chance(0.22)) left -= yield* opinion(course);
  course.wait(Math.max(3, left));
  yield hand.step(
    "RECORD_ASSESSMENT",
    {
      ownWords: wishText(random),
      needsFound: [contact.need],
      assessmentText: assessmentText(random, contact.person),
      ...(contact.area === "poverty" ? { economicText: "ISEE dichiarato basso; affitto in arretrato." } : {}),
    },
    yield* course.worker(),
  );
}

/** Another service is asked: 26 days, sometimes after a reminder. Answers the days it took. */
function* opinion(course: Course): Script<number> {
  const { hand, random, contact } = course;
  const before = hand.day;
  const body =
    contact.area === "protection" ? "childNeuropsychiatry" : random.pick(["healthAuthority", "familyDoctor"]);
  const days = body === "childNeuropsychiatry" ? durationDays(random, 150, 60, 300) : durationDays(random, 26, 7, 80);
  const { seq } = yield hand.step(
    "REQUEST_OPINION",
    { opinionBody: body, questionText: "Si chiede un parere sul quadro attuale.", expectedOn: addDays(hand.day, 30) },
    yield* course.worker(),
  );
  if (days > 45) {
    hand.wait(days - 20);
    yield hand.step("REMIND_BODY", { opinion: seq }, yield* course.worker());
    hand.wait(20);
  } else hand.wait(days);
  yield hand.step(
    "RECORD_OPINION",
    { opinion: seq, opinionHealthText: "Quadro stabile; si consiglia di proseguire." },
    yield* course.worker(),
  );
  return Math.round((Date.parse(hand.day) - Date.parse(before)) / 86_400_000);
}

/** Draft, approval where it costs, signature. Answers the service agreed, or undefined where nothing was signed. */
function* project(course: Course): Script<string | undefined> {
  const { hand, random, contact } = course;
  const toSign = durationDays(random, 17, 5, 60);
  const service = random.pick(services[contact.area] ?? ["socialSupport"]);
  const costCents = costs[service] ?? 0;
  course.wait(Math.max(1, Math.round(toSign / 3)));
  yield hand.step(
    "DRAFT_PROJECT",
    {
      ownWords: wishText(random),
      goals: [{ goalText: goalText(random) }],
      actions: [
        costCents > 0
          ? { service, who: "provider", costCents, payer: "comune" }
          : { service, who: service === "socialSupport" ? "socialService" : "provider" },
      ],
      verifyOn: addDays(hand.day, 180 + random.int(0, 20)),
      payingTerritory: hand.place.territory,
    },
    yield* course.worker(),
  );
  if (costCents > 0) {
    hand.wait(random.int(2, 8));
    yield hand.step("APPROVE_PROJECT", {}, hand.supervisor());
  }
  hand.wait(Math.max(1, Math.round((toSign * 2) / 3)));
  if (random.chance(0.12)) {
    // Never signed: half of them say no, the others stay where they are.
    if (!course.mandated && random.chance(0.5)) {
      const text = { consequencesTold: true, declineText: "Preferisce fare da sé; sa di poter tornare." };
      yield hand.step("DECLINE", text, yield* course.worker());
    }
    return undefined;
  }
  const by = yield* course.worker();
  const { surname, givenName } = contact.person;
  const signature = { signedHow: "onPaper", signedOn: hand.day };
  yield hand.step(
    "SIGN_PROJECT",
    {
      signatures: [
        {
          signerName: `${surname} ${givenName}`,
          signerQuality: contact.area === "protection" ? "parent" : "person",
          ...signature,
        },
        { signerName: by.name, signerQuality: "socialWorker", ...signature },
      ],
    },
    by,
  );
  return service;
}

function* delivery(course: Course, service: string): Script {
  const { hand, random } = course;
  if (listed.includes(service)) {
    hand.wait(random.int(1, 10));
    const reviewOn = addDays(hand.day, 90);
    const reason = random.pick(["order", "order", "alone", "carerExhausted"]);
    yield hand.step("WAIT_LIST", { waitingList: service, priorityReason: reason, reviewOn }, yield* course.worker());
    course.wait(durationDays(random, 120, 30, 400));
  } else course.wait(durationDays(random, 12, 3, 40));
  yield hand.step(
    "ACTIVATE_DELIVERY",
    {
      service,
      ...(service === "homeCare" ? { provider: "Cooperativa di esempio", hoursPerWeek: random.int(2, 9) } : {}),
    },
    yield* course.worker(),
  );
  const stay =
    course.contact.area === "elderly"
      ? durationDays(random, 640, 120, 1500)
      : course.contact.area === "protection" || course.contact.area === "families"
        ? durationDays(random, 860, 240, 1600)
        : durationDays(random, 290, 90, 900);
  const until = addDays(hand.day, stay);
  yield* care(course, until);
}

/** Notes, reviews, suspensions until the end; reopened within a year by one in eleven. */
function* care(course: Course, until: Day): Script {
  const { hand, random } = course;
  let review = addDays(hand.day, 180);
  while (hand.day < until) {
    course.wait(random.int(25, 75));
    if (hand.day >= until) break;
    if (hand.day >= review) {
      yield hand.step("START_REVIEW", {}, yield* course.worker());
      hand.wait(random.int(2, 20));
      review = addDays(hand.day, 180);
      yield hand.step(
        "RECORD_REVIEW",
        {
          goalsOutcome: random.pick(["reached", "partlyReached", "partlyReached", "notReached"]),
          reviewText: "Gli obiettivi sono stati rivisti con la persona.",
          verifyOn: review,
        },
        yield* course.worker(),
      );
    } else if (random.chance(0.06)) {
      const days = random.int(8, 45);
      yield hand.step(
        "SUSPEND",
        { suspensionKind: random.pick(["hospital", "absence", "atRequest"]), expectedUntil: addDays(hand.day, days) },
        yield* course.worker(),
      );
      hand.wait(days + random.int(0, 6));
      yield hand.step("RESUME", {}, yield* course.worker());
    } else yield* note(course);
  }
  hand.wait(1);
  if (course.mandated) {
    yield hand.step("END_MANDATE", { actOn: addDays(hand.day, -3) }, yield* course.worker());
    hand.wait(random.int(5, 20));
  }
  yield hand.step(
    "CLOSE",
    {
      motive: random.pick(["goalsReached", "needEnded", "personWithdrew", "takenByOtherService"]),
      situation: random.pick(["autonomous", "withFamily", "homeWithServices", "improved", "unchanged"]),
    },
    yield* course.worker(),
  );
  if (!random.chance(0.09)) return;
  course.wait(random.int(40, 330));
  yield hand.step(
    "REOPEN",
    { reopenText: "La persona si ripresenta con una nuova richiesta." },
    yield* course.worker(),
  );
  course.wait(random.int(1, 12));
  yield hand.step("START_LISTENING", { privacyNoticeOn: hand.day }, yield* course.worker());
}

export type Turn = "care" | "refused" | "forgotten" | "dies" | "unfounded" | "conflict";

/** A contact that becomes a case. */
export function* intake(world: World, random: Random, contact: Contact, turn: Turn): Script {
  const course = new Course(world, random, contact);
  const { hand } = course;
  const urgent = random.chance(0.08);
  yield opening(hand, contact, urgent ? { urgent: true } : {});
  if (!urgent) hand.wait(random.int(0, 2));
  yield hand.step(
    "REPORT",
    {
      reportSource: contact.requester,
      reportText: reasonText(random, contact.need),
      ...(turn === "refused" || random.chance(0.8)
        ? { protocolNumber: `${random.int(1000, 9999)}/${hand.day.slice(0, 4)}` }
        : {}),
    },
    hand.by("frontDesk"),
  );
  // The newest ones are still to be given to somebody.
  hand.wait(urgent ? 0 : random.int(1, 6));
  yield* hand.assign(course.role);
  if (turn === "conflict") yield* restrict(course);
  if (turn === "forgotten") return;
  if (turn === "refused") return yield* refusal(course);
  if (!(yield* firstTalk(course))) return;
  if (turn === "unfounded") return yield* unfounded(course);
  if (contact.area === "protection" && random.chance(0.64)) yield* mandate(course);
  yield* assessment(course);
  const service = yield* project(course);
  if (service === undefined) return;
  if (turn === "dies") return yield* death(course, service);
  yield* delivery(course, service);
}
