// The long part of an intake case: notes, reviews and pauses until it ends, and the one in eleven that comes back.
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { NoteLevel } from "../../workflows/kernel/note-kinds.ts";
import { addDays, daysBetween } from "../../workflows/rules/calendar/days.ts";
import type { Suspension } from "../../workflows/rules/deliveries/register.ts";
import { planData, planProcedure } from "./intake-agenda.ts";
import { releaseMoney } from "./intake-budget.ts";
import type { Course } from "./intake-course.ts";
import { declareFacts } from "./intake-facts.ts";
import { reviewGoals } from "./intake-goals.ts";
import { death, leaveDistrict } from "./intake-turns.ts";
import type { Script } from "./script.ts";
import { evaluations, facts, noteText, partners, reflectionText, statements, talkText } from "./sentences.ts";

export function* listen(course: Course): Script {
  const { hand, random, contact } = course;
  const told = random.chance(0.85);
  yield* course.send("START_LISTENING", told ? { privacyNoticeOn: hand.day } : {});
  if (!told) planData(course, "privacyNoticeOn");
  yield* course.diary("RECORD_INTERVIEW", {
    place: "office",
    present: ["person"],
    factsText: talkText(random, contact.person),
  });
  yield* declareFacts(course);
}

export function* note(course: Course): Script {
  const { hand, random, contact } = course;
  const noteKind = random.weighted([
    ["call", 45],
    ["interview", 20],
    ["team", 10],
    ["health", 12],
    ["school", contact.area === "families" || contact.area === "protection" ? 15 : 0],
    ["other", 5],
  ] as const);
  const text = noteText(random, contact.person);
  const level = levelOf(course);
  const written = { text, ...partsOf(course, noteKind) };
  if (level === "private")
    yield* course.diary("NOTE", {
      noteKind: "reflection",
      noteLevel: level,
      text: reflectionText(random.fork(`reflection ${hand.day}`)),
    });
  else yield* course.diary("NOTE", { noteKind, ...written, ...(level === "team" ? { noteLevel: level } : {}) });
}

/** Most notes are for all who read the case; some for who follows it, and few for their author alone. */
function levelOf({ hand, random }: Course): NoteLevel {
  return random.fork(`level ${hand.day}`).weighted([
    ["case", 76],
    ["team", 17],
    ["private", 7],
  ] as const);
}

/** Talks and meetings are written apart in two of five: who was there, what was found, said and thought. */
function partsOf({ hand, random, contact }: Course, noteKind: string): JsonObject {
  const own = random.fork(`parts ${hand.day}`);
  const other = partners[noteKind];
  if (other === undefined || !own.chance(0.4)) return {};
  const statement = own.pick(statements);
  // Whoever moved may lie beyond the reach of who writes.
  const person =
    contact.person.movedFrom === undefined && own.chance(0.5)
      ? [{ participantKind: "person", participantPerson: contact.person.id }]
      : [];
  return {
    participants: [...person, { participantKind: "other", participantName: other }],
    durationMinutes: own.pick([20, 30, 45, 60, 90]),
    factsText: own.pick(facts),
    ...(own.chance(0.7) ? { statementsText: statement, saidBy: other } : {}),
    ...(own.chance(0.5) ? { evaluationText: own.pick(evaluations) } : {}),
  };
}

/** Notes, reviews, suspensions until the end, which for the old is often death. */
export function* care(course: Course, until: Day): Script {
  const { hand, random, contact } = course;
  while (hand.day < until) {
    yield* course.wait(Math.min(random.int(25, 75), Math.max(1, daysBetween(hand.day, until))));
    if (hand.day >= until) break;
    if (course.state === "inDelivery" && random.chance(0.05)) yield* pause(course);
    else yield* note(course);
  }
  if (contact.area === "elderly" && random.chance(0.4) && hand.world.mayDie(contact.person, hand.day))
    return yield* death(course);
  if (random.chance(0.04) && !course.mandated && course.state === "inDelivery") return yield* leaveDistrict(course);
  yield* close(course);
  if (!random.chance(0.09)) return;
  course.dropAll();
  hand.reach(addDays(hand.day, random.int(40, 330)));
  yield* again(course);
}

function* close(course: Course): Script {
  const { hand, random } = course;
  if (course.mandated) {
    hand.wait(1);
    yield* course.send("END_MANDATE", { actOn: addDays(hand.day, -3) });
    course.mandated = false;
    hand.wait(random.int(5, 20));
  }
  yield* course.send("CLOSE", {
    motive: random.pick(["goalsReached", "needEnded", "personWithdrew", "takenByOtherService"]),
    situation: random.pick(["autonomous", "withFamily", "homeWithServices", "improved", "unchanged"]),
    ...(course.goals.length > 0
      ? { goalReviews: reviewGoals(random.fork(`end ${hand.day}`), course.goals, true) }
      : {}),
  });
  yield* releaseMoney(course);
}

function* pause(course: Course): Script {
  const { hand, random } = course;
  const days = random.int(8, 45);
  const kind = random.pick(["hospital", "absence", "atRequest"] as const);
  const pause: Suspension = { from: hand.day, kind };
  course.pauses.push(pause);
  yield* course.send("SUSPEND", { suspensionKind: kind, expectedUntil: addDays(hand.day, days) });
  // While it is suspended nothing of the agenda is done.
  hand.soon(random.chance(0.8) ? days : days + random.int(2, 12));
  pause.until = addDays(hand.day, -1);
  yield* course.send("RESUME", {});
}

/** Back within a year: listened to again, and this time a short care. */
function* again(course: Course): Script {
  const { hand, random } = course;
  yield* course.send("REOPEN", { reopenText: "La persona si ripresenta con una nuova richiesta." });
  hand.wait(random.int(1, 10));
  yield* listen(course);
  planProcedure(course, addDays(hand.day, hand.world.termDays));
  for (let i = random.int(1, 3); i > 0; i--) {
    yield* course.wait(random.int(10, 30));
    yield* note(course);
  }
  yield* course.wait(random.int(5, 15));
  yield* course.send("CLOSE", { motive: "goalsReached", situation: "improved" });
}
