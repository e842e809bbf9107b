// Terms of case-intake, version 1, each with its source. A length that the sources do not give is a parameter
// without default: the case then shows it as "da completare" instead of inventing a term.
import type { DeadlineRule } from "../../kernel/deadline.ts";

/** A day somebody agreed on or ordered: it is the term, so nothing is added to it. */
const agreed = (source: string, warnDays: number): DeadlineRule => ({
  length: { days: 0 },
  startsFrom: "occurredOn",
  calendar: "civil",
  onHoliday: "stay",
  source,
  warnDays,
});

export const intakeDeadlines: Record<string, DeadlineRule> = {
  procedure: {
    length: { days: { ruleset: "intake", key: "termDays" } },
    startsFrom: "occurredOn",
    calendar: "civil",
    onHoliday: "next",
    source: "L. 241/1990 art. 2 (30 giorni se l'ente non ha fissato altro termine)",
    warnDays: 7,
  },
  urgentAssessment: {
    length: { days: { ruleset: "intake", key: "urgentAssessmentDays" } },
    startsFrom: "occurredOn",
    calendar: "civil",
    onHoliday: "next",
    source: "Regolamento dell'ente (parametro senza valore nelle fonti)",
    warnDays: 3,
  },
  observations: {
    length: { days: { ruleset: "intake", key: "objectionDays" } },
    startsFrom: "delivered",
    calendar: "civil",
    onHoliday: "next",
    source: "L. 241/1990 art. 10-bis (dalla consegna)",
  },
  firstAppointment: {
    length: { days: { ruleset: "intake", key: "firstAppointmentDays" } },
    startsFrom: "occurredOn",
    calendar: "civil",
    onHoliday: "next",
    source: "Regolamento dell'ente (parametro senza valore nelle fonti)",
    warnDays: 3,
  },
  callBack: agreed("Richiamo promesso alla persona", 0),
  appointment: agreed("Convocazione", 1),
  listReview: agreed("Revisione della lista d'attesa", 7),
  verification: agreed("Verifica concordata nel progetto", 14),
  suspensionEnd: agreed("Fine prevista della sospensione", 3),
  opinion: agreed("Risposta attesa dal servizio interpellato", 3),
  courtReport: agreed("Termine fissato dal giudice (art. 473-bis.27 c.p.c.)", 14),
};
