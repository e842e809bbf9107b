// Which of a person's households leads: the one of the register, another kind only while there is none.
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";

type Joining = { event: MachineEvent };
type Leaving = Joining & { context: { households: { household: string; kind: string }[] } };

export const householdOf = ({ event }: Joining) =>
  textOf(event.data.householdKind) === "registry" || !event.head.householdId
    ? { householdId: textOf(event.data.household) }
    : {};

/** Who left the one that led lives on in another, the oldest first. */
const nextMain = ({ context, event }: Leaving) => {
  const left = context.households.filter(({ household }) => household !== textOf(event.data.household));
  const next = left.find(({ kind }) => kind === "registry") ?? left[0];
  return next ? { householdId: next.household } : {};
};

export const leavingMain = [
  "left",
  { type: "clearHead", params: { keys: ["householdId"] } },
  { type: "setHead", params: nextMain },
] as const;
