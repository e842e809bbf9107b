// What persons declare of themselves in the demo and the office then verifies: the household at the desk, the ISEE of who asks
// for money, the invalidity of the old. Some checks are still to be done, and one in ten says otherwise. The shares are the
// demo's own, and drawn apart, so that nothing else moves with them.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays, laterOf } from "../../workflows/rules/calendar/days.ts";
import type { Contact, Course } from "./intake-course.ts";
import type { Random } from "./random.ts";
import type { Script } from "./script.ts";
import type { World } from "./world.ts";

/** Who lives with the person, in one contact of three: told by the head of the household, whose kin they are. */
export function toldHousehold(world: World, random: Random, { person, day }: Contact): JsonObject {
  const own = random.fork("household told");
  const members = (world.households.get(person.householdId ?? "")?.members ?? [])
    .map((id) => world.person(id))
    .filter((one) => one.id !== person.id && one.relation !== undefined && one.birthOn < day);
  if (person.relation !== "reference" || members.length === 0 || !own.chance(0.33)) return {};
  return {
    householdMembers: members.slice(0, 6).map((one) => ({
      memberName: `${one.surname} ${one.givenName}`,
      memberRelation: one.relation ?? "notRelated",
      memberBirthYear: Number(one.birthOn.slice(0, 4)),
    })),
  };
}

interface Told {
  fact: string;
  verifiedWith: string;
  field: string;
  /** As declared, and as found where it is otherwise. */
  values: readonly [JsonObject[string], JsonObject[string]];
}

function factOf({ contact }: Course, random: Random): Told | undefined {
  if (contact.area === "poverty" || contact.need === "income") {
    const cents = random.int(0, 90) * 10_000;
    const values = [cents, cents + random.int(8, 30) * 10_000] as const;
    return { fact: "isee", verifiedWith: "inps", field: "declaredIseeCents", values };
  }
  if (contact.area !== "elderly" && contact.area !== "disability") return undefined;
  if (!random.chance(0.4)) return undefined;
  const values = ["100 %, con accompagnamento", "100 %, senza accompagnamento"] as const;
  return { fact: "invalidity", verifiedWith: "inps", field: "declaredInvalidity", values };
}

/** At the first talk. */
export function* declareFacts(course: Course): Script {
  const { hand } = course;
  const random = course.random.fork(`facts ${hand.day}`);
  const told = factOf(course, random);
  if (!told) return;
  const { fact, verifiedWith, field, values } = told;
  const from = hand.day;
  const verifyBy = random.chance(0.4) ? { verifyBy: addDays(from, random.int(20, 40)) } : {};
  yield* course.send("DECLARE_FACT", { fact, [field]: values[0], ...verifyBy });
  if (!random.chance(0.75)) return;
  const [isOtherwise, days] = [random.chance(0.1), random.int(1, 12)];
  course.check = function* () {
    const verifiedOn = laterOf(from, addDays(hand.day, -days));
    yield* course.send("VERIFY_FACT", {
      ...{ fact, verifiedWith, verifiedOn },
      ...(isOtherwise ? { verifyOutcome: "different", [field]: values[1] } : { verifyOutcome: "confirmed" }),
    });
  };
}

/** Before the assessment is written, where the office did not forget. */
export function* verifyFacts(course: Course): Script {
  const { check } = course;
  course.check = undefined;
  if (check) yield* check();
}
