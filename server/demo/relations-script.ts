// Relations of the demo's people: parents of children, old parents of adults who live with them, a couple that separated, somebody who
// cares for another until that ends. Shares are the demo's own assumption. Payloads only.
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { officeDay } from "./office-days.ts";
import type { SyntheticHousehold, SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import { Hand, type Script, type Start } from "./script.ts";
import type { World } from "./world.ts";

/** Families whose relations the office had a reason to record. */
const familyShare = 0.35;
/** Of the old, those of whom is known who cares for them. */
const careShare = 0.3;
const careEndsShare = 0.2;
/** Of households, those of whom a former spouse who is registered elsewhere is known. */
const formerShare = 0.05;
const majority = 18;
const careAge = 75;

const handOf = (world: World, random: Random, person: SyntheticPerson, day: Day): Hand =>
  new Hand(world, random, {
    ...{ kind: "person", caseId: person.id, day, area: "registry" as const },
    territory: world.comuneOf(person, day),
  });

const record = (hand: Hand, relative: SyntheticPerson, tie: string, more: JsonObject) =>
  hand.step("RECORD_RELATION", { relative: relative.id, tie, ...more }, hand.by("supervisor"));

function* parentsOf(
  world: World,
  random: Random,
  child: SyntheticPerson,
  parents: readonly SyntheticPerson[],
  day: Day,
): Script {
  const hand = handOf(world, random, child, day);
  for (const parent of parents) yield record(hand, parent, "parent", { tieSource: "registry", from: child.birthOn });
}

function* care(world: World, random: Random, old: SyntheticPerson, who: SyntheticPerson, day: Day): Script {
  const hand = handOf(world, random, old, day);
  const from = addDays(day, -random.int(30, 900));
  const { seq } = yield record(hand, who, "caregiver", { tieSource: "personSays", from });
  if (!random.chance(careEndsShare)) return;
  hand.wait(random.int(60, 300));
  const ending = { relation: seq, until: hand.day, relationEnd: "careEnded" };
  yield hand.step("END_RELATION", ending, hand.by("supervisor"));
}

function* separated(world: World, random: Random, one: SyntheticPerson, other: SyntheticPerson, day: Day): Script {
  const hand = handOf(world, random, one, day);
  yield record(hand, other, "formerSpouse", { tieSource: "personSays" });
}

/** An adult of another household, and the day since which she is registered. */
export interface Elsewhere {
  person: SyntheticPerson;
  since: Day;
}

/** Begun some days after the household, when all its first members are registered. */
export function relationsOf(
  world: World,
  random: Random,
  { household, elsewhere }: { household: SyntheticHousehold; elsewhere: Elsewhere | undefined },
  opened: Day,
): Start[] {
  const day = officeDay(addDays(opened, 2));
  const members = household.members.map((id) => world.person(id)).filter((one) => one.birthOn < addDays(opened, -30));
  const parents = members.filter((one) => ["reference", "spouse", "partner"].includes(one.relation ?? ""));
  const children = members.filter((one) => one.relation === "child");
  const starts: Start[] = [];
  if (random.chance(familyShare))
    for (const child of children) {
      const own = random.fork(`${child.id} parents`);
      starts.push({ day, make: () => parentsOf(world, own, child, parents, day) });
    }
  for (const old of members.filter((one) => world.age(one, day) >= careAge)) {
    const own = random.fork(`${old.id} care`);
    const who = members.find((one) => one !== old && world.age(one, day) >= majority);
    if (who && own.chance(careShare)) starts.push({ day, make: () => care(world, own, old, who, day) });
  }
  const [first] = parents;
  if (
    first &&
    parents.length === 1 &&
    children.length > 0 &&
    elsewhere &&
    elsewhere.since <= opened &&
    random.chance(formerShare)
  ) {
    const own = random.fork(`${first.id} former`);
    starts.push({ day, make: () => separated(world, own, first, elsewhere.person, day) });
  }
  return starts;
}
