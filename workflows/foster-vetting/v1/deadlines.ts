// Terms of the path. The texts at hand set no term of law for the vetting of a family, so every length is a
// parameter of ruleset `foster`; where the rules in force give none, the case lists the term as to be completed.
import type { DeadlineRule, StopGround } from "../../kernel/deadline.ts";
import { ladder, lookedAfter, newAgreement, reminder } from "../../kernel/ladders.ts";

const serviceRule = "Regola interna del Servizio Affidi (nessun termine di legge)";
const ownDay = "Data concordata con la famiglia e scritta nell'atto";

/** The family asked for a pause: what runs against it runs on when it comes back. */
const pause: StopGround = { ground: "pausedByFamily", law: serviceRule, effect: "suspends", byWorkflow: true };
const extensions = [{ ground: "headOfService", law: serviceRule }];

const days = (key: string, warnDays: number): DeadlineRule => ({
  length: { days: { ruleset: "foster", key } },
  startsFrom: "occurredOn",
  calendar: "civil",
  onHoliday: "next",
  source: serviceRule,
  stops: [pause],
  ...lookedAfter("fosterDays"),
  extensions,
  tell: ladder(warnDays),
});
/** Ends on the very day given by the act. */
const untilDay = (warnDays: number): DeadlineRule => ({
  length: "agreed",
  startsFrom: "occurredOn",
  calendar: "civil",
  onHoliday: "stay",
  source: ownDay,
  extensions: [newAgreement(ownDay)],
  tell: reminder(warnDays),
});

export const deadlines: Record<string, DeadlineRule> = {
  inform: days("informDays", 3),
  officeCheck: days("officeCheckDays", 5),
  knowledge: days("pathDays", 20),
  reassessment: days("reassessmentDays", 15),
  restitute: days("restituteDays", 5),
  answerContestation: days("contestationDays", 5),
  decide: days("decideDays", 5),
  bankReview: { ...days("bankReviewMonths", 30), length: { months: { ruleset: "foster", key: "bankReviewMonths" } } },
  pauseReview: {
    ...days("pauseReviewMonths", 15),
    length: { months: { ruleset: "foster", key: "pauseReviewMonths" } },
  },
  suspensionEnd: untilDay(15),
  unavailabilityEnd: untilDay(7),
  engagementEnd: untilDay(30),
};
