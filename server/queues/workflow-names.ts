// What kinds, steps and waits of cases are called, for whatever tells of a list outside the page.
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { type ConditionNames, wordAmong } from "../../workflows/kernel/say-condition.ts";

export function workflowNames(
  workflows: ReadonlyMap<string, Workflow>,
  locale: "it" | "en",
): Pick<ConditionNames, "kind" | "state" | "waiting"> {
  const among = (of: "states" | "waiting") => (id: string) =>
    wordAmong(
      [...workflows.values()].map((one) => one.texts[locale][of]),
      id,
    );
  return {
    kind: (id) => workflows.get(id)?.texts[locale].plural ?? id,
    state: among("states"),
    waiting: among("waiting"),
  };
}
