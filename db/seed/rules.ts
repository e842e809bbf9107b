// Mandates (which body runs a service where and when) and dated rulesets: reads them, checks that intervals do not
// overlap, that every comune is covered and that every value says where it comes from.
import { readCsv, SeedMismatch, textOf, textOrNull } from "./csv.ts";
import { checkOverlaps, type ReadFile, type SeedRow } from "./territory.ts";

interface RulesetFile {
  id: string;
  version: number;
  validFrom: string;
  validTo: string | null;
  territory: string;
  source: string;
  example: boolean;
  values: Record<string, unknown>;
  valueSources: Record<string, ValueSource>;
}

/** `example`: not found in any source; `demo`: what a demo has instead of the value of the law. */
interface ValueSource {
  source: string;
  unit?: string;
  example?: boolean;
  demo?: { value: unknown; source: string };
}

const bodies = ["comune", "azienda", "appalto", "asst"];

export function readMandates(read: ReadFile, comuni: ReadonlySet<string>): SeedRow[] {
  const file = "mandates.csv";
  const columns = ["service", "territory", "body", "body_name", "letterhead", "valid_from", "valid_to", "act"];
  const rows = readCsv(file, read(file), columns);
  for (const row of rows) {
    if (!comuni.has(textOf(row, "territory"))) throw new SeedMismatch(file, row.line, "unknown comune");
    if (!bodies.includes(textOf(row, "body"))) throw new SeedMismatch(file, row.line, `body ${textOf(row, "body")}`);
  }
  const key = (service: string, territory: string) => `${service} ${territory}`;
  checkOverlaps(
    rows.map((row) => ({
      row,
      key: key(textOf(row, "service"), textOf(row, "territory")),
      from: textOf(row, "valid_from"),
      to: textOrNull(row, "valid_to"),
    })),
  );
  const open = new Set(
    rows
      .filter((row) => textOrNull(row, "valid_to") === null)
      .map((row) => key(textOf(row, "service"), textOf(row, "territory"))),
  );
  for (const service of new Set(rows.map((row) => textOf(row, "service"))))
    for (const comune of comuni)
      if (!open.has(key(service, comune))) throw new SeedMismatch(file, `${service} ${comune}`, "nobody runs it today");
  return rows.map((row) => ({
    service: textOf(row, "service"),
    territory: textOf(row, "territory"),
    valid_from: textOf(row, "valid_from"),
    valid_to: textOrNull(row, "valid_to"),
    body: textOf(row, "body"),
    body_name: textOf(row, "body_name"),
    letterhead: textOf(row, "letterhead"),
    act: textOf(row, "act"),
  }));
}

function checkSources(file: string, set: RulesetFile): void {
  const name = `${set.id} ${set.version}`;
  const keys = Object.keys(set.values).sort().join();
  if (keys !== Object.keys(set.valueSources).sort().join())
    throw new SeedMismatch(file, name, "values and their sources differ");
  const sources = Object.values(set.valueSources);
  if (!set.source || sources.some((one) => !one.source)) throw new SeedMismatch(file, name, "a value has no source");
  if (set.example !== sources.some((one) => one.example === true))
    throw new SeedMismatch(file, name, "the example mark does not agree with the values");
}

/** Without `demo` the values that no source gives are left out. */
export function readRulesets(read: ReadFile, comuni: ReadonlySet<string>, demo: boolean): SeedRow[] {
  const file = "rulesets.json";
  const sets = JSON.parse(read(file)) as RulesetFile[];
  sets.forEach((set) => {
    checkSources(file, set);
    if (set.territory !== "district" && !comuni.has(set.territory))
      throw new SeedMismatch(file, `${set.id} ${set.version}`, `unknown territory ${set.territory}`);
  });
  checkOverlaps(
    sets.map((set, i) => ({
      row: { file, line: i + 1, cells: {} },
      key: `${set.id} ${set.territory}`,
      from: set.validFrom,
      to: set.validTo,
    })),
  );
  return sets.map((set) => {
    const { values, valueSources } = demo ? forDemo(set) : withoutExamples(set);
    return {
      id: set.id,
      version: set.version,
      territory: set.territory,
      valid_from: set.validFrom,
      valid_to: set.validTo,
      parameters: JSON.stringify(values),
      value_sources: JSON.stringify(valueSources),
      source: set.source,
      example: Number(Object.values(valueSources).some((one) => one.example === true)),
    };
  });
}

type Values = Pick<RulesetFile, "values" | "valueSources">;

/** What no source gives has no value: the office sets it, and until then it is asked for. */
function withoutExamples({ values, valueSources }: RulesetFile): Values {
  const known = Object.keys(values).filter((key) => valueSources[key]?.example !== true);
  return {
    values: Object.fromEntries(known.map((key) => [key, values[key]])),
    valueSources: Object.fromEntries(known.flatMap((key) => pair(key, withoutDemo(valueSources[key])))),
  };
}

/** A demo's own values are examples too, and say so. */
function forDemo({ values, valueSources }: RulesetFile): Values {
  const shown = Object.entries(valueSources).map(([key, { demo, ...source }]): [string, unknown, ValueSource] =>
    demo ? [key, demo.value, { ...source, source: demo.source, example: true }] : [key, values[key], source],
  );
  return {
    values: Object.fromEntries(shown.map(([key, value]) => [key, value])),
    valueSources: Object.fromEntries(shown.map(([key, , source]) => [key, source])),
  };
}

const pair = <T>(key: string, value: T | undefined): [string, T][] => (value === undefined ? [] : [[key, value]]);

function withoutDemo(source: ValueSource | undefined): ValueSource | undefined {
  if (!source) return undefined;
  const { demo: _demo, ...rest } = source;
  return rest;
}
