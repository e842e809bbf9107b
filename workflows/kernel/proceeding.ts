// Terms of a proceeding that somebody asked for and that may be refused (L. 241/1990), shared by the workflows that know one: how
// long it may take, the notice before a refusal, days that were agreed. What the sources do not give is a parameter.
import type { DeadlineRule, RefusalNoticeRule, StopGround, Tell } from "./deadline.ts";
import { courtOrder, ladder, lookedAfter, newAgreement, reminder } from "./ladders.ts";

const civil = { calendar: "civil", startsFrom: "occurredOn", onHoliday: "next" } as const;

/** The body's own rule, of which the sources give nothing. */
export const ownRule = "Regolamento dell'ente (parametro senza valore nelle fonti)";

/** A day somebody agreed on or ordered: it is the term, so nothing is added to it. */
export const agreedTerm = (source: string, tell: readonly Tell[]): DeadlineRule => ({
  ...civil,
  length: "agreed",
  onHoliday: "stay",
  source,
  extensions: [newAgreement(source)],
  tell,
});

/** A day that an authority wrote: put off by that authority alone, never by hand. */
export const orderedDay = (source: string, tell: readonly Tell[]): DeadlineRule => ({
  ...{ ...civil, length: "agreed", onHoliday: "stay", source, tell },
});

const missingDocuments: StopGround = {
  ground: "missingDocuments",
  law: "L. 241/1990 art. 2 c. 7: una sola volta, non oltre trenta giorni",
  effect: "suspends",
  mostTimes: 1,
  mostDays: 30,
};

/** By when the body has to answer who asked. */
export const procedureTerm: DeadlineRule = {
  ...civil,
  length: { days: { ruleset: "intake", key: "termDays" } },
  source: "L. 241/1990 art. 2 (30 giorni se l'ente non ha fissato altro termine)",
  stops: [missingDocuments, courtOrder],
  ...lookedAfter("intakeDays"),
  extensions: [{ ground: "headOfService", law: ownRule }],
  tell: ladder(7),
};

/** For what the person says against the reasons of a refusal. */
export const observationsTerm: DeadlineRule = {
  ...civil,
  length: { days: { ruleset: "intake", key: "objectionDays" } },
  startsFrom: "delivered",
  source: "L. 241/1990 art. 10-bis (dalla consegna)",
  followUp: {
    days: { ruleset: "intake", key: "deliveryFollowUpDays" },
    source: "Compiuta giacenza e simili (parametro senza valore nelle fonti)",
  },
  tell: reminder(0),
};

/** Not for rankings (L. 241/1990 art. 10-bis, procedure concorsuali): the workflows of housing declare none. */
export const proceedingNotice: RefusalNoticeRule = {
  observations: "observations",
  stops: ["procedure"],
  effect: { ruleset: "intake", key: "refusalNoticeEffect" },
  resumesAfter: { ruleset: "intake", key: "refusalNoticeResumeDays" },
  ground: "refusalNotice",
  law: "L. 241/1990 art. 10-bis",
};
