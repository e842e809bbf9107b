// npm run rules -- export | import: a tool of assessment as a file of JSON, out of the district's and into them from a day on. A tool
// that was in force is never edited: what was filled in with it must go on saying the same.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { nextHouseVersion, putHouseRule } from "../../db/district/house-rules.ts";
import { type DistrictTables, findRuleset, loadTables } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { district, isDay } from "../../workflows/kernel/ids.ts";
import { canonical, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { type Tool, toolLimits, toolProblems, toolsOf, toolsRuleset } from "../../workflows/rules/assessment/tool.ts";
import { createClock } from "../clock.ts";
import { type CommandContext, options } from "./command.ts";

export const toolsUsage = `  export --tool NAME [--file PATH] [--comune ISTAT]
      an assessment sheet in force, as JSON, to the file or to the screen
  import --file PATH --from YYYY-MM-DD --source TEXT [--comune ISTAT]
      an assessment sheet from a file, for the district or one comune; one that is changed gets the next version.
      Import only what the body has the right to use. The server must be stopped.`;

const mostBytes = 200_000;

/** One line: what a tool is called and how large it is. */
export const toolLine = ({ words, version, areas }: Tool): string =>
  `${words.it}, version ${version}, ${areas.reduce((sum, { items }) => sum + items.length, 0)} items`;

export async function exportTool(context: CommandContext, driver: Driver, args: string[]): Promise<number> {
  const { tool: id = "", file, comune = district } = options(args, ["tool", "file", "comune"]);
  const row = findRuleset(await loadTables(driver), toolsRuleset, comune, createClock(context.wall).today());
  const tool = toolsOf(row?.values).find((one) => one.id === id);
  if (!tool)
    throw new Error(
      `--tool: in force are ${
        toolsOf(row?.values)
          .map((one) => one.id)
          .join(", ") || "none"
      }`,
    );
  const text = `${JSON.stringify(tool, null, 2)}\n`;
  if (file === undefined) context.say(text.trimEnd());
  else writeFileSync(file, text, { flag: "wx" });
  return 0;
}

function readTool(file: string): Tool {
  if (statSync(file).size > mostBytes) throw new Error(`--file: larger than ${mostBytes} bytes`);
  let value: Json;
  try {
    value = JSON.parse(readFileSync(file, "utf8")) as Json;
  } catch {
    throw new Error("--file: no JSON");
  }
  const problems = toolProblems(value);
  if (problems.length > 0) throw new Error(`--file: no sheet\n  ${problems.slice(0, 20).join("\n  ")}`);
  return value as unknown as Tool;
}

/** The same tool in the same version may come in again for another comune or day; anything else needs a higher version. */
function assertNew(tables: DistrictTables, tool: Tool): void {
  const known = tables.rulesets
    .filter(({ id }) => id === toolsRuleset)
    .flatMap(({ values }) => toolsOf(values))
    .filter(({ id }) => id === tool.id);
  const text = (one: Tool) => canonical(one as unknown as Json);
  const same = known.find(({ version }) => version === tool.version);
  if (same && text(same) !== text(tool))
    throw new Error(`version ${tool.version} of ${tool.id} is known and says something else: give it the next version`);
  const newest = Math.max(0, ...known.map(({ version }) => version));
  if (!same && tool.version < newest) throw new Error(`${tool.id} is at version ${newest} already`);
}

export async function importTool(context: CommandContext, driver: Driver, args: string[]): Promise<number> {
  const given = options(args, ["file", "from", "source", "comune"]);
  const { file, from = "", source = "", comune = district } = given;
  if (file === undefined) throw new Error("--file is missing");
  if (!isDay(from)) throw new Error("--from: expected a day, YYYY-MM-DD");
  if (source.trim() === "") throw new Error("--source: expected who made the sheet and by what right it is used");
  const tool = readTool(file);
  const tables = await loadTables(driver);
  if (comune !== district && !tables.comuni.some((one) => one.istat === comune))
    throw new Error("--comune: expected the ISTAT code of a comune of the district");
  assertNew(tables, tool);
  const before = findRuleset(tables, toolsRuleset, comune, from)?.values ?? {};
  const values: JsonObject = { ...before, [tool.id]: tool as unknown as JsonObject };
  if (Object.keys(values).length > toolLimits.tools) throw new Error(`more than ${toolLimits.tools} sheets`);
  const version = await nextHouseVersion(driver, toolsRuleset, comune);
  const rule = { id: toolsRuleset, territory: comune, validFrom: from, values, source };
  await driver.batch([putHouseRule(rule, version, [tool.id])]);
  context.say(`${tool.id}: ${toolLine(tool)}, from ${from} (${source})`);
  return 0;
}
