// A household that was opened by mistake: its members leave it in the same command, and come back when it was none. They stay named
// in it, so that it can be told who was meant.
import type { MachineEvent } from "../../kernel/definition.ts";
import type { Form } from "../../kernel/form.ts";
import { type Mistake, mistakeOf, mistakeReason, referring } from "../../rules/mistakes/mistake.ts";
import type { HouseholdContext } from "./context.ts";

export const openedByMistake: Form = { fields: [mistakeReason] };
export const notAMistake: Form = { fields: [] };

interface At {
  context: HouseholdContext;
  event: MachineEvent;
}

/** Its own members do not count: they leave with the act. */
export const usedByMembersOnly = ({ context, event }: At): boolean => {
  const found = referring(event);
  const isOwn = (id: string) => context.members.some(({ person }) => person === id);
  return found?.every(({ id }) => isOwn(id)) === true;
};

/** Of one that came out of another, or out of which others came, the split is what was wrong. */
export const neverSplit = ({ context: { origin, splits = [] } }: At): boolean =>
  origin === undefined && splits.length === 0;

export const takenOut = ({ event }: At): { mistake: Mistake } => ({ mistake: mistakeOf(event) });
export const putBack = () => ({ mistake: undefined });
