// A record that was opened by mistake: why, what it keeps of that, and when it may be said of it. The same for persons, households and
// contacts: it stands nowhere any more, nothing new refers to it, and what it refers to is free of it.
import { textOf } from "../../kernel/data.ts";
import type { JsonObject, MachineEvent, Need } from "../../kernel/definition.ts";
import type { Field } from "../../kernel/form.ts";

export const mistakenState = "openedByMistake";
export const mistakeReasons = ["thereAlready", "otherPerson", "importUndone", "otherMistake"] as const;

export const mistakeReason: Field = {
  ...{ name: "mistakeReason", kind: "choice", class: "open", required: true },
  options: mistakeReasons,
};

/** Who said so and when: what the page tells without looking into the history. */
export interface Mistake extends JsonObject {
  reason: string;
  by: string;
  at: string;
}

export const mistakeOf = ({ data, meta }: MachineEvent): Mistake => ({
  reason: textOf(data.mistakeReason),
  by: meta.actor.accountId,
  at: meta.recordedAt,
});

/** One that refers to it is enough to refuse; a few more, so that a household may leave out its own members. */
export const mostReferring = 40;
const usedBy = "usedBy";
export const usedByNeeds: readonly Need[] = [{ fact: usedBy, referring: mostReferring }];

/** Ids and kinds of what refers to the record; undefined where nobody looked. */
export function referring({ facts }: MachineEvent): { id: string; kind: string }[] | undefined {
  const found = facts[usedBy];
  return Array.isArray(found) ? found.map(({ id, kind }) => ({ id, kind })) : undefined;
}

export const isUnused = ({ event }: { event: MachineEvent }): boolean => referring(event)?.length === 0;
