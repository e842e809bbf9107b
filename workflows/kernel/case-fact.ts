// Another case that an event names, as its guards and actions see it: what the gate read of it.
import type { CaseFact, MachineEvent } from "./definition.ts";

/** By the name of the need; undefined where none is named, or it is no case. */
export function caseFact(event: MachineEvent, name: string): CaseFact | undefined {
  const fact = event.facts[name];
  return fact && typeof fact === "object" && "state" in fact ? fact : undefined;
}

export const personFact = (event: MachineEvent): CaseFact | undefined => caseFact(event, "person");
