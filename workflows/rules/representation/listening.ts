// In which qualities a signature on a day is listening and does not bind: the person's own where somebody represents her, a
// parent's where the acts leave that parent no responsibility. Where acts are silent nothing is guessed. Pure and total.
import type { Day } from "../../kernel/ids.ts";
import { holdsOn, type RepresentationAct } from "./acts.ts";
import { rightsOn } from "./rights.ts";

export function listeningOnly(acts: readonly RepresentationAct[], isMinor: boolean | undefined, on: Day): string[] {
  const { subject, holders } = rightsOn(acts, { isMinor, protectedAddress: false, livesWith: [] }, on);
  const inForce = acts.filter((act) => holdsOn(act, on));
  const parents = inForce.filter(({ role }) => role === "parent").map(({ act }) => act);
  const isRecorded = parents.length > 0 || inForce.some(({ role }) => role === "guardian") || isMinor === false;
  const mayParent = holders.some((one) => one.signs.answer !== "no" && one.acts.some((act) => parents.includes(act)));
  return [...(subject.signs.answer === "no" ? ["person"] : []), ...(isRecorded && !mayParent ? ["parent"] : [])];
}
