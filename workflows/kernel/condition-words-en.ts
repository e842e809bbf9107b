// English words of the conditions of work lists, for the page and for what leaves it.
import type { ConditionWords } from "./condition-words-it.ts";

export const conditionWords: ConditionWords = {
  fields: {
    kind: "Kind",
    state: "Step",
    comune: "Comune",
    area: "Area",
    assignee: "Worker",
    due: "Term",
    opened: "Opened",
    changed: "Last changed",
    waiting: "Waiting for",
    waited: "Waiting since",
    priority: "Urgency",
    todo: "Facts to complete",
    restricted: "Restricted reading",
    number: "Number",
  },
  said: {
    is: (values) => values,
    not: (values) => `not ${values}`,
    empty: (_, isTerm) => (isTerm ? "none" : "nobody"),
    filled: (_, isTerm) => (isTerm ? "any" : "somebody"),
    on: (day) => day,
    before: (day) => `before ${day}`,
    after: (day) => `after ${day}`,
    next: (days) => (days === "0" ? "today" : days === "1" ? "today or tomorrow" : `in the next ${days} days`),
    last: (days) => (days === "0" ? "today" : days === "1" ? "yesterday or today" : `in the last ${days} days`),
    older: (days) => (days === "0" ? "before today" : days === "1" ? "before yesterday" : `more than ${days} days ago`),
    least: (count) => `at least ${count}`,
    most: (count) => `at most ${count}`,
    begins: (text) => `begins with ${text}`,
  },
  or: "or",
  yes: "yes",
  no: "no",
};
