// What is missing in a case, each with the act that completes it, out of those the reader may record now.
import { factOfTodo, isToVerify, verifyFact } from "../../workflows/kernel/declared-facts.ts";
import type { JsonObject, TodoItem, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import { deathTodo } from "../../workflows/kernel/person-death.ts";
import type { Action } from "./list-actions.ts";

export interface MissingItem extends TodoItem {
  /** Absent where the reader has no act for it now. */
  by?: { event: string; initial?: JsonObject };
}

/** How much else its form asks for, an act that moves the case coming after one that does not. */
function weight(version: WorkflowVersion, { event, moves }: Action): number {
  const asked = eventInfo(version, event)?.form.fields.filter((one) => one.required) ?? [];
  return asked.length * 2 + (moves ? 1 : 0);
}

/** A death is answered and not completed: it is shown to who answers it (shown-death.ts). */
const isMissing = ({ field }: TodoItem): boolean => field !== deathTodo;

export function withCompleting(
  version: WorkflowVersion,
  actions: readonly Action[],
  todo: readonly TodoItem[],
): MissingItem[] {
  const possible = actions.filter((one) => one.possible);
  return todo.filter(isMissing).map((item) => {
    if (isToVerify(item.field)) {
      const isOffered = possible.some(({ event }) => event === verifyFact);
      return isOffered ? { ...item, by: { event: verifyFact, initial: { fact: factOfTodo(item.field) } } } : item;
    }
    const [best] = possible
      .filter(({ event }) => eventInfo(version, event)?.form.fields.some(({ name }) => name === item.field))
      .sort((a, b) => weight(version, a) - weight(version, b));
    return best ? { ...item, by: { event: best.event } } : item;
  });
}
