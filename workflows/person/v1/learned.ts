// What an event tells of who a person is that decides elsewhere.
import { pickGiven } from "../../kernel/data.ts";
import type { JsonObject, MachineEvent } from "../../kernel/definition.ts";

const known = [
  "ageBand",
  "citizenship",
  "language",
  "needsInterpreter",
  "fiscalCodeMissing",
  "fiscalCodeDoubtful",
] as const;

export function learned(before: { hasFiscalCode: boolean }, { data, meta, given }: MachineEvent): JsonObject {
  const found = pickGiven(data, known);
  if (found.ageBand) found.ageBandOn = meta.occurredOn;
  return { ...found, hasFiscalCode: before.hasFiscalCode || given.includes("fiscalCode") };
}
