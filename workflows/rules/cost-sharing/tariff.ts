// A tariff of a comune for a service: by which act the household's share of its cost was adopted, from when it is applied, and
// how much it is in each band of ISEE. Tariffs are data of the district (the ruleset `costSharing`), imported and exported as
// JSON; "adopted by all, not applied by all": the two days are kept apart. Pure; the page reads and checks from here.
import { isDay } from "../../kernel/ids.ts";
import { isObject, type Json, type JsonObject } from "../../kernel/json.ts";
import { services } from "../deliveries/services.ts";

export const tariffsRuleset = "costSharing";

export const tariffUnits = ["hour", "piece", "month"] as const;
export type TariffUnit = (typeof tariffUnits)[number];

/** Kinds of ISEE as a person's record names them. */
export const iseeKinds = [
  "ordinary",
  "current",
  "sociosanitary",
  "sociosanitaryResidential",
  "minors",
  "restricted",
] as const;
export type IseeKind = (typeof iseeKinds)[number];

/** Of the cost of a unit, at most two decimals; or euro cents a unit. */
export type Share = { percent: number } | { unitCents: number };

/** From above the band before up to this value, which belongs to it. */
export type Band = { upToCents: number } & Share;

/** A tariff as it is written; what is in force is never edited, the next version stands beside it. */
export interface TariffText {
  service: string;
  unit: TariffUnit;
  /** Act that adopted it. */
  act: string;
  adoptedOn: string;
  /** Absent: adopted, and not applied. */
  appliesFrom?: string;
  until?: string;
  iseeKinds: IseeKind[];
  bands: Band[];
  /** Above the last band, and without an ISEE that holds. */
  maximum: Share;
  /** From band to band along a line: at the upper end of each, its own share. */
  isLinear?: boolean;
  /** Days after its last day in which an ISEE is still taken. */
  graceDays?: number;
  note?: string;
}

export interface Tariff extends TariffText {
  /** ISTAT code, or `district`. */
  territory: string;
  version: number;
  /** Of the demo: no tariff of a comune. */
  example: boolean;
}

export const tariffLimits = {
  ...{ bands: 30, text: 200, note: 500, tariffs: 2_000 },
  ...{ cents: 1_000_000_00, iseeCents: 10_000_000_00, graceDays: 366, bytes: 60_000 },
} as const;

const keys = [
  ...["service", "unit", "act", "adoptedOn", "appliesFrom", "until", "iseeKinds", "bands", "maximum"],
  ...["isLinear", "graceDays", "note"],
];

export type TariffFault =
  | "object"
  | "unknown"
  | "option"
  | "text"
  | "day"
  | "beforeAdoption"
  | "beforeStart"
  | "endWithoutStart"
  | "list"
  | "twice"
  | "whole"
  | "percent"
  | "oneOfTwo"
  | "ascending"
  | "sameKind"
  | "boolean";

/** What is wrong, with its place: `bands.2.upToCents`. `limit`: the most that is allowed. */
export interface TariffProblem {
  path: string;
  code: TariffFault;
  limit?: number;
}

export const mostProblems = 50;

class Check {
  readonly problems: TariffProblem[] = [];

  say(path: string, code: TariffFault, limit?: number): void {
    if (this.problems.length < mostProblems)
      this.problems.push({ path, code, ...(limit === undefined ? {} : { limit }) });
  }

  known(value: JsonObject, allowed: readonly string[], at = ""): void {
    for (const key of Object.keys(value)) if (!allowed.includes(key)) this.say(`${at}${key.slice(0, 60)}`, "unknown");
  }

  option(value: Json | undefined, path: string, options: readonly string[]): void {
    if (typeof value !== "string" || !options.includes(value)) this.say(path, "option");
  }

  text(value: Json | undefined, path: string, limit: number): void {
    if (typeof value !== "string" || value.trim() === "" || value.length > limit) this.say(path, "text", limit);
  }

  whole(value: Json | undefined, path: string, limit: number): boolean {
    const fits = typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= limit;
    if (!fits) this.say(path, "whole", limit);
    return fits;
  }
}

/** Hundredths of a percent; undefined where it has more than two decimals. */
export function hundredthsOf(percent: number): number | undefined {
  const hundredths = Math.round(percent * 100);
  return Math.abs(percent * 100 - hundredths) < 1e-6 ? hundredths : undefined;
}

type Kind = "percent" | "unitCents";

function checkShare(check: Check, value: JsonObject, at: string): Kind | undefined {
  const { percent, unitCents } = value;
  if ((percent === undefined) === (unitCents === undefined)) {
    check.say(at.replace(/\.$/, ""), "oneOfTwo");
    return undefined;
  }
  if (unitCents !== undefined) {
    check.whole(unitCents, `${at}unitCents`, tariffLimits.cents);
    return "unitCents";
  }
  const fits = typeof percent === "number" && percent >= 0 && percent <= 100 && hundredthsOf(percent) !== undefined;
  if (!fits) check.say(`${at}percent`, "percent");
  return "percent";
}

function checkBands(check: Check, tariff: JsonObject): void {
  const { bands, maximum, isLinear } = tariff;
  const kinds = new Set<Kind | undefined>();
  if (!Array.isArray(bands) || bands.length === 0 || bands.length > tariffLimits.bands)
    check.say("bands", "list", tariffLimits.bands);
  let before = -1;
  for (const [i, band] of (Array.isArray(bands) ? bands.slice(0, tariffLimits.bands) : []).entries()) {
    const at = `bands.${i}.`;
    if (!isObject(band)) {
      check.say(`bands.${i}`, "object");
      continue;
    }
    check.known(band, ["upToCents", "percent", "unitCents"], at);
    kinds.add(checkShare(check, band, at));
    if (!check.whole(band.upToCents, `${at}upToCents`, tariffLimits.iseeCents)) continue;
    if (Number(band.upToCents) <= before) check.say(`${at}upToCents`, "ascending");
    before = Number(band.upToCents);
  }
  if (!isObject(maximum)) check.say("maximum", "object");
  else {
    check.known(maximum, ["percent", "unitCents"], "maximum.");
    checkShare(check, maximum, "maximum.");
  }
  if (isLinear === true && kinds.size > 1) check.say("bands", "sameKind");
}

function checkDays(check: Check, { adoptedOn, appliesFrom, until }: JsonObject): void {
  if (!isDay(adoptedOn)) check.say("adoptedOn", "day");
  if (appliesFrom !== undefined && !isDay(appliesFrom)) check.say("appliesFrom", "day");
  if (until !== undefined && !isDay(until)) check.say("until", "day");
  if (isDay(until) && appliesFrom === undefined) check.say("until", "endWithoutStart");
  if (isDay(until) && isDay(appliesFrom) && until < appliesFrom) check.say("until", "beforeStart");
}

/** What is wrong with a tariff; nothing when it may be used. Total: any JSON gets an answer. */
export function tariffProblems(value: Json | undefined): TariffProblem[] {
  const check = new Check();
  if (!isObject(value)) return [{ path: "", code: "object" }];
  check.known(value, keys);
  check.option(value.service, "service", services);
  check.option(value.unit, "unit", tariffUnits);
  check.text(value.act, "act", tariffLimits.text);
  checkDays(check, value);
  const given = value.iseeKinds;
  if (!Array.isArray(given) || given.length === 0 || given.length > iseeKinds.length)
    check.say("iseeKinds", "list", iseeKinds.length);
  else {
    for (const [i, one] of given.entries()) check.option(one, `iseeKinds.${i}`, iseeKinds);
    if (new Set(given).size < given.length) check.say("iseeKinds", "twice");
  }
  checkBands(check, value);
  if (value.isLinear !== undefined && typeof value.isLinear !== "boolean") check.say("isLinear", "boolean");
  if (value.graceDays !== undefined) check.whole(value.graceDays, "graceDays", tariffLimits.graceDays);
  if (value.note !== undefined) check.text(value.note, "note", tariffLimits.note);
  return check.problems;
}

interface TariffRow {
  id: string;
  territory: string;
  version: number;
  values: JsonObject;
  sources: Record<string, { example?: boolean }>;
}

/** All tariffs of the district's tables; a row holds them by service, what is none is left out. */
export const tariffsOf = (rows: readonly TariffRow[]): Tariff[] =>
  rows
    .filter(({ id }) => id === tariffsRuleset)
    .flatMap(({ territory, version, values, sources }) =>
      Object.entries(values).flatMap(([service, value]): Tariff[] => {
        if (!isObject(value) || value.service !== service || tariffProblems(value).length > 0) return [];
        const text = value as unknown as TariffText;
        return [{ ...text, territory, version, example: sources[service]?.example === true }];
      }),
    );

/** Back to what is written, as it is exported. */
export const textOfTariff = ({ territory: _t, version: _v, example: _e, ...text }: Tariff): TariffText => text;

export type TariffStanding = "notApplied" | "ahead" | "inForce" | "replaced" | "ended";

const begunBy = (tariffs: readonly Tariff[], on: string): Tariff | undefined =>
  tariffs.reduce<Tariff | undefined>((best, one) => {
    const { appliesFrom } = one;
    if (appliesFrom === undefined || appliesFrom > on) return best;
    const bestFrom = best?.appliesFrom ?? "";
    return best === undefined || appliesFrom > bestFrom || (appliesFrom === bestFrom && one.version > best.version)
      ? one
      : best;
  }, undefined);

const beside = (tariffs: readonly Tariff[], territory: string, service: string) =>
  tariffs.filter((one) => one.territory === territory && one.service === service);

/** The last that began to be applied by the day, of the comune or else of the district; none once that one has ended. */
export function tariffOn(
  tariffs: readonly Tariff[],
  { territory, service, on }: { territory: string; service: string; on: string },
): Tariff | undefined {
  for (const place of [territory, "district"]) {
    const found = begunBy(beside(tariffs, place, service), on);
    if (found && (found.until === undefined || on <= found.until)) return found;
  }
  return undefined;
}

/** How a tariff stands on a day among all of the district. */
export function standingOn(tariffs: readonly Tariff[], tariff: Tariff, on: string): TariffStanding {
  const { appliesFrom, until } = tariff;
  if (appliesFrom === undefined) return "notApplied";
  const others = beside(tariffs, tariff.territory, tariff.service);
  // A later version from the same day stands in its place, also before that day.
  if (others.some((one) => one.appliesFrom === appliesFrom && one.version > tariff.version)) return "replaced";
  if (appliesFrom > on) return "ahead";
  if (begunBy(others, on) !== tariff) return "replaced";
  return until !== undefined && until < on ? "ended" : "inForce";
}
