// What a body that was asked has answered, as forms ask it: to which request, and in which words.
import type { Field } from "./form.ts";

/** One of the requests without an answer, by its key; the page offers them by name. */
export const requestField = (name: string, request: string): Field => ({
  ...{ name, kind: "text", class: "open", required: true, maxLength: 80 },
  ...{ holds: "request", request },
});

/** Words, of health where they are of health: an answer that says nothing is none, also where a paper came with it. */
export const answerFields = (text: Field, health: Field): readonly Field[] => [
  { ...text, requiredWhen: { empty: health.name } },
  health,
];
