// Who hears that a person died: her cases, and the records that go on in hers.
import { and } from "xstate";
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { tellAbsorbedOfDeath } from "./merge-ways.ts";

/** Whoever died lives nowhere anew; where she lived until then may still be recorded. */
export const joinsAlive = ({ diedOn = "" }: { diedOn?: string | undefined }, { data }: MachineEvent): boolean =>
  textOf(data.from) <= diedOn;

/** As whoever lives joins, but not from a day after the death: also a split would move where she resided. */
export const joinsBeforeDeath = <J extends readonly unknown[], M extends readonly unknown[]>(joining: J, moving: M) =>
  [
    { guard: and(["joinsAlive", "notInHousehold", "residesElsewhere"]), actions: [...joining, ...moving] },
    { guard: and(["joinsAlive", "notInHousehold"]), actions: joining },
  ] as const;

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
