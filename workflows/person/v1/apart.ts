// Two records that look alike and are two persons: said once, by id, so that nobody is asked again; taken back when it was wrong.
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { Field, Form } from "../../kernel/form.ts";

/** With these many the next is refused. */
export const mostApart = 40;

const other: Field = { name: "other", kind: "case", class: "open", required: true, pick: { kinds: ["person"] } };

export const tellApart: Form = {
  fields: [other, { name: "apartText", kind: "longText", class: "identity", required: true, maxLength: 1000 }],
};
/** Taken back also of one that goes on in another since. */
export const mayBeSame: Form = { fields: [{ ...other, pick: { kinds: ["person"], leadingOn: true } }] };

export const isApart = (apart: readonly string[] | undefined, { data }: MachineEvent): boolean =>
  apart?.includes(textOf(data.other)) === true;

export const withApart = (apart: readonly string[] | undefined, { data }: MachineEvent): string[] => [
  ...(apart ?? []),
  textOf(data.other),
];

export const withoutApart = (apart: readonly string[] | undefined, { data }: MachineEvent): string[] =>
  (apart ?? []).filter((one) => one !== textOf(data.other));
