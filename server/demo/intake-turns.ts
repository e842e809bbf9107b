// Turns that an intake case may take in the demo: need to know, a court's mandate, a refused request, a report without
// findings, a death while help is under way.
import { addDays } from "../../workflows/rules/calendar/days.ts";
import type { Course } from "./intake-course.ts";
import type { Script } from "./script.ts";
import { visitText } from "./sentences.ts";

/** Need to know: a worker's relative, or an address under protection. The head of the area stays a reader. */
export function* restrict(course: Course): Script {
  const { hand } = course;
  const supervisor = hand.supervisor();
  yield hand.step(
    "RESTRICT",
    { restricted: true, readers: supervisor.accountId, reason: "Riservatezza richiesta per il nucleo." },
    supervisor,
  );
}

/** Order of a court, then its reports: 71 % in time, 20 % up to 15 days late, the others later. */
export function* mandate(course: Course): Script {
  const { hand, random } = course;
  hand.wait(random.int(3, 30));
  const reportDueOn = addDays(hand.day, 60);
  yield hand.step(
    "COURT_MANDATE",
    {
      authority: "Tribunale per i minorenni di Brescia",
      actNumber: `${random.int(100, 999)}/${hand.day.slice(0, 4)} (esempio)`,
      actOn: addDays(hand.day, -random.int(2, 12)),
      taskText: "Indagine sulle condizioni del minore e sostegno alla famiglia.",
      reportDueOn,
    },
    yield* course.worker(),
  );
  course.mandated = true;
  if (!random.chance(0.8)) return;
  const late = random.weighted([
    [-random.int(1, 8), 71],
    [random.int(1, 15), 20],
    [random.int(16, 50), 9],
  ] as const);
  hand.reach(addDays(reportDueOn, late));
  yield hand.step(
    "SEND_COURT_REPORT",
    {
      courtFactsText: `Fatti accertati su ${course.contact.person.surname}: frequenza scolastica, visite a casa.`,
      courtStatementsText: "Dichiarazioni dei genitori e degli insegnanti.",
      courtEvaluationText: "Valutazioni del servizio, con metodo indicato.",
      nextReportOn: addDays(hand.day, 180),
    },
    yield* course.worker(),
  );
}

export function* refusal(course: Course): Script {
  const { hand, random } = course;
  course.wait(random.int(8, 18));
  yield hand.step(
    "SEND_REFUSAL_NOTICE",
    { requestText: "Contributo economico.", obstaclesText: "Requisiti di reddito non raggiunti." },
    yield* course.worker(),
  );
  const sentOn = hand.day;
  hand.wait(random.int(3, 9));
  yield hand.step(
    "RECORD_DELIVERY",
    { deadline: "observations", sentVia: "registeredMail", sentOn, deliveredOn: hand.day },
    yield* course.worker(),
  );
  hand.wait(random.int(11, 20));
  yield hand.step(
    "REFUSE_REQUEST",
    {
      observations: "noneInTime",
      refusalReasonText: "I requisiti non sono raggiunti; indicate altre misure.",
      actReference: `det. ${random.int(10, 400)} (esempio)`,
    },
    yield* course.worker(),
  );
}

export function* unfounded(course: Course): Script {
  const { hand } = course;
  course.wait(12);
  yield* hand.diary("HOME_VISIT", { present: ["parent", "child"], factsText: visitText(course.random) }, course.role);
  course.wait(8);
  yield hand.step(
    "CLOSE",
    { motive: "needEnded", situation: "withFamily", closingText: "Segnalazione anonima senza riscontri." },
    yield* course.worker(),
  );
}

/** The person dies while help is under way: a payment of the month is pending. */
export function* death(course: Course, service: string): Script {
  const { hand, random } = course;
  course.wait(random.int(5, 20));
  yield hand.step("ACTIVATE_DELIVERY", { service }, yield* course.worker());
  hand.wait(random.int(60, 120));
  yield hand.step("NOTE", { noteKind: "other", text: "Rimane da liquidare il mese in corso." }, yield* course.worker());
  hand.wait(1);
  const diedOn = addDays(hand.day, -1);
  const by = yield* course.worker();
  yield hand.step("PERSON_DIED", { diedOn }, by);
  const { person } = course.contact;
  const home = { territory: hand.world.comuneOf(person, hand.day), area: "registry" as const };
  const registrar = hand.world.worker("socialWorker", home, hand.day, random);
  yield { ...hand.step("RECORD_DEATH", { diedOn }, registrar), caseId: person.id, kind: "person" };
}
