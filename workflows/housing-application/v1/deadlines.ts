// Terms of the application, version 1. A length of 0 days means that the day itself is given by the act that
// starts the term: the rules found give none, so the letter's own term is asked each time.
import type { DeadlineRule, StopGround } from "../../kernel/deadline.ts";
import { ladder, lookedAfter, newAgreement } from "../../kernel/ladders.ts";

/** What stops an application stops its terms; the rules at hand say nothing of their own on it. */
const stops = (["death", "litigation", "unreachable"] as const).map(
  (ground): StopGround => ({
    ...{ ground, effect: "suspends", byWorkflow: true },
    law: "Prassi dell'ufficio: la pratica è ferma (nessuna regola trovata)",
  }),
);

const civil = {
  calendar: "civil",
  onHoliday: "next",
  startsFrom: "occurredOn",
  tell: ladder(3),
  stops,
  ...lookedAfter("applicationDays"),
} satisfies Partial<DeadlineRule>;

export const deadlines: Record<string, DeadlineRule> = {
  decideCorrection: {
    ...civil,
    length: { days: { ruleset: "housing", key: "decisionDays" } },
    source: "R.R. 4/2017 art. 12; fac-simile di portale comunale: da verificare; il silenzio vale accoglimento",
  },
  answerProposal: {
    ...civil,
    length: "agreed",
    extensions: [newAgreement("Nuovo termine comunicato all'interessato")],
    source: "Termine indicato nella proposta; la regola non è stata trovata",
  },
  replyToContest: {
    ...civil,
    length: "agreed",
    extensions: [newAgreement("Nuovo termine comunicato all'interessato")],
    source: "Termine indicato nella lettera di contestazione",
  },
  forfeitureSubmissions: {
    ...civil,
    startsFrom: "delivered",
    length: { days: 15 },
    source: "R.R. 4/2017 art. 24 (Comune di Gallarate, domande frequenti)",
  },
  releaseDwelling: {
    ...civil,
    length: { months: 6 },
    tell: ladder(30),
    source: "R.R. 4/2017 art. 24 (Comune di Gallarate, domande frequenti): rilascio entro sei mesi",
  },
};
