// Where a person resides, by date whatever the order in which it was recorded: the last one is the current.
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { inOrder, isSinceUnknown, type KeptResidence, residenceToKeep } from "../../rules/payer/since-unknown.ts";

export interface Residing {
  residences: KeptResidence[];
}

/** Since when is often not known: what is known begins with the record then, and is before whatever has a day. */
export const opened = ({ data, meta }: MachineEvent): KeptResidence[] => [residenceToKeep(data, meta.occurredOn)];

export const moved = ({ residences }: Residing, { data, head }: MachineEvent): KeptResidence[] =>
  inOrder([...residences, residenceToKeep(data, head.openedOn)], head.openedOn);

/** The comune of the last one, where the record lies; of who resides outside the district, the one that follows her. */
export const whereNow = ({ residences }: Residing, { data }: MachineEvent): { territory: string } => ({
  territory: residences.at(-1)?.territory ?? textOf(data.territory),
});

/** The residence told is the last one: what is known of the street before belongs to the one before. */
export function livesThere({ residences }: Residing, { data, head }: MachineEvent): boolean {
  const last = residences.at(-1);
  return last?.territory === textOf(data.territory) && last.from === (textOf(data.movedOn) || head.openedOn);
}

/** The sealed fields that say where in the comune. */
export const streets = ["address", "protectedAddressText"] as const;

/** The street of the residence that stands: of a new one it is asked for where the office had that of the one before. */
export const placeStreet = (context: Residing & { protectedAddress: boolean }, event: MachineEvent) => ({
  now: livesThere(context, event),
  missing: { field: context.protectedAddress ? "protectedAddressText" : "address", withinDays: 30 },
});

/** Whoever joins a household of the register on a day resided elsewhere until then. */
export function residesElsewhere({ residences }: Residing, { data, head }: MachineEvent): boolean {
  const there = residenceToKeep(data, head.openedOn);
  const begun = residences.filter((one) => isSinceUnknown(one, head.openedOn) || one.from <= there.from);
  const last = inOrder(begun, head.openedOn).at(-1);
  return there.territory !== "" && (last?.territory !== there.territory || last.outside !== there.outside);
}
