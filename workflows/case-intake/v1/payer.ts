// Which comune pays for the project, version 1: the gate writes what the rule says on that day (`ruledPayers`, `payerReason`), and
// another comune is written on an act alone. Where the rule names nobody, or whoever sends may not see the record, nothing is
// measured; so with events recorded before.
import { pickGiven, textOf, textsOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { Field } from "../../kernel/form.ts";
import type { JsonObject } from "../../kernel/json.ts";
import { onData } from "../../kernel/machine.ts";
import type { IntakeContext } from "./context.ts";

const written = { not: { empty: "payingTerritory" } } as const;

/** The act by which another comune pays than the rule says: number, day and what it says. */
export const payerAct: readonly Field[] = [
  { name: "payerActNumber", kind: "text", class: "social", maxLength: 60, visibleWhen: written },
  { name: "payerActOn", kind: "day", class: "open", when: "past", visibleWhen: written },
  { name: "payerText", kind: "longText", class: "social", maxLength: 2000, visibleWhen: written },
];

function isOther(data: JsonObject): boolean {
  const [ruled, said] = [textsOf(data.ruledPayers), textOf(data.payingTerritory)];
  return said !== "" && ruled.length > 0 && !ruled.includes(said);
}

export const payerGuards = {
  payerExplained: onData<IntakeContext>(
    ({ event: { data, given } }) =>
      !isOther(data) ||
      (textOf(data.payerActOn) !== "" && given.includes("payerActNumber") && given.includes("payerText")),
  ),
};

/** Who pays, and by what: the rule's reason, or the day of the act. */
export function withPayer({ data, seq }: MachineEvent): Partial<IntakeContext> {
  if (textOf(data.payingTerritory) === "") return {};
  const by = isOther(data)
    ? { payingBy: { said: seq, actOn: textOf(data.payerActOn), ruled: textsOf(data.ruledPayers) } }
    : data.payerReason === undefined
      ? { payingBy: undefined }
      : { payingBy: { said: seq, reason: textOf(data.payerReason) } };
  return { ...pickGiven(data, ["payingTerritory"]), ...by };
}
