// The ways a person's record takes when it goes on in another, and back; named by machine.ts, whose guards and actions they use.
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { type Merged, mergeCompanions, type Standing, tellAbsorbed, unmergeCompanions } from "./merge.ts";

interface Where {
  context: Merged;
  event: MachineEvent;
}

/** What is hidden of a person is hidden at all her records; each is opened again by itself. */
export const protectAbsorbed = {
  type: "companions",
  params: ({ context }: Where) => ({ all: tellAbsorbed(context, "PROTECT_WITH", {}) }),
} as const;

export const tellAbsorbedOfDeath = {
  type: "companions",
  params: ({ context, event }: Where) => ({
    all: tellAbsorbed(context, "SAME_DIED", { diedOn: textOf(event.data.diedOn) }),
  }),
} as const;

const was = { provisional: "wasProvisional", identified: "wasIdentified", deceased: "wasDeceased" } as const;

/** What a record that stands does with others of the same person. `guard`: all that must hold. */
export const merging = <Guard>(state: Standing, guard: Guard) =>
  ({
    MERGE_INTO: {
      guard,
      target: "merged",
      actions: [
        { type: "companions", params: ({ context, event }: Where) => ({ all: mergeCompanions(context, event) }) },
        "mergedAway",
        was[state],
      ],
    },
    TAKE_IN: { guard: "mayTakeIn", actions: "takenIn" },
    GIVE_BACK: { actions: "givenBack" },
  }) as const;

const stands = [
  { type: "companions", params: ({ context, event }: Where) => ({ all: unmergeCompanions(context, event) }) },
  "standsAgain",
] as const;

/** It returns to the state in which it stood. */
export const standAgain = [
  { guard: "stoodProvisional", target: "provisional", actions: stands },
  { guard: "stoodDeceased", target: "deceased", actions: stands },
  { target: "identified", actions: stands },
] as const;
