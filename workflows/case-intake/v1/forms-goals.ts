// What an individual project is made of, version 1: goals that can be measured, actions with who, when, how often and at whose
// cost, who receives which data, and what became of each goal when the project was looked at again.

import { type Field, sealedClasses } from "../../kernel/form.ts";
import { services } from "../../rules/deliveries/services.ts";
import { actors, goalOutcomes, mostGoals, payers, recipientsOfData } from "./codes.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;
const amount = { min: 0, max: 1_000_000 } as const;

/** A goal is counted or seen by its indicator: how it stands, how it should stand, by when. */
export const goals: Field = {
  name: "goals",
  kind: "group",
  required: true,
  min: 1,
  max: mostGoals,
  fields: [
    { name: "goalText", kind: "longText", required: true, maxLength: 1000 },
    {
      ...{ name: "indicatorText", kind: "longText", maxLength: 1000 },
      requiredWhen: { any: [{ not: { empty: "startValue" } }, { not: { empty: "aimValue" } }] },
    },
    { name: "startValue", kind: "decimal", ...amount },
    { name: "aimValue", kind: "decimal", ...amount },
    { name: "goalBy", kind: "day" },
  ],
};

export const actions: Field = {
  name: "actions",
  kind: "group",
  ...open,
  min: 1,
  max: 15,
  fields: [
    { name: "service", kind: "choice", ...open, options: services },
    { name: "forGoal", kind: "integer", ...optional, min: 1, max: mostGoals, holds: "row" },
    { name: "who", kind: "choice", ...open, options: actors },
    { name: "startOn", kind: "day", ...optional },
    { name: "endOn", kind: "day", ...optional },
    { name: "times", kind: "integer", ...optional, min: 1, max: 999, requiredWhen: { not: { empty: "timesPer" } } },
    {
      ...{ name: "timesPer", kind: "choice", ...optional, options: ["day", "week", "month", "year", "inAll"] },
      requiredWhen: { not: { empty: "times" } },
    },
    { name: "costCents", kind: "cents", ...optional, min: 0, max: 100_000_000 },
    { name: "payer", kind: "choice", ...optional, options: payers, requiredWhen: { not: { empty: "costCents" } } },
  ],
};

/** Who is told what of the person: by the kind of data and of body, no names. */
export const recipients: Field = {
  name: "recipients",
  kind: "group",
  ...optional,
  max: 10,
  fields: [
    { name: "recipient", kind: "choice", ...open, options: recipientsOfData },
    {
      ...{ name: "dataShared", kind: "choices", ...open },
      options: sealedClasses.filter((one) => !["reserved", "protectedAddress", "secretContact"].includes(one)),
    },
  ],
};

/** One row a goal, by its number in the project. */
export const goalReviews: Field = {
  name: "goalReviews",
  kind: "group",
  max: mostGoals,
  fields: [
    { name: "goal", kind: "integer", required: true, min: 1, max: mostGoals, holds: "row" },
    { name: "goalOutcome", kind: "choice", required: true, options: goalOutcomes },
    { name: "reachedValue", kind: "decimal", ...amount },
    { name: "goalNoteText", kind: "longText", maxLength: 1000 },
  ],
};
