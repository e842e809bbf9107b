// A service passes from one body to another, by an act: what the office records itself, over the table of the release. From the
// first day on the new body stands in the comuni named, until the last day if there is one; what stood there ends the day before
// and goes on the day after. Of two that meet, the one recorded later holds. Pure.
import { isDay } from "../../kernel/ids.ts";
import { isObject, type Json, type JsonObject } from "../../kernel/json.ts";
import { addDays } from "../calendar/days.ts";

/** Rows of the office's rules with this id: `values` has one hand-over under the name of its service. */
export const handOversRuleset = "handOvers";

/** Who may run a service: the comune itself, the district's company, a contractor, the health authority. */
export const bodies = ["comune", "azienda", "appalto", "asst"] as const;

export const handOverLimits = { text: 200, comuni: 100, handOvers: 2_000, bytes: 10_000 } as const;

export interface HandOver {
  service: string;
  /** ISTAT codes. */
  territories: string[];
  body: (typeof bodies)[number];
  /** Not of the comune itself, which is named by each. */
  bodyName: string;
  /** What stands over letters; the name where nobody said otherwise. */
  letterhead: string;
  from: string;
  until?: string;
  act: string;
}

export interface MandateSpan {
  service: string;
  territory: string;
  validFrom: string;
  validTo: string | null;
  body: string;
  bodyName: string;
  letterhead: string;
  act: string;
  /** Of a hand-over recorded by the office: the account and the instant. */
  by?: string;
  at?: string;
}

export type HandOverFault = "required" | "option" | "day" | "text" | "order";

export interface HandOverProblem {
  path: string;
  code: HandOverFault;
}

interface Known {
  services: readonly string[];
  /** ISTAT code -> name, of comuni in force. */
  comuni: ReadonlyMap<string, string>;
}

const isText = (value: Json | undefined): value is string =>
  typeof value === "string" && value.trim() !== "" && value.length <= handOverLimits.text;

export function handOverProblems(value: JsonObject, { services, comuni }: Known): HandOverProblem[] {
  const problems: HandOverProblem[] = [];
  const say = (path: string, code: HandOverFault) => problems.push({ path, code });
  const text = (path: string) => {
    if (value[path] === undefined || value[path] === "") say(path, "required");
    else if (!isText(value[path])) say(path, "text");
  };
  if (typeof value.service !== "string" || !services.includes(value.service)) say("service", "option");
  const territories = Array.isArray(value.territories) ? value.territories : [];
  if (territories.length === 0) say("territories", "required");
  else if (
    territories.length > handOverLimits.comuni ||
    territories.some((one) => typeof one !== "string" || !comuni.has(one))
  )
    say("territories", "option");
  if (!bodies.some((body) => body === value.body)) say("body", "option");
  if (value.body !== "comune") text("bodyName");
  if (value.letterhead !== undefined && value.letterhead !== "") text("letterhead");
  text("act");
  const isOn = (path: string) => typeof value[path] === "string" && isDay(value[path]);
  if (!isOn("from")) say("from", value.from === undefined ? "required" : "day");
  if (value.until !== undefined && !isOn("until")) say("until", "day");
  else if (isOn("from") && isOn("until") && String(value.until) < String(value.from)) say("until", "order");
  return problems;
}

const textOf = (value: Json | undefined): string => (typeof value === "string" ? value.trim() : "");

/** Of a value without problems. */
export function handOverOf(value: JsonObject): HandOver {
  const isOwn = value.body === "comune";
  const name = isOwn ? "" : textOf(value.bodyName);
  return {
    service: textOf(value.service),
    territories: [...new Set((value.territories as string[] | undefined) ?? [])].sort(),
    body: value.body as HandOver["body"],
    ...{ bodyName: name, letterhead: isOwn ? "" : textOf(value.letterhead) || name },
    ...{ from: textOf(value.from), act: textOf(value.act) },
    ...(value.until === undefined ? {} : { until: textOf(value.until) }),
  };
}

interface RuleRow {
  id: string;
  version: number;
  values: JsonObject;
  sources: Record<string, { by?: string; at?: string }>;
}

const recorded = (rulesets: readonly RuleRow[]): { handOver: HandOver; by?: string; at?: string }[] =>
  rulesets
    .filter(({ id }) => id === handOversRuleset)
    .sort((a, b) => a.version - b.version)
    .flatMap(({ values, sources }) =>
      Object.entries(values).flatMap(([service, value]) => {
        if (!isObject(value)) return [];
        const { by, at } = sources[service] ?? {};
        const who = { ...(by === undefined ? {} : { by }), ...(at === undefined ? {} : { at }) };
        return [{ handOver: handOverOf(value), ...who }];
      }),
    );

/** What is left of a row when another stands from a day to another: the part before, the part after, both or none. */
function around(row: MandateSpan, from: string, until: string | undefined): MandateSpan[] {
  const isApart = (row.validTo !== null && row.validTo < from) || (until !== undefined && until < row.validFrom);
  if (isApart) return [row];
  const before = row.validFrom < from ? [{ ...row, validTo: addDays(from, -1) }] : [];
  const goesOn = until !== undefined && (row.validTo === null || until < row.validTo);
  return [...before, ...(goesOn ? [{ ...row, validFrom: addDays(until, 1) }] : [])];
}

/** The table of the release with what the office recorded over it. */
export function withHandOvers(
  mandates: readonly MandateSpan[],
  rulesets: readonly RuleRow[],
  nameOf: (territory: string) => string,
): MandateSpan[] {
  let rows = [...mandates];
  for (const { handOver, ...who } of recorded(rulesets)) {
    const { service, territories, from, until, body, bodyName, letterhead, act } = handOver;
    const isMeant = (row: MandateSpan) => row.service === service && territories.includes(row.territory);
    rows = rows.flatMap((row) => (isMeant(row) ? around(row, from, until) : [row]));
    for (const territory of territories) {
      const own = `Comune di ${nameOf(territory)}`;
      rows.push({
        ...{ service, territory, validFrom: from, validTo: until ?? null, body, act, ...who },
        ...{ bodyName: bodyName || own, letterhead: letterhead || own },
      });
    }
  }
  const order = (row: MandateSpan) => `${row.service} ${row.territory} ${row.validFrom}`;
  return rows.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}
