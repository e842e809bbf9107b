// The calls for public dwellings planned ahead: days of each step, dwellings, applicants with their scores, and who
// in the order of the ranking gets which dwelling offered. Bando and applications then follow the same plan.
import type { Day, Territory } from "../../workflows/kernel/ids.ts";
import { addDays, daysBetween } from "../../workflows/rules/calendar/days.ts";
import type { Cast } from "./cast.ts";
import { officeDay } from "./office-days.ts";
import type { SyntheticHousehold, SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

/** What becomes of a dwelling offered. */
export type Fate = "keys" | "waives" | "fails" | "forfeits";

export interface Offer {
  unit: string;
  /** Days after the list is final. */
  afterDays: number;
  fate: Fate;
  /** The letter comes back: nobody of that name at the address. */
  returned?: boolean;
}

export interface Application {
  caseId: string;
  platformId: string;
  household: SyntheticHousehold;
  person: SyntheticPerson;
  unit: string;
  key: string;
  scores: {
    isbar: number;
    residenceComune: number;
    residenceRegion: number;
    family: number;
    housing: number;
    economic: number;
  };
  submittedOn: Day;
  check?: "admitted" | "excluded";
  /** Points more after a correction for civil invalidity; 0 = refused. */
  correction?: number;
  offer?: Offer;
}

export interface Bando {
  caseId: string;
  title: string;
  number: number;
  units: { code: string; owner: "comune" | "aler"; comune: Territory }[];
  /** Own rankings, in the order they are formed. */
  keys: string[];
  draftOn: Day;
  opensOn: Day;
  closesOn: Day;
  importOn: Day;
  provisionalOn: Day;
  /** First day on the albo; corrections may be asked from here. */
  publishedOn: Day;
  finalOn: Day;
  assignFrom: Day;
  applications: Application[];
  /** Platform numbers of two applications with equal points. */
  tied?: [string, string];
}

/** Where dwellings become free: the larger comuni of the district. */
const comuni: readonly Territory[] = ["020038", "020042", "020061", "020047"];
const windowDays = 40;

/** Days the calls open: February and September; others are put in between where the two years have too few. */
export function openingDays(world: World, count: number): Day[] {
  const first = addDays(world.span.from, 45);
  const last = addDays(world.span.to, -60);
  const years = Array.from({ length: 4 }, (_, i) => Number(first.slice(0, 4)) + i);
  const usual = years
    .flatMap((year) => [`${year}-02-03`, `${year}-09-10`])
    .map(officeDay)
    .filter((day) => day >= first && day <= last);
  if (usual.length >= count) return usual.slice(-count);
  const step = daysBetween(first, last) / Math.max(1, count - 1);
  const even = Array.from({ length: count }, (_, i) => officeDay(addDays(first, Math.round(i * step))));
  if (count > 8) return even;
  const added = even.filter((day) => usual.every((one) => Math.abs(daysBetween(one, day)) > 50));
  return [...usual, ...added].slice(0, count).sort();
}

const nextOfficeDay = (day: Day): Day => officeDay(addDays(day, 1));

export function planBandi(
  world: World,
  cast: Cast,
  shares: { applications: number; bandi: number },
  random: Random,
): Bando[] {
  const bandi: Bando[] = [];
  for (const [i, opensOn] of openingDays(world, shares.bandi).entries()) {
    const own = random.fork(`bando ${i}`);
    const bando = emptyBando(world, i, opensOn, own);
    const count =
      Math.floor((shares.applications * (i + 1)) / shares.bandi) - Math.floor((shares.applications * i) / shares.bandi);
    const households = applicants(world, cast, bandi.at(-1), bando, count, own.fork("households"));
    bando.applications = households.map((household, n) => application(world, bando, household, n, own));
    if (i === 1) tie(bando);
    offers(bando, own.fork("offers"));
    bandi.push(bando);
  }
  return bandi;
}

function emptyBando(world: World, i: number, opensOn: Day, random: Random): Bando {
  const closesOn = addDays(opensOn, windowDays);
  const importOn = officeDay(addDays(closesOn, 1));
  const provisionalOn = nextOfficeDay(nextOfficeDay(importOn));
  const publishedOn = nextOfficeDay(provisionalOn);
  const finalOn = officeDay(addDays(publishedOn, 31));
  const places = random.shuffle(comuni).slice(0, 2).sort();
  const code = (comune: string, n: number) => `${comune}-${i + 1}${n}`;
  return {
    caseId: world.id(`bando/${i}`),
    title: `Avviso SAP n. ${(i % 2) + 1}/${opensOn.slice(0, 4)} (esempio)`,
    number: i + 1,
    units: [
      ...places.flatMap((comune) => [1, 2].map((n) => ({ code: code(comune, n), owner: "comune" as const, comune }))),
      { code: `ALER-${i + 1}`, owner: "aler", comune: places[0] ?? "020038" },
    ],
    keys: places.map((comune) => `comune/${comune}`),
    draftOn: officeDay(addDays(opensOn, -32)),
    opensOn,
    closesOn,
    importOn,
    provisionalOn,
    publishedOn,
    finalOn,
    assignFrom: officeDay(addDays(finalOn, 4)),
    applications: [],
  };
}

/** 60 % applied to the former call too. */
function applicants(
  world: World,
  cast: Cast,
  before: Bando | undefined,
  bando: Bando,
  count: number,
  random: Random,
): SyntheticHousehold[] {
  const former = random.shuffle(before?.applications ?? []).map((one) => one.household);
  const chosen = new Set(former.slice(0, Math.round(count * 0.6)));
  const fits = (one: SyntheticHousehold) => !chosen.has(one) && adultOf(world, cast, one, bando.opensOn) !== undefined;
  while (chosen.size < count) {
    const one = cast.household(bando.opensOn, random, fits, random.chance(0.5));
    if (!one) break;
    chosen.add(one);
  }
  return [...chosen];
}

const adultOf = (world: World, cast: Cast, household: SyntheticHousehold, day: Day): SyntheticPerson | undefined =>
  cast.members(household).find((one) => world.age(one, day) >= 18);

function application(
  world: World,
  bando: Bando,
  household: SyntheticHousehold,
  n: number,
  random: Random,
): Application {
  const unit = random.pick(bando.units.filter((one) => one.owner === "comune"));
  const points = (from: number, to: number) => random.int(from * 10, to * 10) / 10;
  const person = household.members.map((id) => world.person(id)).find((one) => world.age(one, bando.opensOn) >= 18);
  if (!person) throw new Error("an applicant is a minor");
  world.hasCase(person);
  const check = random.chance(0.14) ? (random.chance(0.7) ? ("admitted" as const) : ("excluded" as const)) : undefined;
  return {
    caseId: world.id(`application/${bando.number}/${n}`),
    platformId: `ES-${bando.opensOn.slice(0, 4)}-${bando.number}${String(n + 1).padStart(4, "0")}`,
    household,
    person,
    unit: unit.code,
    key: `comune/${unit.comune}`,
    scores: {
      isbar: random.int(1_800, 6_900) / 100,
      residenceComune: points(0, 10),
      residenceRegion: points(0, 8),
      family: points(2, 22),
      housing: points(0, 25),
      economic: points(2, 15),
    },
    submittedOn: addDays(bando.opensOn, random.int(0, windowDays)),
    ...(check ? { check } : {}),
    ...(check !== "excluded" && random.chance(0.06) ? { correction: random.chance(0.7) ? random.int(2, 6) : 0 } : {}),
  };
}

/** Two applications of one ranking get the same points: the draw decides, not the program. */
function tie(bando: Bando): void {
  const [one, two] = bando.applications.filter(
    (application) => application.key === bando.keys[0] && !application.check && application.correction === undefined,
  );
  if (!one || !two) return;
  two.scores = { ...one.scores };
  bando.tied = [two.platformId, one.platformId];
}

/** Each dwelling goes to the first of its ranking, and to the next when he waives (16 %) or fails (11 %). */
function offers(bando: Bando, random: Random): void {
  let forfeit = bando.number === 1;
  let returned = bando.number === 2;
  const fates = dealt(bando.number, random);
  for (const key of bando.keys) {
    const order = bando.applications
      .filter((one) => one.key === key && one.check !== "excluded")
      .sort((a, b) => finalScore(b) - finalScore(a));
    for (const unit of bando.units.filter((one) => `${one.owner}/${one.comune}` === key)) {
      let afterDays = 24 + random.int(0, 18);
      for (let round = 0; round < 4; round++) {
        const next = order.shift();
        if (!next) break;
        const fate = fates.shift() ?? "keys";
        const last = fate === "keys" && forfeit ? "forfeits" : fate;
        next.offer = { unit: unit.code, afterDays, fate: last, ...(returned ? { returned } : {}) };
        returned = false;
        if (last === "forfeits") forfeit = false;
        if (fate === "keys") break;
        afterDays += fate === "waives" ? 30 : 100;
      }
    }
  }
}

/** Fates as cards, so that few calls have their share too: of six dwellings offered one is waived, of nine one fails. */
function dealt(number: number, random: Random): Exclude<Fate, "forfeits">[] {
  const cards = Array.from({ length: 18 }, (_, i) => (i % 6 === 1 ? "waives" : i % 9 === 4 ? "fails" : "keys"));
  return [...cards.slice((number * 5) % 9), ...random.shuffle(cards)];
}

const finalScore = (one: Application): number => one.scores.isbar + (one.correction ?? 0);
