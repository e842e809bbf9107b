// What falls due in an intake case while something else goes on: the term of the procedure, reports to a court, reviews
// of project and waiting list, opinions of other services, missing data, a removal, a worker who leaves.
import type { Day } from "../../workflows/kernel/ids.ts";
import { addDays, daysBetween } from "../../workflows/rules/calendar/days.ts";
import type { Course } from "./intake-course.ts";
import { personSays, reviewGoals } from "./intake-goals.ts";
import { fillSheet } from "./intake-sheets.ts";
import { durationDays } from "./office-days.ts";
import type { Script } from "./script.ts";

/** Who looks at a term in time puts it off with a reason; three times in ten nobody does, and it goes by. */
const forgetShare = 0.3;

export function planProcedure(course: Course, due: Day): void {
  const { random, hand } = course;
  course.procedureDue = due;
  course.plan("procedure", addDays(due, -random.int(1, 9)), function* () {
    if (random.chance(forgetShare) || hand.day > due) return;
    const days = random.pick([30, 45, 60]);
    yield* course.send("EXTEND_TERM", {
      deadline: "procedure",
      extensionGround: "headOfService",
      days,
      reason: random.pick([
        "La valutazione con gli altri servizi non è conclusa.",
        "La persona ha chiesto più tempo.",
        "Mancano documenti che dipendono da altri uffici.",
      ]),
    });
    planProcedure(course, addDays(due > hand.day ? due : hand.day, days));
  });
}

/** The procedure is over: with the project signed or the help begun. */
export function endProcedure(course: Course): void {
  course.procedureDue = undefined;
  course.drop("procedure");
}

/** Another service is asked: 26 days, 150 for a first visit of a child, sometimes after a reminder. */
export function* askOpinion(course: Course): Script {
  const { hand, random } = course;
  const child = course.contact.area === "protection" || course.contact.area === "families";
  const body =
    child && random.chance(0.6) ? "childNeuropsychiatry" : random.pick(["healthAuthority", "familyDoctor", "school"]);
  const long = body === "childNeuropsychiatry";
  const days = long ? durationDays(random, 150, 60, 300) : durationDays(random, 26, 7, 80);
  const expectedOn = addDays(hand.day, long ? 200 : 45);
  const { seq } = yield* course.send("REQUEST_OPINION", {
    opinionBodies: [body],
    questionText: "Si chiede un parere sul quadro attuale.",
    expectedOn,
  });
  const answered = addDays(hand.day, days);
  if (answered > addDays(expectedOn, 12))
    course.plan("reminder", addDays(expectedOn, random.int(2, 10)), function* () {
      yield* course.send("REMIND", { request: `opinion:${seq}-${body}`, remindedVia: "email" });
    });
  if (!long && course.procedureDue !== undefined && random.chance(0.5)) yield* suspendProcedure(course, answered);
  course.plan("opinion", answered, function* () {
    yield* course.send("RECORD_OPINION", {
      opinion: `opinion:${seq}-${body}`,
      opinionHealthText: "Quadro stabile; si consiglia di proseguire.",
    });
  });
}

/** The term stands still until the answer: once only, thirty days at most. */
function* suspendProcedure(course: Course, answered: Day): Script {
  const { hand, procedureDue } = course;
  if (procedureDue === undefined || procedureDue <= hand.day || course.hasStopped) return;
  course.hasStopped = true;
  const from = hand.day;
  const latest = addDays(from, 30);
  course.drop("procedure");
  yield* course.send("SUSPEND_TERM", {
    ...{ deadline: "procedure", ground: "missingDocuments" },
    reason: "Si attende il parere richiesto.",
  });
  course.plan("resume", answered < latest ? answered : latest, function* () {
    if (course.procedureDue === undefined) return;
    const isStill = hand.day < latest;
    // At its limit it has run again by itself.
    if (isStill) yield* course.send("RESUME_TERM", { deadline: "procedure" });
    planProcedure(course, addDays(procedureDue, daysBetween(from, isStill ? hand.day : latest)));
  });
}

/** Reports to the court: 71 % in time, 20 % up to 15 days late, the others later; every six months. */
export function planCourtReport(course: Course, dueOn: Day, more?: () => Script): void {
  const { hand, random, contact } = course;
  const late = random.weighted([
    [-random.int(1, 8), 71],
    [random.int(1, 15), 20],
    [random.int(16, 50), 9],
  ] as const);
  course.plan("courtReport", addDays(dueOn, late), function* () {
    if (!course.mandated) return;
    const nextReportOn = addDays(hand.day, 180);
    yield* course.send("SEND_COURT_REPORT", {
      courtFactsText: `Fatti accertati su ${contact.person.surname}: frequenza scolastica, visite a casa.`,
      courtStatementsText: "Dichiarazioni dei genitori e degli insegnanti.",
      courtEvaluationText: "Valutazioni del servizio, con metodo indicato.",
      nextReportOn,
    });
    planCourtReport(course, nextReportOn);
    if (more) yield* more();
  });
}

/** The project is looked at again before the day agreed, by most; one in seven is late by weeks. */
export function planReview(course: Course, verifyOn: Day): void {
  const { hand, random } = course;
  course.verifyOn = verifyOn;
  const start = random.weighted([
    [-random.int(10, 20), 71],
    [random.int(-4, 8), 15],
    [random.int(20, 75), 14],
  ] as const);
  course.plan("review", addDays(verifyOn, start), function* () {
    if (course.state !== "inDelivery") {
      yield* course.send("EXTEND_TERM", {
        deadline: "verification",
        extensionGround: "newAgreement",
        days: 90,
        reason: "Il servizio non è ancora attivo.",
      });
      planReview(course, addDays(verifyOn, 90));
      return;
    }
    yield* course.send("START_REVIEW", {});
    hand.soon(random.int(2, 6));
    if (course.levels.size > 0) yield* fillSheet(course, 0.75);
    const next = addDays(hand.day, 180);
    const own = random.fork(`review ${hand.day}`);
    yield* course.send("RECORD_REVIEW", {
      ...(course.goals.length > 0 ? { goalReviews: reviewGoals(own, course.goals, course.reviews > 0) } : {}),
      ...(own.chance(0.7) ? { personSaysText: personSays(own) } : {}),
      reviewText: "Gli obiettivi sono stati rivisti con la persona.",
      verifyOn: next,
    });
    course.reviews += 1;
    planReview(course, next);
  });
}

/** A place on a list is looked at every three months. */
export function planListReview(course: Course, list: string, reviewOn: Day): void {
  const { hand, random } = course;
  const late = random.chance(0.85) ? -random.int(0, 6) : random.int(4, 25);
  course.plan("list", addDays(reviewOn, late), function* () {
    if (course.state !== "inWaitingList") return;
    const next = addDays(hand.day, 90);
    yield* course.send("REVIEW_LIST", { waitingList: list, priorityReason: "order", reviewOn: next });
    planListReview(course, list, next);
  });
}

/** What was left to be completed, by most within days. */
export function planData(course: Course, what: "protocolNumber" | "privacyNoticeOn"): void {
  const { hand, random } = course;
  if (!random.chance(0.7)) return;
  course.plan(what, addDays(hand.day, random.int(2, 14)), function* () {
    if (what === "protocolNumber") course.protocolled = true;
    yield* course.send("COMPLETE_DATA", {
      [what]: what === "protocolNumber" ? `${random.int(1000, 9999)}/${hand.day.slice(0, 4)}` : hand.day,
    });
  });
}

/** Who reported hears what became of it, without content. */
export function planOutcome(course: Course): void {
  const { hand, random } = course;
  course.plan("outcome", addDays(hand.day, random.int(12, 40)), function* () {
    if (!course.protocolled) return;
    yield* course.send("OUTCOME_TO_SENDER", {
      sentVia: "pec",
      outcomeText: "La segnalazione è stata presa in carico dal servizio.",
    });
  });
}

/** The person moves to another comune of the district: the case follows, to a colleague where the worker stays behind. */
export function planMove(course: Course): void {
  const { contact, hand, random } = course;
  const { movedFrom, comune } = contact.person;
  if (!movedFrom || movedFrom.on <= hand.day) return;
  course.plan("move", addDays(movedFrom.on, random.int(8, 30)), function* () {
    const place = { territory: comune, area: hand.place.area };
    yield* course.send("RESIDENCE_MOVED", { newTerritory: comune, movedOn: movedFrom.on });
    const keeps = hand.assignee && hand.world.isAtWork(hand.assignee, course.role, place, hand.day);
    if (keeps || course.restricted || course.state === "reopening") {
      const reason = "La persona si è trasferita in un altro comune dell’ambito.";
      yield* course.send("MOVE_TERRITORY", { territory: comune, reason });
      hand.place = place;
    } else {
      const handoverText = "Riepilogo della situazione, promesse aperte e prossimi appuntamenti.";
      yield* course.send("TRANSFER", { inside: true, territory: comune, handoverText });
      hand.place = place;
      hand.soon(random.int(2, 15));
      yield* course.send("ACCEPT_TRANSFER", {}, hand.by(course.role));
      yield* hand.assign(course.role);
    }
    hand.soon(random.int(1, 10));
    yield* course.send("COMPLETE_DATA", { payingTerritory: comune });
  });
}

/** Cases of a worker who leaves are handed over within days; a few are forgotten until somebody needs them. */
export function planHandover(course: Course): void {
  const { hand, random } = course;
  const { assignee } = hand;
  const last = assignee && hand.world.lastDayOf(assignee, course.role, hand.place, hand.day);
  course.drop("handover");
  if (!last || !random.chance(0.85)) return;
  course.plan("handover", addDays(last, 1 + random.int(0, 6)), function* () {
    yield* course.worker();
    planHandover(course);
  });
}
