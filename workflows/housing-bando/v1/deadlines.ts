// Terms of the bando, version 1: lengths come from the ruleset `housing`, never from here.
import type { DeadlineRule } from "../../kernel/deadline.ts";
import { courtOrder, ladder, lookedAfter } from "../../kernel/ladders.ts";

const civil = {
  calendar: "civil",
  onHoliday: "next",
  startsFrom: "occurredOn",
  tell: ladder(2),
  stops: [{ ...courtOrder, byWorkflow: true }],
  ...lookedAfter("bandoDays"),
} satisfies Partial<DeadlineRule>;

export const deadlines: Record<string, DeadlineRule> = {
  publishProvisional: {
    ...civil,
    length: { days: { ruleset: "housing", key: "provisionalDays" } },
    source: "R.R. 4/2017 art. 12; fac-simile di portale comunale: da verificare",
  },
  correctionRequests: {
    ...civil,
    length: { days: { ruleset: "housing", key: "correctionDays" } },
    source: "R.R. 4/2017 art. 12; avvisi di Carnate e Gallarate: rettifica solo per invalidità civile",
  },
  publishFinal: {
    ...civil,
    length: { days: { ruleset: "housing", key: "finalDays" } },
    source: "R.R. 4/2017 art. 12; fac-simile di portale comunale: da verificare",
  },
};
