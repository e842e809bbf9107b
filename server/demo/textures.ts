// The irregularities of a real archive, laid over an orderly population: homonyms, records entered twice, missing
// codes, an omocode, twins, a coming of age, protected addresses, removals, births in merged comuni.

import { lastOfMonth } from "../../workflows/kernel/civil-day.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import { addDays, addMonths, ageOn } from "../../workflows/rules/calendar/days.ts";
import { computeFiscalCode, givenNameCode, omocodeForm } from "../../workflows/rules/fiscal-code/compute.ts";
import { mergedBirthplaces } from "./birthplaces.ts";
import { italy } from "./names.ts";
import type { MissingCodeReason, PopulationInput, SyntheticHousehold, SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";

export interface Marks {
  /** Pairs of different people with the same name. */
  homonyms: [string, string][];
  /** Record entered twice -> the first record. */
  duplicates: [string, string][];
  /** Has the code of another person with a letter in it. */
  omocode: string[];
  twins: string[];
  /** Turns 18 in the month after the day. */
  comingOfAge: string[];
  /** All members of the households with a protected address. */
  protectedAddress: string[];
  mergedBirthplace: string[];
  moved: string[];
}

interface Work {
  input: PopulationInput;
  persons: SyntheticPerson[];
  households: SyntheticHousehold[];
  /** Codes given so far: two people never share one, but for the omocode. */
  codes: Set<string>;
  random: Random;
}

const share = (work: Work, part: number): number => Math.round(work.input.persons * part);

/** Changes who somebody is and computes the code again; born a day earlier when somebody has that code already. */
function change(work: Work, person: SyntheticPerson, changes: Partial<SyntheticPerson>): void {
  work.codes.delete(person.fiscalCode ?? "");
  Object.assign(person, changes);
  person.fiscalCode = newCode(person, work.codes);
}

/** A code nobody has yet, moving the birth back day by day until it is new. */
export function newCode(person: SyntheticPerson, codes: Set<string>): string {
  let code = computeFiscalCode(person);
  while (codes.has(code)) {
    person.birthOn = addDays(person.birthOn, -1);
    code = computeFiscalCode(person);
  }
  codes.add(code);
  return code;
}

/** First and last day of birth of who turns 18 next month: 2026-11-22 -> [2008-12-01, 2008-12-31]. */
export function comingOfAgeWindow(day: Day): [Day, Day] {
  const month = addMonths(`${day.slice(0, 7)}-01`, 1 - 18 * 12);
  const last = lastOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return [month, `${month.slice(0, 8)}${last}`];
}

function comeOfAge(work: Work): string[] {
  const [first, last] = comingOfAgeWindow(work.input.day);
  const inWindow = (person: SyntheticPerson) => person.birthOn >= first && person.birthOn <= last;
  // Others who would turn 18 in that month are made two months older, so that the one stands out.
  for (const person of work.persons)
    if (inWindow(person)) change(work, person, { birthOn: addDays(person.birthOn, -62) });
  const minors = work.persons.filter((one) => one.relation === "child" && ageOn(one.birthOn, work.input.day) >= 15);
  if (minors.length === 0) return [];
  const minor = work.random.pick(minors);
  change(work, minor, { birthOn: `${first.slice(0, 8)}${String(work.random.int(2, 27)).padStart(2, "0")}` });
  return [minor.id];
}

function twins(work: Work, byId: ReadonlyMap<string, SyntheticPerson>): string[] {
  for (const household of work.random.shuffle(work.households)) {
    const children = household.members
      .map((id) => byId.get(id))
      .filter((one) => one?.relation === "child" && ageOn(one.birthOn, work.input.day) < 15);
    const [first, second] = children;
    if (children.length !== 2 || !first || !second) continue;
    // Names of the same letters would be a second omocode.
    if (givenNameCode(first.givenName) === givenNameCode(second.givenName)) continue;
    change(work, second, { birthOn: first.birthOn, birthPlace: first.birthPlace });
    return [first.id, second.id];
  }
  return [];
}

function mergedBirths(work: Work, used: Set<string>): string[] {
  const marked: string[] = [];
  for (const { belfiore, comune } of mergedBirthplaces) {
    const possible = work.persons.filter(
      (one) =>
        one.comune === comune &&
        one.citizenship === italy &&
        !used.has(one.id) &&
        ageOn(one.birthOn, work.input.day) >= 30,
    );
    if (possible.length === 0) continue;
    const person = work.random.pick(possible);
    change(work, person, { birthPlace: belfiore });
    used.add(person.id);
    marked.push(person.id);
  }
  return marked;
}

const bandOf = (work: Work, person: SyntheticPerson): string =>
  ageOn(person.birthOn, work.input.day) >= 65 ? "elder" : "adult";

/** 3 % of records share their whole name with somebody else; only people who live alone are renamed. */
function homonyms(work: Work, used: Set<string>): { pairs: [string, string][]; omocode: string[] } {
  const alone = new Set(work.households.filter((one) => one.members.length === 1).flatMap((one) => one.members));
  const groups = new Map<string, SyntheticPerson[]>();
  for (const person of work.random.shuffle(work.persons)) {
    if (!alone.has(person.id) || person.citizenship !== italy || used.has(person.id)) continue;
    const key = `${person.sex} ${bandOf(work, person)}`;
    const group = groups.get(key) ?? [];
    group.push(person);
    groups.set(key, group);
  }
  const pairs: [string, string][] = [];
  const omocode: string[] = [];
  const wanted = Math.max(1, Math.round(share(work, 0.03) / 2));
  for (const group of groups.values())
    for (let i = 0; i + 1 < group.length && pairs.length < wanted; i += 2) {
      const [first, second] = [group[i], group[i + 1]];
      if (!first || !second) continue;
      change(work, second, { surname: first.surname, givenName: first.givenName });
      delete second.email;
      if (omocode.length === 0) {
        // Same name, day and place: the registry gives the second one a letter.
        work.codes.delete(second.fiscalCode ?? "");
        Object.assign(second, { birthOn: first.birthOn, birthPlace: first.birthPlace });
        second.fiscalCode = omocodeForm(first.fiscalCode ?? "", 1);
        work.codes.add(second.fiscalCode);
        omocode.push(second.id);
      }
      for (const one of [first, second]) used.add(one.id);
      pairs.push([first.id, second.id]);
    }
  return { pairs, omocode };
}

/** As a hurried clerk types it: a letter lost, only the first name, or day and month of a low day exchanged. */
function misspelt(random: Random, person: SyntheticPerson): Partial<SyntheticPerson> {
  const { surname, givenName, birthOn } = person;
  if (random.chance(0.4)) {
    const at = random.int(2, Math.max(2, surname.length - 2));
    return { surname: surname.slice(0, at) + surname.slice(at + 1) };
  }
  const day = birthOn.slice(8);
  if (Number(day) <= 12) return { birthOn: `${birthOn.slice(0, 5)}${day}-${birthOn.slice(5, 7)}` };
  return { givenName: givenName.split(" ")[0]?.slice(0, -1) ?? givenName };
}

function duplicates(work: Work, used: ReadonlySet<string>): { added: SyntheticPerson[]; pairs: [string, string][] } {
  const { input, random } = work;
  const possible = random.shuffle(work.persons.filter((one) => !used.has(one.id) && one.relation !== "child"));
  const originals = possible.slice(0, input.persons - work.persons.length);
  const pairs: [string, string][] = [];
  const added = originals.map((original) => {
    const { householdId: _household, relation: _relation, email: _email, ...copy } = original;
    const second: SyntheticPerson = { ...copy, ...misspelt(random, original), id: random.uuid() };
    // A wrong birth date must not lie ahead of the day.
    if (second.birthOn > input.day) second.birthOn = original.birthOn;
    pairs.push([second.id, original.id]);
    if (random.chance(0.5)) withoutCode(second, "unknown");
    return second;
  });
  return { added, pairs };
}

function withoutCode(person: SyntheticPerson, reason: MissingCodeReason): void {
  delete person.fiscalCode;
  person.fiscalCodeMissingReason = reason;
}

/** 8 % of all records have no code: newborns, foreigners, and those nobody has asked yet. */
function missingCodes(work: Work, all: readonly SyntheticPerson[], used: ReadonlySet<string>): void {
  let left = share(work, 0.08) - all.filter((one) => one.fiscalCode === undefined).length;
  const free = work.random.shuffle(all.filter((one) => one.fiscalCode !== undefined && !used.has(one.id)));
  const take = (wanted: number, reason: MissingCodeReason, fits: (one: SyntheticPerson) => boolean) => {
    for (const person of free) {
      if (wanted <= 0 || left <= 0) return;
      if (person.fiscalCode === undefined || !fits(person)) continue;
      withoutCode(person, reason);
      wanted--;
      left--;
    }
  };
  take(left, "newborn", (one) => one.birthOn > addDays(work.input.day, -60));
  take(Math.round(left * 0.55), "foreignerWithout", (one) => one.citizenship !== italy);
  take(2, "protected", (one) => one.protectedAddress);
  take(Math.round(left * 0.06), "anonymousReport", (one) => ageOn(one.birthOn, work.input.day) < 18);
  take(left, "unknown", () => true);
}

/** Six addresses nobody may read: women with children first. */
function protectAddresses(work: Work, byId: ReadonlyMap<string, SyntheticPerson>): string[] {
  const rank = (household: SyntheticHousehold): number => {
    const reference = byId.get(household.members[0] ?? "");
    if (reference?.sex !== "F" || ageOn(reference.birthOn, work.input.day) >= 65) return 2;
    return household.members.length > 1 && household.members.length < 4 ? 0 : 1;
  };
  const chosen = work.random
    .shuffle(work.households)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 6);
  const marked = chosen.flatMap((household) => household.members);
  for (const id of marked) {
    const person = byId.get(id);
    if (person) person.protectedAddress = true;
  }
  return marked;
}

/** 4 % of people came from another comune of the district within two years. */
function removals(work: Work, byId: ReadonlyMap<string, SyntheticPerson>): string[] {
  const marked: string[] = [];
  const comuni = work.input.comuni.map((one) => one.istat);
  if (comuni.length < 2) return marked;
  for (const household of work.random.shuffle(work.households)) {
    if (marked.length >= share(work, 0.04)) break;
    const movedFrom = {
      comune: work.random.pick(comuni.filter((one) => one !== household.comune)),
      on: addDays(work.input.day, -work.random.int(20, 700)),
    };
    const members = household.members.map((id) => byId.get(id)).filter((one) => one !== undefined);
    if (members.some((one) => one.birthOn >= movedFrom.on)) continue;
    for (const person of members) {
      person.movedFrom = movedFrom;
      marked.push(person.id);
    }
  }
  return marked;
}

/** Changes the given persons in place and returns the records entered twice. */
export function addTextures(work: Work): { added: SyntheticPerson[]; marks: Marks } {
  const byId = new Map(work.persons.map((person) => [person.id, person]));
  const comingOfAge = comeOfAge(work);
  const twinIds = twins(work, byId);
  const used = new Set([...comingOfAge, ...twinIds]);
  const mergedBirthplace = mergedBirths(work, used);
  const { pairs, omocode } = homonyms(work, used);
  const protectedAddress = protectAddresses(work, byId);
  const moved = removals(work, byId);
  const { added, pairs: twice } = duplicates(work, used);
  missingCodes(work, [...work.persons, ...added], used);
  const marks: Marks = {
    homonyms: pairs,
    duplicates: twice,
    omocode,
    twins: twinIds,
    comingOfAge,
    protectedAddress,
    mergedBirthplace,
    moved,
  };
  return { added, marks };
}
