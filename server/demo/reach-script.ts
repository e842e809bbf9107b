// By what the demo's people are reached, with what must be minded, and one household that moves out of the district with who lives in
// it. Shares are the demo's own assumption. Payloads only.
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { inventedPhone } from "./names.ts";
import { officeDay } from "./office-days.ts";
import type { SyntheticHousehold, SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import { Hand, type Script, type Start } from "./script.ts";
import type { World } from "./world.ts";

/** Of adults, those of whom somebody asked how they want to be reached. */
const askedShare = 0.06;
/** Of those, who has somebody else answer for them, and whose number only those who follow them may know. */
const relativeShare = 0.3;
const secretShare = 0.08;
const adult = 18;
/** Belfiore code of a town out of the district. */
const mantova = "E897";
/** Office days before the last one on which the household tells that it moved. */
const movedDaysAgo = 40;

const ways = [
  ["plain", 40],
  ["preferred", 25],
  ["hours", 15],
  ["noMessage", 12],
  ["notCall", 8],
] as const;

function preferences(random: Random): JsonObject {
  const way = random.weighted(ways);
  if (way === "preferred") return { contactPreferred: true, contactMessage: "mayLeave" };
  if (way === "hours") {
    const safeFromHour = random.int(9, 13);
    return { contactPreferred: true, safeFromHour, safeToHour: safeFromHour + random.int(2, 4) };
  }
  if (way === "noMessage") return { contactMessage: "mayNotLeave" };
  return way === "notCall" ? { contactAvoid: ["notCall"] } : {};
}

function* points(world: World, random: Random, person: SyntheticPerson, day: Day): Script {
  const territory = world.comuneOf(person, day);
  const hand = new Hand(world, random, { kind: "person", caseId: person.id, day, territory, area: "registry" });
  const record = (payload: JsonObject, isSecret: boolean) =>
    hand.step("RECORD_CONTACT_POINT", payload, hand.by(isSecret ? "supervisor" : "frontDesk"));
  const own = { contactKind: "mobile", contactWhose: "own", ...preferences(random) };
  const number = inventedPhone(random);
  if (person.protectedAddress || random.chance(secretShare)) {
    const note = { secretNote: "Chiamare solo da un numero dell’ufficio (esempio)." };
    yield record({ ...own, contactSecret: true, secretNumber: number, ...note }, true);
    return;
  }
  yield record({ ...own, contactNumber: number }, false);
  if (!random.chance(relativeShare)) return;
  const relative = { contactKind: "mobile", contactWhose: "relative", contactNumber: inventedPhone(random) };
  yield record({ ...relative, contactName: random.pick(["la figlia (esempio)", "il fratello (esempio)"]) }, false);
}

/** Begun two days after the household, when its first members are registered. */
export function pointsOf(world: World, random: Random, household: SyntheticHousehold, opened: Day): Start[] {
  const day = officeDay(addDays(opened, 2));
  return household.members
    .map((id) => world.person(id))
    .filter((one) => one.birthOn < addDays(opened, -30) && world.age(one, day) >= adult)
    .flatMap((one): Start[] => {
      const own = random.fork(one.id);
      const isAsked = one.protectedAddress || own.chance(askedShare);
      return isAsked ? [{ day, make: () => points(world, own, one, day) }] : [];
    });
}

/**
 * The first family that nothing speaks against: with children, nobody old, nobody whose address is protected or who moved before. It asks
 * for nothing, so that whom it is about is no secret to the desk that records its move.
 */
export function leavingHousehold({ population, span }: World): SyntheticHousehold | undefined {
  const marked = new Set(Object.values(population.marks).flat());
  const persons = new Map(population.persons.map((one) => [one.id, one]));
  return population.households.find(({ members }) => {
    const who = members.map((id) => persons.get(id));
    const fits = (one: SyntheticPerson | undefined): boolean =>
      one !== undefined &&
      !one.protectedAddress &&
      one.movedFrom === undefined &&
      one.birthOn > addDays(span.to, -60 * 365) &&
      one.birthOn < addDays(span.from, -30) &&
      !marked.has(one.id);
    const isFamily = who.some((one) => one?.relation === "child") && members.length <= 5;
    return isFamily && members.length >= 3 && who.every(fits);
  });
}

function* leaves(world: World, random: Random, household: SyntheticHousehold, day: Day): Script {
  const territory = household.comune;
  const hand = new Hand(world, random, { kind: "household", caseId: household.id, day, territory, area: "registry" });
  const movers = household.members.map((person) => ({ person }));
  const movedOn = addDays(day, -12);
  yield hand.step("MOVE_HOUSEHOLD", { territory, residesOutside: mantova, movedOn, movers }, hand.by("frontDesk"));
}

export function leavingOf(world: World, random: Random, household: SyntheticHousehold): Start {
  const day = officeDay(addDays(world.span.to, -movedDaysAgo));
  return { day, make: () => leaves(world, random, household, day) };
}
