// What a contact that was recorded by mistake asks: the same at the front desk and where a case begins with it.
import type { MachineEvent } from "../../kernel/definition.ts";
import type { Form } from "../../kernel/form.ts";
import { mistakeOf, mistakeReason } from "./mistake.ts";

const why = { kind: "longText", class: "contact", maxLength: 1000 } as const;

export const contactByMistake: Form = {
  fields: [mistakeReason, { name: "mistakeText", ...why, requiredWhen: { eq: ["mistakeReason", "otherMistake"] } }],
};
export const contactNoMistake: Form = { fields: [{ name: "notMistakeText", ...why, required: true }] };

export const mistaken = ({ event }: { event: MachineEvent }) => ({ mistake: mistakeOf(event) });
export const notMistaken = () => ({ mistake: undefined });
