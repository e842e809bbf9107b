// Who hears that a person died: her cases, and the records that go on in hers.
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { tellAbsorbedOfDeath } from "./merge-ways.ts";

/** Whoever died lives nowhere anew; where she lived until then may still be recorded. */
export const joinsAlive = ({ diedOn = "" }: { diedOn?: string | undefined }, { data }: MachineEvent): boolean =>
  textOf(data.from) <= diedOn;

/** Deliveries, letters and payments stop at once in all cases of the person. */
export const tellCases = {
  type: "fanOut",
  params: ({ event }: { event: MachineEvent }) => ({
    role: "person",
    kind: "case-intake",
    type: "PERSON_DIED",
    data: { diedOn: textOf(event.data.diedOn) },
    onDone: "CASES_TOLD",
  }),
} as const;

export const dying = ["died", tellCases, tellAbsorbedOfDeath] as const;
