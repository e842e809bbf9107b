// Terms of case-intake, version 1, each with its source, the reasons for which it may stand still or be extended, and who
// hears of it. A length that the sources do not give is a parameter without default: the case then shows it as
// "da completare" instead of inventing a term.
import type { DeadlineRule, ExtensionGround, RefusalNoticeRule, StopGround, Tell } from "../../kernel/deadline.ts";
import { courtOrder, hourLadder, ladder, lookedAfter, newAgreement, reminder } from "../../kernel/ladders.ts";

const civil = { calendar: "civil", startsFrom: "occurredOn", onHoliday: "next" } as const;

/** A day somebody agreed on or ordered: it is the term, so nothing is added to it. */
const agreed = (source: string, tell: readonly Tell[]): DeadlineRule => ({
  ...civil,
  length: "agreed",
  onHoliday: "stay",
  source,
  extensions: [newAgreement(source)],
  tell,
});

const missingDocuments: StopGround = {
  ground: "missingDocuments",
  law: "L. 241/1990 art. 2 c. 7: una sola volta, non oltre trenta giorni",
  effect: "suspends",
  mostTimes: 1,
  mostDays: 30,
};

const ownRule = "Regolamento dell'ente (parametro senza valore nelle fonti)";
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
  procedure: {
    ...civil,
    length: { days: { ruleset: "intake", key: "termDays" } },
    source: "L. 241/1990 art. 2 (30 giorni se l'ente non ha fissato altro termine)",
    stops: [missingDocuments, courtOrder],
    ...lookedAfter("intakeDays"),
    extensions: [{ ground: "headOfService", law: ownRule }],
    tell: ladder(7),
  },
  urgentAssessment: {
    ...civil,
    length: { days: { ruleset: "intake", key: "urgentAssessmentDays" } },
    source: ownRule,
    extensions: [byOwnRule],
    tell: ladder(3),
  },
  observations: {
    ...civil,
    length: { days: { ruleset: "intake", key: "objectionDays" } },
    startsFrom: "delivered",
    source: "L. 241/1990 art. 10-bis (dalla consegna)",
    followUp: {
      days: { ruleset: "intake", key: "deliveryFollowUpDays" },
      source: "Compiuta giacenza e simili (parametro senza valore nelle fonti)",
    },
    tell: reminder(0),
  },
  firstAppointment: {
    ...civil,
    length: { days: { ruleset: "intake", key: "firstAppointmentDays" } },
    source: ownRule,
    extensions: [byOwnRule],
    tell: ladder(3),
  },
  callBack: agreed("Richiamo promesso alla persona", reminder(0)),
  appointment: agreed("Convocazione", reminder(1)),
  listReview: agreed("Revisione della lista d'attesa", reminder(7)),
  verification: agreed("Verifica concordata nel progetto", ladder(14)),
  suspensionEnd: agreed("Fine prevista della sospensione", reminder(3)),
  /** One for each body asked: `opinion:12-school`. */
  opinion: agreed("Risposta attesa dal servizio interpellato", reminder(3)),
  /** One for each signature asked for: `signature:12-familyDoctor`. */
  signature: agreed("Firma concordata su un documento", reminder(3)),
  courtReport: { ...agreed("Termine fissato dal giudice (art. 473-bis.27 c.p.c.)", ladder(14)), court: true },
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

/** Not for rankings (L. 241/1990 art. 10-bis, procedure concorsuali): the workflows of housing declare none. */
export const intakeRefusalNotice: RefusalNoticeRule = {
  observations: "observations",
  stops: ["procedure"],
  effect: { ruleset: "intake", key: "refusalNoticeEffect" },
  resumesAfter: { ruleset: "intake", key: "refusalNoticeResumeDays" },
  ground: "refusalNotice",
  law: "L. 241/1990 art. 10-bis",
};
