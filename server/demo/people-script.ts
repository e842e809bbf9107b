// Persons and households enter the archive: most in the first days, when the office starts with it, the others when
// they first come; babies after birth, removals on their day. Payloads only; the runner sends them.
import type { Day, Territory } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { actsOf } from "./acts-script.ts";
import { officeDay } from "./office-days.ts";
import type { SyntheticHousehold, SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import { leavingHousehold, leavingOf, pointsOf } from "./reach-script.ts";
import { type Elsewhere, relationsOf } from "./relations-script.ts";
import { Hand, type Script, type Start } from "./script.ts";
import type { World } from "./world.ts";

/** Office days the first loading takes. */
export const loadingDays = 5;
/** Households that are in the archive from the beginning. */
const knownShare = 0.7;

const registry = "registry" as const;

function personPayload(person: SyntheticPerson, territory: Territory): JsonObject {
  const { surname, givenName, birthOn, birthPlace, sex, citizenship, language, needsInterpreter } = person;
  return {
    surname,
    givenName,
    birthOn,
    birthPlace,
    sex,
    citizenship,
    language,
    needsInterpreter,
    territory,
    ...(person.fiscalCode
      ? { fiscalCode: person.fiscalCode }
      : { fiscalCodeMissing: person.fiscalCodeMissingReason ?? "unknown" }),
    ...(person.protectedAddress
      ? { protectedAddress: true, protectedAddressText: person.address }
      : { address: person.address }),
    ...(person.phone ? { phone: person.phone } : {}),
    ...(person.email ? { email: person.email } : {}),
  };
}

const handOf = (world: World, random: Random, kind: string, caseId: string, day: Day, territory: Territory): Hand =>
  new Hand(world, random, { kind, caseId, day, territory, area: registry });

/** The record of one person, and later the removal. */
function* personScript(world: World, random: Random, person: SyntheticPerson, day: Day): Script {
  const territory = world.comuneOf(person, officeDay(day));
  const hand = handOf(world, random, "person", person.id, day, territory);
  const role = person.protectedAddress ? "supervisor" : "frontDesk";
  yield hand.step("OPEN_PERSON", personPayload(person, territory), hand.by(role));
  const { movedFrom } = person;
  if (!movedFrom || territory !== movedFrom.comune) return;
  hand.reach(addDays(movedFrom.on, random.int(3, 25)));
  const address = person.protectedAddress ? { protectedAddressText: person.address } : { address: person.address };
  yield hand.step("MOVE_RESIDENCE", { territory: person.comune, movedOn: movedFrom.on, ...address }, hand.by(role));
  // Who pays is looked into some weeks later; of some nobody has got round to it.
  if (!random.chance(0.7)) return;
  hand.wait(random.int(10, 60));
  yield hand.step("CHECK_PAYER", { payerOutcome: "newBody" }, hand.by("supervisor"));
}

const memberRow = (person: SyntheticPerson): JsonObject => ({
  person: person.id,
  relation: person.relation ?? "reference",
  from: person.birthOn,
});

/** The household once its members are there; a baby is added after birth. */
function* householdScript(
  world: World,
  random: Random,
  household: SyntheticHousehold,
  days: { loaded: Day; opened: Day },
): Script {
  const day = days.opened;
  const members = household.members.map((id) => world.person(id));
  const born = members.filter((one) => one.birthOn < days.loaded);
  const [reference] = members;
  if (!reference) return;
  const territory = world.comuneOf(reference, day);
  const hand = handOf(world, random, "household", household.id, day, territory);
  yield hand.step(
    "OPEN_HOUSEHOLD",
    { householdKind: "registry", territory, members: born.map(memberRow) },
    hand.by("frontDesk"),
  );
  const later: { day: Day; run: () => ReturnType<Hand["step"]> }[] = members
    .filter((one) => one.birthOn >= days.loaded)
    .map((baby) => ({
      day: babyDay(baby, 2),
      run: () => hand.step("ADD_MEMBER", memberRow(baby), hand.by("frontDesk")),
    }));
  const { movedFrom } = reference;
  if (movedFrom && territory === movedFrom.comune)
    later.push({
      day: addDays(movedFrom.on, 30),
      run: () =>
        hand.step(
          "MOVE_HOUSEHOLD",
          // Each of them has said so at the desk before, with the new street.
          { territory: reference.comune, movedOn: movedFrom.on, nobodyMoves: true },
          handOf(world, random, "household", household.id, hand.day, territory).by("frontDesk"),
        ),
    });
  later.sort((a, b) => (a.day < b.day ? -1 : 1));
  for (const one of later) {
    hand.reach(one.day);
    yield one.run();
  }
}

/** Registered two weeks after birth, in the household some days later. */
const babyDay = (baby: SyntheticPerson, more: number): Day => officeDay(addDays(baby.birthOn, 14 + more * 3));

export interface Admission {
  scripts: Start[];
  /** Day from which a household may open a case. */
  known: Map<string, Day>;
}

/** Everybody's way into the archive. */
export function peopleScripts(world: World, random: Random): Admission {
  const { from, to } = world.span;
  const known = new Map<string, Day>();
  const scripts: Start[] = [];
  const days = loadDays(from);
  const acts: Start[] = [];
  let elsewhere: Elsewhere | undefined;
  const leaving = leavingHousehold(world);
  for (const household of world.population.households) {
    const own = random.fork(household.id);
    const first =
      own.chance(knownShare) || household === leaving
        ? own.pick(days)
        : officeDay(addDays(from, own.int(8, Math.max(9, lengthOf(from, to) - 60))));
    const adults = household.members.map((id) => world.person(id));
    // Nobody of a household is younger than the household itself: a lone newborn does not occur.
    const day = adults.every((one) => one.birthOn < first) || adults.some((one) => one.birthOn < first) ? first : to;
    for (const person of adults) {
      const at = person.birthOn < day ? day : babyDay(person, 0);
      if (at <= to) scripts.push({ day: at, make: () => personScript(world, random.fork(person.id), person, at) });
    }
    const opened = officeDay(addDays(day, 1));
    if (household !== leaving) known.set(household.id, opened);
    scripts.push({
      day: opened,
      make: () => householdScript(world, random.fork(`${household.id} opened`), household, { loaded: day, opened }),
    });
    acts.push(...actsOf(world, random.fork(`${household.id} acts`), household, opened));
    acts.push(...relationsOf(world, random.fork(`${household.id} relations`), { household, elsewhere }, opened));
    acts.push(...pointsOf(world, random.fork(`${household.id} points`), household, opened));
    if (household === leaving) acts.push(leavingOf(world, random.fork("leaving"), household));
    const spouse = adults.find((one) => one.relation === "spouse");
    if (spouse && day === first) elsewhere = { person: spouse, since: opened };
  }
  for (const person of world.population.persons) {
    if (person.householdId) continue;
    const own = random.fork(person.id);
    const day = officeDay(addDays(from, own.int(10, lengthOf(from, to) - 20)));
    if (person.birthOn < day) scripts.push({ day, make: () => personScript(world, own, person, day) });
  }
  return { scripts: [...scripts, ...acts.filter((one) => one.day <= to)], known };
}

const lengthOf = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

function loadDays(from: Day): Day[] {
  const days: Day[] = [];
  for (let day = officeDay(from); days.length < loadingDays; day = officeDay(addDays(day, 1))) days.push(day);
  return days;
}
