// Invented people: same seed and day same people, bands and weights of the plan, and each texture in its number.
import { afterAll, beforeAll, expect, test } from "vitest";
import { getPlaceTable } from "../../db/network/get-place-table.ts";
import { type Comune, listComuni } from "../../db/network/list-comuni.ts";
import {
  apportion,
  bandsOf,
  makePopulation,
  type Population,
  type SyntheticPerson,
} from "../../server/demo/population.ts";
import { comingOfAgeWindow } from "../../server/demo/textures.ts";
import { isDay, isUuid } from "../../workflows/kernel/ids.ts";
import { addDays, ageOn } from "../../workflows/rules/calendar/days.ts";
import { checkFiscalCode, isPossible } from "../../workflows/rules/fiscal-code/check.ts";
import { plainForm } from "../../workflows/rules/fiscal-code/compute.ts";
import { openDistrict } from "../support/district-database.ts";

const day = "2026-11-22";
let district: Awaited<ReturnType<typeof openDistrict>>;
let comuni: Comune[];
let made: Population;
let byId: Map<string, SyntheticPerson>;

const make = (seed: string, on = day, persons = 2000) => makePopulation({ seed, day: on, persons, comuni });
const get = (id: string): SyntheticPerson => {
  const person = byId.get(id);
  if (!person) throw new Error("no such person");
  return person;
};

beforeAll(async () => {
  district = await openDistrict();
  comuni = await listComuni(district.driver);
  made = make("demo");
  byId = new Map(made.persons.map((one) => [one.id, one]));
});
afterAll(() => district.close());

test("seed and day decide everything", () => {
  expect(make("demo")).toEqual(made);
  expect(make("other").persons[0]).not.toEqual(made.persons[0]);
  expect(make("demo", "2026-11-23").persons[0]?.id).not.toBe(made.persons[0]?.id);
});

test("exactly as many as asked, with ids of their own", () => {
  for (const persons of [50, 500, 2000]) expect(make("n", day, persons).persons).toHaveLength(persons);
  expect(new Set(made.persons.map((one) => one.id)).size).toBe(2000);
  expect(made.persons.every((one) => isUuid(one.id) && isDay(one.birthOn) && one.birthOn <= day)).toBe(true);
});

test("comuni weigh by table 2, three of them 30 % more, and age bands are those of table 1", () => {
  const expected = bandsOf({ seed: "", day, persons: 2000, comuni });
  const band = (age: number) => (age < 15 ? "child" : age < 65 ? "adult" : "elder");
  const settled = made.persons.filter((one) => one.householdId);
  for (const { comune, bands } of expected) {
    const found = { child: 0, adult: 0, elder: 0 };
    for (const one of settled) if (one.comune === comune.istat) found[band(ageOn(one.birthOn, day))]++;
    expect({ comune: comune.istat, ...found }).toEqual({ comune: comune.istat, ...bands });
  }
  const share = (istat: string) =>
    settled.filter((one) => one.comune === istat).length / (comuni.find((one) => one.istat === istat)?.population ?? 1);
  expect(share("020038") / share("020047")).toBeCloseTo(1.3, 1);
});

test("households hold together: members, reference first, one comune, one address, nobody a child alone", () => {
  const memberships = made.households.flatMap((one) => one.members);
  expect(new Set(memberships).size).toBe(memberships.length);
  for (const household of made.households) {
    const members = household.members.map(get);
    expect(members[0]?.relation).toBe("reference");
    expect(members.length).toBeLessThanOrEqual(8);
    expect(members.some((one) => ageOn(one.birthOn, day) >= 18)).toBe(true);
    for (const one of members) {
      expect(one).toMatchObject({ householdId: household.id, comune: household.comune, address: members[0]?.address });
    }
  }
});

test("72 % are Italian, and interpreters are needed by foreigners only", () => {
  const foreign = made.persons.filter((one) => one.citizenship !== "100");
  expect(foreign.length / 2000).toBeCloseTo(0.28, 1);
  const interpreter = made.persons.filter((one) => one.needsInterpreter);
  expect(interpreter.every((one) => one.citizenship !== "100")).toBe(true);
  expect(interpreter.length / foreign.length).toBeGreaterThan(0.12);
  expect(interpreter.length / foreign.length).toBeLessThan(0.3);
  expect(new Set(foreign.map((one) => one.citizenship)).size).toBe(7);
});

test("every code fits its person and place; codes are shared only by records entered twice", async () => {
  const places = await getPlaceTable(district.driver, [...new Set(made.persons.map((one) => one.birthPlace))]);
  const twice = new Set(made.marks.duplicates.map(([id]) => id));
  const codes = new Set<string>();
  for (const person of made.persons) {
    expect((person.fiscalCode === undefined) !== (person.fiscalCodeMissingReason === undefined)).toBe(true);
    if (!person.fiscalCode || twice.has(person.id)) continue;
    const check = checkFiscalCode(person.fiscalCode, { today: day, places, given: person });
    expect(isPossible(check)).toBe(true);
    const expected = made.marks.omocode.includes(person.id) ? ["omocode"] : [];
    expect(check.findings.map((one) => one.code)).toEqual(expected);
    expect(codes.has(person.fiscalCode)).toBe(false);
    codes.add(person.fiscalCode);
  }
});

test("8 % without a code, with a reason that fits", () => {
  const missing = made.persons.filter((one) => one.fiscalCode === undefined);
  expect(missing).toHaveLength(160);
  for (const one of missing) {
    if (one.fiscalCodeMissingReason === "newborn") expect(one.birthOn > addDays(day, -60)).toBe(true);
    if (one.fiscalCodeMissingReason === "foreignerWithout") expect(one.citizenship).not.toBe("100");
    if (one.fiscalCodeMissingReason === "protected") expect(one.protectedAddress).toBe(true);
  }
  expect(new Set(missing.map((one) => one.fiscalCodeMissingReason)).size).toBeGreaterThanOrEqual(4);
});

test("3 % are homonyms and 2 % entered twice", () => {
  expect(made.marks.homonyms.flat()).toHaveLength(60);
  for (const [a, b] of made.marks.homonyms) {
    expect([get(a).surname, get(a).givenName]).toEqual([get(b).surname, get(b).givenName]);
    expect(get(a).fiscalCode).not.toBe(get(b).fiscalCode);
  }
  expect(made.marks.duplicates).toHaveLength(40);
  for (const [copy, original] of made.marks.duplicates) {
    expect(get(copy).householdId).toBeUndefined();
    expect(get(copy).birthPlace).toBe(get(original).birthPlace);
  }
});

test("homonyms are those made on purpose: few names fall together by chance", () => {
  const names = new Map<string, number>();
  const nameOf = (one: SyntheticPerson) => `${one.surname} ${one.givenName}`;
  for (const one of made.persons) names.set(nameOf(one), (names.get(nameOf(one)) ?? 0) + 1);
  const shared = made.persons.filter((one) => (names.get(nameOf(one)) ?? 0) > 1);
  // Three in a hundred, and the records entered twice whose name was typed right.
  expect(shared.length / made.persons.length).toBeLessThan(0.05);
});

test("one omocode, of a person with the same name, day and place", () => {
  expect(made.marks.omocode).toHaveLength(1);
  const person = get(made.marks.omocode[0] ?? "");
  const other = made.persons.find((one) => one.fiscalCode === plainForm(person.fiscalCode ?? ""));
  expect(other).toMatchObject({ surname: person.surname, birthOn: person.birthOn, birthPlace: person.birthPlace });
});

test("twins, a coming of age, births in merged comuni, protected addresses, removals", () => {
  const [first, second] = made.marks.twins.map(get);
  expect(first?.birthOn).toBe(second?.birthOn);
  expect(first?.householdId).toBe(second?.householdId);
  const [from, to] = comingOfAgeWindow(day);
  expect([from, to]).toEqual(["2008-12-01", "2008-12-31"]);
  const coming = made.persons.filter((one) => one.birthOn >= from && one.birthOn <= to && one.householdId);
  expect(coming.map((one) => one.id)).toEqual(made.marks.comingOfAge);
  expect(coming).toHaveLength(1);
  expect(made.marks.mergedBirthplace.map((id) => get(id).birthPlace).sort()).toEqual([
    "D529",
    "F804",
    "F804",
    "H248",
    "H248",
  ]);
  const households = new Set(made.marks.protectedAddress.map((id) => get(id).householdId));
  expect(households.size).toBe(6);
  expect(made.marks.moved.length / 2000).toBeCloseTo(0.04, 2);
  expect(made.marks.moved.every((id) => get(id).movedFrom?.comune !== get(id).comune)).toBe(true);
});

test("phones, addresses and mailboxes cannot be anybody's", () => {
  for (const one of made.persons) {
    if (one.phone) expect(one.phone).toMatch(/^\+39 000 \d{7}$/);
    if (one.email) expect(one.email).toMatch(/^[a-z]+\.[a-z]+\d{1,2}@posta\.example$/);
    expect(one.address).toMatch(/ 9\d\d$/);
  }
});

test("other days of the year keep all textures", () => {
  for (const on of ["2026-01-01", "2026-02-28", "2028-02-29", "2026-12-31"]) {
    const other = make("days", on);
    const people = new Map(other.persons.map((one) => [one.id, one]));
    expect(other.marks.twins).toHaveLength(2);
    expect(other.marks.mergedBirthplace).toHaveLength(5);
    const [minor] = other.marks.comingOfAge;
    expect(ageOn(people.get(minor ?? "")?.birthOn ?? "", on)).toBe(17);
  }
});

test("shares add up whatever the weights", () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(apportion(0, [1, 2])).toEqual([0, 0]);
  expect(apportion(7, [0, 5])).toEqual([0, 7]);
});
