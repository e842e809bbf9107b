// Terms of case-intake, version 1, each with its source, the reasons for which it may stand still or be extended, and who
// hears of it. A length that the sources do not give is a parameter without default: the case then shows it as
// "da completare" instead of inventing a term.
import type { DeadlineRule, ExtensionGround } from "../../kernel/deadline.ts";
import { hourLadder, ladder, reminder } from "../../kernel/ladders.ts";
import { agreedTerm, observationsTerm, ownRule, procedureTerm } from "../../kernel/proceeding.ts";

const civil = { calendar: "civil", startsFrom: "occurredOn", onHoliday: "next" } as const;

const byOwnRule: ExtensionGround = { ground: "headOfService", law: ownRule, mostTimes: 1 };

/** Art. 403 c.c.: hours from the minute the child was brought to safety; those of the judges are theirs, and shown. */
const urgent = (hours: number, source: string, warnHours: number): DeadlineRule => ({
  ...civil,
  length: { hours },
  court: true,
  onHoliday: "stay",
  source,
  tell: hourLadder(warnHours),
});

export const intakeDeadlines: Record<string, DeadlineRule> = {
  procedure: procedureTerm,
  urgentAssessment: {
    ...civil,
    length: { days: { ruleset: "intake", key: "urgentAssessmentDays" } },
    source: ownRule,
    extensions: [byOwnRule],
    tell: ladder(3),
  },
  observations: observationsTerm,
  firstAppointment: {
    ...civil,
    length: { days: { ruleset: "intake", key: "firstAppointmentDays" } },
    source: ownRule,
    extensions: [byOwnRule],
    tell: ladder(3),
  },
  callBack: agreedTerm("Richiamo promesso alla persona", reminder(0)),
  appointment: agreedTerm("Convocazione", reminder(1)),
  listReview: agreedTerm("Revisione della lista d'attesa", reminder(7)),
  reopened: {
    ...civil,
    length: { days: { ruleset: "standstill", key: "reopenedDays" } },
    source: "Scelta organizzativa dell'ufficio, nessuna norma",
    extensions: [byOwnRule],
    tell: ladder(3),
  },
  verification: agreedTerm("Verifica concordata nel progetto", ladder(14)),
  suspensionEnd: agreedTerm("Fine prevista della sospensione", reminder(3)),
  /** One for each body asked: `opinion:12-school`. */
  opinion: agreedTerm("Risposta attesa dal servizio interpellato", reminder(3)),
  /** One for each signature asked for: `signature:12-familyDoctor`. */
  signature: agreedTerm("Firma concordata su un documento", reminder(3)),
  courtReport: { ...agreedTerm("Termine fissato dal giudice (art. 473-bis.27 c.p.c.)", ladder(14)), court: true },
  removalAct: urgent(24, "Art. 403 c.c.: atto, documenti e relazione al PM entro 24 ore", 4),
  prosecutorRequest: urgent(72, "Art. 403 c.c.: richiesta del PM al tribunale entro 72 ore", 12),
  courtDecree: urgent(48, "Art. 403 c.c.: decreto del tribunale entro 48 ore dalla richiesta", 12),
  removalHearing: {
    ...civil,
    length: { days: 15 },
    onHoliday: "stay",
    court: true,
    source: "Art. 403 c.c.: udienza entro 15 giorni dal decreto",
    tell: ladder(3),
  },
};
