// Turns that an intake case may take in the demo: need to know, a court's mandate, a refused request, a report without
// findings, papers asked for or challenged, a death, a way out of the district.

import { addDays } from "../../workflows/rules/calendar/days.ts";
import { longDay } from "../../workflows/rules/letters/long-day.ts";
import { planCourtReport } from "./intake-agenda.ts";
import type { Course } from "./intake-course.ts";
import type { Script } from "./script.ts";
import { noteText, visitText } from "./sentences.ts";

export type Turn =
  | "care"
  | "refused"
  | "forgotten"
  | "unassigned"
  | "moves"
  | "dies"
  | "unfounded"
  | "conflict"
  | "protected"
  | "challenged"
  | "father"
  | "leavesDistrict";

/** Turns that only a case with a court's mandate can take. */
export const ofCourt: readonly Turn[] = ["challenged", "father"];
/** Need to know: nobody of the office but the worker and the head of the area reads these. */
export const ofFew: readonly Turn[] = ["conflict", "protected"];

/** A worker's relative, or an address under protection. The head of the area stays a reader. */
export function* restrict(course: Course, turn: Turn): Script {
  const { hand } = course;
  const supervisor = hand.supervisor();
  course.restricted = true;
  const reason =
    turn === "protected"
      ? "Indirizzo protetto: la pratica è letta solo da chi la segue."
      : "Nel servizio lavora una persona della famiglia.";
  yield* course.send("RESTRICT", { restricted: true, readers: supervisor.accountId, reason }, supervisor);
}

/** Order of a court; its reports follow. */
export function* mandate(course: Course, turn: Turn): Script {
  const { hand, random } = course;
  hand.wait(random.int(3, 30));
  const reportDueOn = addDays(hand.day, 60);
  yield* course.send("COURT_MANDATE", {
    authority: "Tribunale per i minorenni di Brescia",
    actNumber: `${random.int(100, 999)}/${hand.day.slice(0, 4)} (esempio)`,
    actOn: addDays(hand.day, -random.int(2, 12)),
    taskText: "Indagine sulle condizioni del minore e sostegno alla famiglia.",
    reportDueOn,
  });
  course.mandated = true;
  planCourtReport(course, reportDueOn, turn === "challenged" ? () => challenged(course) : undefined);
  if (turn === "father") course.plan("father", addDays(hand.day, random.int(40, 90)), () => fatherAsks(course));
}

/** A lawyer contests the report: it is talked over by two, and the case goes on. */
function* challenged(course: Course): Script {
  const { hand, random } = course;
  hand.soon(random.int(12, 30));
  yield* course.send("NOTE", {
    noteKind: "legal",
    text: "L’avvocato della madre contesta la relazione inviata al Tribunale e chiede di rettificare due punti.",
  });
  hand.soon(random.int(3, 9));
  const by = yield* course.worker();
  const second = hand.world.another(course.role, hand.place, hand.day, by);
  if (!second) return;
  yield* course.send(
    "SECOND_OPINION",
    {
      secondWorker: second.accountId,
      secondOpinionText:
        "Riletti gli atti insieme: i fatti riportati risultano dai verbali; si invia una precisazione.",
    },
    by,
  );
}

function* fatherAsks(course: Course): Script {
  yield* course.send("NOTE", {
    noteKind: "legal",
    text: "Il padre, sospeso dalla responsabilità genitoriale, chiede copia degli atti: si spiega che decide il Tribunale.",
  });
}

export function* refusal(course: Course): Script {
  const { hand, random } = course;
  yield* course.wait(random.int(8, 18));
  yield* course.send("SEND_REFUSAL_NOTICE", {
    requestText: "Contributo economico.",
    obstaclesText: "Requisiti di reddito non raggiunti.",
  });
  const sentOn = hand.day;
  const protocol = { protocolNumber: `${random.int(100, 4200)} (esempio)`, protocolOn: sentOn };
  const documentId = yield* course.letter("refusal-notice", {
    "request.text": "contributo economico",
    "request.day": longDay(hand.day),
    "refusal.text": "I requisiti di reddito non sono raggiunti.",
    "observations.days": "10",
    "responsible.name": hand.supervisor().name,
  });
  const sent = {
    ...{ deadline: "observations", sentVia: "registeredMail", sentOn, ...protocol },
    ...(documentId ? { documentId } : {}),
  };
  yield* course.send("RECORD_SENDING", sent);
  hand.wait(random.int(3, 9));
  yield* course.send("RECORD_DELIVERY", { ...sent, deliveredOn: hand.day, proofKind: "returnCard" });
  hand.wait(random.int(14, 20));
  yield* course.send("REFUSE_REQUEST", {
    observations: "noneInTime",
    refusalReasonText: "I requisiti non sono raggiunti; indicate altre misure.",
    actReference: `det. ${random.int(10, 400)} (esempio)`,
  });
}

export function* unfounded(course: Course): Script {
  yield* course.wait(12);
  yield* course.diary("HOME_VISIT", { present: ["parent", "child"], factsText: visitText(course.random) });
  yield* course.wait(8);
  yield* course.send("CLOSE", {
    motive: "needEnded",
    situation: "withFamily",
    closingText: "Segnalazione anonima senza riscontri.",
  });
}

/** The person dies while help is under way and a payment of the month is pending. */
export function* deathInDelivery(course: Course, service: string): Script {
  const { hand, random } = course;
  yield* course.wait(random.int(5, 20));
  yield* course.send("ACTIVATE_DELIVERY", { service });
  hand.wait(random.int(60, 120));
  yield* course.send("NOTE", { noteKind: "other", text: "Rimane da liquidare il mese in corso." });
  hand.wait(1);
  yield* death(course);
}

/** The death is written in the person's record, which tells all cases of hers: they end by it. */
export function* death(course: Course): Script {
  const { hand } = course;
  const { person } = course.contact;
  const home = { territory: hand.world.comuneOf(person, hand.day), area: "registry" as const };
  const registrar = hand.world.worker("socialWorker", home, hand.day, course.random);
  const step = hand.step("RECORD_DEATH", { diedOn: addDays(hand.day, -1) }, registrar);
  yield { ...step, caseId: person.id, kind: "person" };
}

/** The family moves out of the district, and the service of its new comune takes it over. */
export function* leaveDistrict(course: Course): Script {
  const { hand, random } = course;
  yield* course.diary("NOTE", { noteKind: "call", text: noteText(random, course.contact.person) });
  yield* course.send("TRANSFER", {
    inside: false,
    receivingBody: "Servizio sociale di un altro ambito (esempio)",
    handoverText: "Riepilogo della situazione e recapiti di chi la conosce.",
  });
  hand.soon(random.int(8, 25));
  yield* course.send("ACCEPT_TRANSFER", {});
}
