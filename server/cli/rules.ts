// npm run rules -- list | set | export | import: the parameters of law and of the house. A value no source gives has none until the
// office sets it here, with the act it rests on and the day it holds from. What writes takes the folder's lock: the server must be
// stopped; what reads runs beside it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { firstHouseVersion, nextHouseVersion, putHouseRule } from "../../db/district/house-rules.ts";
import { findRuleset, loadTables, type RulesetRow } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { openServerDriver } from "../../db/driver/server.ts";
import { district, isDay } from "../../workflows/kernel/ids.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import { toolsOf, toolsRuleset } from "../../workflows/rules/assessment/tool.ts";
import { createClock } from "../clock.ts";
import { takeLock } from "../data-folder.ts";
import { type CommandContext, existingFolder, options } from "./command.ts";
import { openReader } from "./open-reader.ts";
import { exportTool, importTool, toolLine, toolsUsage } from "./rules-tools.ts";

const usage = `npm run rules -- <act>
  list [--comune ISTAT]
      what is in force today, what it rests on, and what has no value yet
  set --id RULESET --key KEY --value VALUE --from YYYY-MM-DD --source TEXT [--comune ISTAT]
      a new dated version, for the district or one comune; VALUE is written as in JSON, or a word
      The server must be stopped. Cases decided before that day keep the rules of their day.
${toolsUsage}`;

interface KnownRule {
  id: string;
  values: Record<string, Json>;
  valueSources: Record<string, { source: string; unit?: string }>;
}

/** The parameters workflows ask for, with an example of each value: what there is to set. */
const knownRules = (root: string): KnownRule[] =>
  JSON.parse(readFileSync(join(root, "db/seed/data/rulesets.json"), "utf8")) as KnownRule[];

function open(context: CommandContext, file: string): Driver {
  const { databaseUrl, databaseAuthToken, databaseEncryptionKey } = context.config;
  if (databaseUrl) return openServerDriver(databaseUrl, databaseAuthToken);
  const encryption = databaseEncryptionKey ? { encryptionKey: databaseEncryptionKey } : {};
  return EmbeddedDriver.open(file, { mode: "write", ...encryption });
}

const isHouse = (row: RulesetRow) => row.version >= firstHouseVersion;

/** A version of the release that begins after the house's own and is not applied because of it. */
const isHidden = (inForce: RulesetRow, other: RulesetRow): boolean =>
  isHouse(inForce) && !isHouse(other) && other.id === inForce.id && other.validFrom > inForce.validFrom;

async function list(context: CommandContext, driver: Driver, args: string[]): Promise<number> {
  const { comune = district } = options(args, ["comune"]);
  const tables = await loadTables(driver);
  const today = createClock(context.wall).today();
  const seen = new Set<string>();
  for (const known of knownRules(context.root)) {
    if (seen.has(known.id)) continue;
    seen.add(known.id);
    const row = findRuleset(tables, known.id, comune, today);
    const by = row ? `version ${row.version} from ${row.validFrom}, ${row.source}` : "not set";
    context.say(`${known.id}  ${by}${row?.example ? "  (some values are examples)" : ""}`);
    for (const newer of tables.rulesets.filter((one) => row && isHidden(row, one)))
      context.say(
        `  the release has version ${newer.version} from ${newer.validFrom} (${newer.source}): set what changed`,
      );
    for (const key of Object.keys(known.values)) {
      const value = row?.values[key];
      const unit = known.valueSources[key]?.unit;
      context.say(`  ${key} = ${shown(known.id, key, value)}${unit ? ` ${unit}` : ""}`);
    }
    // The house may have more sheets than the release.
    if (known.id === toolsRuleset)
      for (const tool of toolsOf(row?.values))
        if (!(tool.id in known.values)) context.say(`  ${tool.id} = ${toolLine(tool)}`);
  }
  return 0;
}

function shown(id: string, key: string, value: Json | undefined): string {
  const [tool] = id === toolsRuleset && value !== undefined ? toolsOf({ [key]: value }) : [];
  return tool ? toolLine(tool) : value === undefined ? "NOT SET" : JSON.stringify(value);
}

function readValue(text: string, like: Json): Json {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    value = text;
  }
  if (typeof value !== typeof like || Array.isArray(value) !== Array.isArray(like))
    throw new Error(`--value: expected something like ${JSON.stringify(like)}`);
  return value;
}

async function set(context: CommandContext, driver: Driver, args: string[]): Promise<number> {
  const given = options(args, ["id", "key", "value", "from", "source", "comune"]);
  const { id = "", key = "", value, from = "", source = "", comune = district } = given;
  const known = knownRules(context.root).find((one) => one.id === id && key in one.values);
  if (id === toolsRuleset) throw new Error("an assessment sheet is imported from a file: see import");
  if (!known) throw new Error("--id or --key: no workflow asks for this parameter; see list");
  if (value === undefined) throw new Error("--value is missing");
  if (!isDay(from)) throw new Error("--from: expected a day, YYYY-MM-DD");
  if (source.trim() === "") throw new Error("--source: expected the act or regulation the value rests on");
  const tables = await loadTables(driver);
  if (comune !== district && !tables.comuni.some((one) => one.istat === comune))
    throw new Error("--comune: expected the ISTAT code of a comune of the district");
  const before = findRuleset(tables, id, comune, from)?.values ?? {};
  const values: JsonObject = { ...before, [key]: readValue(value, known.values[key] as Json) };
  const version = await nextHouseVersion(driver, id, comune);
  await driver.batch([putHouseRule({ id, territory: comune, validFrom: from, values, source }, version, [key])]);
  context.say(`${id} ${comune}: version ${version} from ${from}, ${key} = ${JSON.stringify(values[key])} (${source})`);
  return 0;
}

/** Run beside the server. */
const reading = new Set(["list", "export"]);

const acts: Record<string, (context: CommandContext, driver: Driver, args: string[]) => Promise<number>> = {
  list,
  set,
  export: exportTool,
  import: importTool,
};

export async function rulesCommand(context: CommandContext, args: string[]): Promise<number> {
  const [act = "", ...rest] = args;
  const run = Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (!run) {
    context.say(usage);
    return 2;
  }
  if (reading.has(act)) {
    const { driver } = await openReader(context);
    try {
      return await run(context, driver, rest);
    } finally {
      await driver.close();
    }
  }
  const { folder } = existingFolder(context);
  const release = takeLock(folder);
  const driver = open(context, folder.database);
  try {
    return await run(context, driver, rest);
  } finally {
    await driver.close();
    release();
  }
}
