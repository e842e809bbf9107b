// Invented persons in households of the district's comuni: weights by inhabitants and need, age bands of the plan,
// fiscal codes by our own rule, and the irregularities every office knows. Pure: seed and day decide everything.
import type { Day, Territory } from "../../workflows/kernel/ids.ts";
import { addDays, ageOn } from "../../workflows/rules/calendar/days.ts";
import type { Sex } from "../../workflows/rules/fiscal-code/compute.ts";
import { birthplaceOf } from "./birthplaces.ts";
import { type Bands, composeHouseholds, type Relation, type Slot } from "./household-mix.ts";
import {
  inventedAddress,
  inventedEmail,
  inventedPhone,
  italianGivenName,
  italianSurname,
  italy,
  pickOrigin,
} from "./names.ts";
import { createRandom, type Random } from "./random.ts";
import { addTextures, type Marks, newCode } from "./textures.ts";

export type MissingCodeReason = "newborn" | "foreignerWithout" | "unknown" | "anonymousReport" | "protected";

export interface SyntheticPerson {
  id: string;
  surname: string;
  givenName: string;
  sex: Sex;
  birthOn: Day;
  /** Belfiore code. */
  birthPlace: string;
  /** ISTAT country code, three digits; 100 is Italy. */
  citizenship: string;
  language: string;
  needsInterpreter: boolean;
  /** Either the code or the reason why there is none. */
  fiscalCode?: string;
  fiscalCodeMissingReason?: MissingCodeReason;
  /** ISTAT code. */
  comune: Territory;
  address: string;
  protectedAddress: boolean;
  phone?: string;
  email?: string;
  /** A record entered twice has no household. */
  householdId?: string;
  relation?: Relation;
  /** Lived in another comune of the district until the day before `on`. */
  movedFrom?: { comune: Territory; on: Day };
}

export interface SyntheticHousehold {
  id: string;
  comune: Territory;
  /** Ids; the reference person comes first. */
  members: string[];
}

export interface Population {
  persons: SyntheticPerson[];
  households: SyntheticHousehold[];
  /** Ids of the persons behind each irregularity. */
  marks: Marks;
}

/** A row of `listComuni`. */
export interface ComuneWeights {
  istat: Territory;
  belfiore: string;
  population: number;
  age0To14: number;
  age15To64: number;
  age65Plus: number;
}

export interface PopulationInput {
  seed: string;
  day: Day;
  /** How many person records, those entered twice included. */
  persons: number;
  comuni: readonly ComuneWeights[];
}

/** Ostiglia, Poggio Rusco, Sermide e Felonica: need is 30 % above their share of inhabitants. */
const moreNeed = new Set(["020038", "020042", "020061"]);
export const duplicateShare = 0.02;
const foreignShare = 0.28;
const interpreterShare = 0.22;

/** Splits `total` by weights; the largest remainders get what rounding leaves. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, one) => all + one, 0);
  const exact = weights.map((one) => (sum > 0 ? (total * one) / sum : 0));
  const shares = exact.map(Math.floor);
  const order = exact.map((one, i) => [one - Math.floor(one), i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  let left = total - shares.reduce((all, one) => all + one, 0);
  for (const [, i] of order) {
    if (left <= 0) break;
    shares[i] = (shares[i] ?? 0) + 1;
    left--;
  }
  return shares;
}

/** Records by comune and age band, those entered twice left out. */
export function bandsOf(input: PopulationInput): { comune: ComuneWeights; bands: Bands }[] {
  const people = input.persons - Math.round(input.persons * duplicateShare);
  const weights = input.comuni.map((one) => one.population * (moreNeed.has(one.istat) ? 1.3 : 1));
  const shares = apportion(people, weights);
  return input.comuni.map((comune, i) => {
    const [child = 0, adult = 0, elder = 0] = apportion(shares[i] ?? 0, [
      comune.age0To14,
      comune.age15To64,
      comune.age65Plus,
    ]);
    return { comune, bands: { child, adult, elder } };
  });
}

interface Draft {
  comune: ComuneWeights;
  slots: Slot[];
  foreign: boolean;
}

/** Households without old people become foreign, in random order, until the share is reached. */
function chooseForeign(drafts: Draft[], people: number, random: Random): void {
  let left = Math.round(people * foreignShare);
  for (const draft of random.shuffle(drafts)) {
    if (draft.slots.length > left || draft.slots.some((slot) => slot.daysOld > 63 * 365)) continue;
    draft.foreign = true;
    left -= draft.slots.length;
  }
}

function contacts(random: Random, person: SyntheticPerson, age: number): void {
  if (age < 16) return;
  if (random.chance(0.93)) person.phone = inventedPhone(random);
  if (random.chance(age < 65 ? 0.45 : 0.1)) person.email = inventedEmail(random, person.givenName, person.surname);
}

/** Everybody of a household: a wife keeps her surname, children take the father's or the only parent's. */
function settle(draft: Draft, input: PopulationInput, random: Random, ids: Random, names: Set<string>) {
  const household: SyntheticHousehold = { id: ids.uuid(), comune: draft.comune.istat, members: [] };
  const origin = draft.foreign ? pickOrigin(random) : undefined;
  const newSurname = () => (origin ? random.pick(origin.surnames) : italianSurname(random));
  const familySurname = newSurname();
  const address = inventedAddress(random);
  const taken = new Set<string>();
  const persons = draft.slots.map((slot) => {
    const birthOn = addDays(input.day, -slot.daysOld);
    const age = ageOn(birthOn, input.day);
    const keepsFamilyName =
      slot.relation === "reference" || slot.relation === "child" || (slot.relation === "parent" && slot.sex === "M");
    const surname = keepsFamilyName ? familySurname : newSurname();
    const draw = () => (origin ? random.pick(origin.givenNames[slot.sex]) : italianGivenName(random, slot.sex, age));
    let givenName = draw();
    const isTaken = () => taken.has(givenName) || names.has(`${surname} ${givenName}`);
    for (let i = 0; i < 20 && isTaken(); i++) givenName = draw();
    taken.add(givenName);
    names.add(`${surname} ${givenName}`);
    const bornHere = !origin || (age < 18 && random.chance(0.7));
    const person: SyntheticPerson = {
      id: ids.uuid(),
      surname,
      givenName,
      sex: slot.sex,
      birthOn,
      birthPlace: bornHere ? birthplaceOf(random, draft.comune, age) : origin.birthPlace,
      citizenship: origin?.citizenship ?? italy,
      language: origin?.language ?? "it",
      needsInterpreter: origin !== undefined && age >= 6 && random.chance(interpreterShare),
      comune: draft.comune.istat,
      address,
      protectedAddress: false,
      householdId: household.id,
      relation: slot.relation,
    };
    contacts(random, person, age);
    household.members.push(person.id);
    return person;
  });
  return { household, persons };
}

/** The same input gives the same population. */
export function makePopulation(input: PopulationInput): Population {
  const random = createRandom(`${input.seed}/${input.day}/population`);
  const mix = random.fork("mix");
  const drafts = bandsOf(input).flatMap(({ comune, bands }) =>
    composeHouseholds(bands, mix).map((slots): Draft => ({ comune, slots, foreign: false })),
  );
  const people = drafts.reduce((sum, draft) => sum + draft.slots.length, 0);
  chooseForeign(drafts, people, random.fork("foreign"));
  const names = random.fork("names");
  const ids = random.fork("ids");
  // Homonyms are made on purpose, in their number; names fall together by chance only where they run out.
  const taken = new Set<string>();
  const settled = drafts.map((draft) => settle(draft, input, names, ids, taken));
  const persons = settled.flatMap((one) => one.persons);
  const households = settled.map((one) => one.household);
  const codes = new Set<string>();
  for (const person of persons) person.fiscalCode = newCode(person, codes);
  const { added, marks } = addTextures({ input, persons, households, codes, random: random.fork("textures") });
  return { persons: [...persons, ...added], households, marks };
}
