// In which qualities a signature on a day is listening and does not bind: the person's own where somebody represents her, a
// parent's where the acts leave that parent no responsibility, a guardian's when the child has come of age. Where acts are silent
// nothing is guessed. Pure and total.
import type { Day } from "../../kernel/ids.ts";
import { type ActRole, holdsOn, type RepresentationAct } from "./acts.ts";
import { rightsOn, type Subject } from "./rights.ts";

export function listeningOnly(
  acts: readonly RepresentationAct[],
  age: Pick<Subject, "isMinor" | "ofAgeOn">,
  on: Day,
): string[] {
  const { subject, holders } = rightsOn(acts, { ...age, protectedAddress: false, livesWith: [] }, on);
  const inForce = acts.filter((act) => holdsOn(act, on));
  const actsOf = (of: ActRole) => inForce.filter(({ role }) => role === of).map(({ act }) => act);
  const [parents, guardians] = [actsOf("parent"), actsOf("guardian")];
  const maySign = (these: readonly number[]) =>
    holders.some((one) => one.signs.answer !== "no" && one.acts.some((act) => these.includes(act)));
  const isRecorded = parents.length > 0 || guardians.length > 0 || age.isMinor === false;
  return [
    ...(subject.signs.answer === "no" ? ["person"] : []),
    ...(isRecorded && !maySign(parents) ? ["parent"] : []),
    ...(guardians.length > 0 && !maySign(guardians) ? ["guardian"] : []),
  ];
}
