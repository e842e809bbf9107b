// A person's record that was opened by mistake: taken out of use while nothing refers to it, and put back as it stood.
import type { MachineEvent } from "../../kernel/definition.ts";
import type { Form } from "../../kernel/form.ts";
import { type Mistake, mistakeOf, mistakeReason } from "../../rules/mistakes/mistake.ts";
import type { Merged } from "./merge.ts";
import { type Asking, hasOpenAsks } from "./merge-asks.ts";

const why = { kind: "longText", class: "identity", maxLength: 1000 } as const;

export const openedByMistake: Form = {
  fields: [mistakeReason, { name: "mistakeText", ...why, requiredWhen: { eq: ["mistakeReason", "otherMistake"] } }],
};
export const notAMistake: Form = { fields: [{ name: "notMistakeText", ...why, required: true }] };

interface Kept extends Merged, Asking {
  households: readonly unknown[];
  openAct?: number | undefined;
  mistake?: Mistake | undefined;
}
interface At {
  context: Kept;
  event: MachineEvent;
}

export const inNoHousehold = ({ context }: At): boolean => context.households.length === 0;
export const nobodyRepresents = ({ context }: At): boolean => context.openAct === undefined;
/** No other goes on in it, and nothing is asked between it and another. */
export const nothingGoesOnHere = ({ context }: At): boolean =>
  (context.absorbed ?? []).length === 0 && !hasOpenAsks(context);

const was = { provisional: "wasProvisional", identified: "wasIdentified", deceased: "wasDeceased" } as const;

/** `guard`: all that must hold. */
export const mistaking = <Guard>(state: keyof typeof was, guard: Guard) =>
  ({ OPENED_BY_MISTAKE: { guard, target: "openedByMistake", actions: ["takenOut", was[state]] } }) as const;

export const takenOut = ({ event }: { event: MachineEvent }) => ({ mistake: mistakeOf(event) });

/** As after the act is undone: nothing of it is left. */
export const putBack = () => ({ mistake: undefined, stoodAs: undefined });

/** It returns to the state in which it stood. */
export const standsAfterAll = [
  { guard: "stoodProvisional", target: "provisional", actions: "putBack" },
  { guard: "stoodDeceased", target: "deceased", actions: "putBack" },
  { target: "identified", actions: "putBack" },
] as const;
