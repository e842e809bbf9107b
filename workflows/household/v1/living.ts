// What the dead cannot be in a household: the reference person named for a day after the death, and all who are left when others leave.
// Who died stays a member until her leaving is recorded; of days before the death she is as anybody else.
import { textOf } from "../../kernel/data.ts";
import type { CaseFact, MachineEvent, Need } from "../../kernel/definition.ts";
import type { HouseholdContext, Member } from "./context.ts";

/** As many as a household has. */
const mostMembers = 30;

const named: Need = { fact: "named", case: "data.newReference", kind: "person", pick: ["diedOn"] };
const staying: Need = {
  ...{ fact: "living", cases: "context.members", of: "person", kind: "person", pick: ["diedOn"] },
  most: mostMembers,
};
export const namingNeeds: readonly Need[] = [named];
export const leavingNeeds: readonly Need[] = [staying];
export const endingNeeds: readonly Need[] = [named, staying];

const factsAt = ({ facts }: MachineEvent, name: string): CaseFact[] => {
  const found = facts[name];
  if (Array.isArray(found)) return found;
  return found && "context" in found ? [found as CaseFact] : [];
};

const diedBefore = ({ context }: CaseFact, on: string): boolean =>
  textOf(context.diedOn) !== "" && textOf(context.diedOn) < on;

/** First day on which it is as the act says. */
const dayOf = ({ type, data, meta }: MachineEvent): string =>
  textOf(type === "SPLIT_HOUSEHOLD" ? data.splitOn : data.until) || meta.occurredOn;

export const isReferenceAlive = (event: MachineEvent): boolean =>
  factsAt(event, "named").every((one) => !diedBefore(one, dayOf(event)));

/** Nobody stays, or somebody alive does. Who died herself, or was there by mistake, may leave the dead behind. */
export function someLive(stay: readonly Member[], event: MachineEvent): boolean {
  if (stay.length === 0 || event.data.endReason === "died" || event.data.endReason === "mistake") return true;
  const dead = new Set(factsAt(event, "living").flatMap((one) => (diedBefore(one, dayOf(event)) ? [one.id] : [])));
  return stay.some(({ person }) => !dead.has(person));
}

export const memberNeeds: readonly Need[] = [
  { fact: "merged", case: "data.person", kind: "person", pick: ["mergedInto"] },
];

/** Who is no member by a record that goes on in another may be one by that. */
export const isNoMergedRecord = ({ members }: Pick<HouseholdContext, "members">, event: MachineEvent): boolean =>
  members.some(({ person }) => person === textOf(event.data.person)) ||
  !factsAt(event, "merged").some(({ context }) => Array.isArray(context.mergedInto) && context.mergedInto.length > 0);
