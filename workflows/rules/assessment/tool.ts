// A tool of assessment: areas of life with items, each with a level of a scale. Tools are data of the district (the ruleset
// `assessmentTools`), imported and exported as JSON; those of the product are of its own wording, no standardised instrument.
// Levels go from no difficulty to the most, so that a lower one is always better. Pure; the page draws its form from here.
import { isObject, type Json, type JsonObject } from "../../kernel/json.ts";

export const toolsRuleset = "assessmentTools";

/** How confidential the answers of an area are. */
export const areaClasses = ["social", "health", "economic"] as const;
export type AreaClass = (typeof areaClasses)[number];

/** English may be missing: then the Italian words stand for it. */
export interface ToolWords {
  it: string;
  en?: string;
}

interface ToolItem {
  id: string;
  words: ToolWords;
  /** Id of a scale of the tool. */
  scale: string;
}

export interface ToolArea {
  id: string;
  words: ToolWords;
  class: AreaClass;
  items: ToolItem[];
}

export interface Tool {
  id: string;
  /** A tool that was used is never edited: the next version stands beside it. */
  version: number;
  words: ToolWords;
  /** What it is and what it is not. */
  about: ToolWords;
  scales: Record<string, ToolWords[]>;
  areas: ToolArea[];
}

export const toolLimits = { areas: 20, items: 120, levels: 7, words: 300, about: 1_000, tools: 40 } as const;

const idPattern = /^[a-z][A-Za-z0-9]{0,39}$/;

/** Collects what is wrong, each with its place. */
class Check {
  readonly problems: string[] = [];

  say(where: string, what: string): void {
    if (this.problems.length < 50) this.problems.push(`${where}: ${what}`);
  }

  object(value: Json | undefined, where: string, keys: readonly string[]): JsonObject {
    if (!isObject(value)) {
      this.say(where, "expected an object");
      return {};
    }
    for (const key of Object.keys(value)) if (!keys.includes(key)) this.say(`${where}.${key}`, "unknown");
    return value;
  }

  list(value: Json | undefined, where: string, most: number): Json[] {
    if (Array.isArray(value) && value.length > 0 && value.length <= most) return value;
    this.say(where, `expected a list of 1 to ${most}`);
    return [];
  }

  id(value: Json | undefined, where: string): string {
    if (typeof value === "string" && idPattern.test(value)) return value;
    this.say(where, "expected a name of letters and digits that begins with a small letter");
    return "";
  }

  words(value: Json | undefined, where: string, most: number): void {
    const { it, en } = this.object(value, where, ["it", "en"]);
    const fits = (text: Json | undefined) => typeof text === "string" && text.trim() !== "" && text.length <= most;
    if (!fits(it)) this.say(`${where}.it`, `expected 1 to ${most} signs`);
    if (en !== undefined && !fits(en)) this.say(`${where}.en`, `expected 1 to ${most} signs`);
  }

  once(seen: Set<string>, id: string, where: string): void {
    if (seen.has(id)) this.say(where, `${id} stands twice`);
    seen.add(id);
  }
}

function checkScales(check: Check, value: Json | undefined): Set<string> {
  const scales = isObject(value) ? value : {};
  if (Object.keys(scales).length === 0) check.say("scales", "expected at least one");
  for (const [id, levels] of Object.entries(scales)) {
    check.id(id, `scales.${id}`);
    const list = check.list(levels, `scales.${id}`, toolLimits.levels);
    if (list.length === 1) check.say(`scales.${id}`, "expected at least two levels");
    for (const [i, words] of list.entries()) check.words(words, `scales.${id}.${i}`, toolLimits.words);
  }
  return new Set(Object.keys(scales));
}

function checkAreas(check: Check, value: Json | undefined, scales: ReadonlySet<string>): void {
  const [areaIds, itemIds] = [new Set<string>(), new Set<string>()];
  for (const [a, one] of check.list(value, "areas", toolLimits.areas).entries()) {
    const where = `areas.${a}`;
    const area = check.object(one, where, ["id", "words", "class", "items"]);
    check.once(areaIds, check.id(area.id, `${where}.id`), `${where}.id`);
    check.words(area.words, `${where}.words`, toolLimits.words);
    if (!areaClasses.some((known) => known === area.class))
      check.say(`${where}.class`, `expected one of ${areaClasses.join(", ")}`);
    for (const [i, given] of check.list(area.items, `${where}.items`, toolLimits.items).entries()) {
      const at = `${where}.items.${i}`;
      const item = check.object(given, at, ["id", "words", "scale"]);
      check.once(itemIds, check.id(item.id, `${at}.id`), `${at}.id`);
      check.words(item.words, `${at}.words`, toolLimits.words);
      if (typeof item.scale !== "string" || !scales.has(item.scale)) check.say(`${at}.scale`, "no such scale");
    }
  }
  if (itemIds.size > toolLimits.items) check.say("areas", `more than ${toolLimits.items} items together`);
}

/** What is wrong with a tool; nothing when it may be used. Total: any JSON gets an answer. */
export function toolProblems(value: Json): string[] {
  const check = new Check();
  const tool = check.object(value, "tool", ["id", "version", "words", "about", "scales", "areas"]);
  check.id(tool.id, "id");
  const { version } = tool;
  if (!(typeof version === "number" && Number.isSafeInteger(version) && version >= 1 && version <= 10_000))
    check.say("version", "expected a whole number from 1");
  check.words(tool.words, "words", toolLimits.words);
  check.words(tool.about, "about", toolLimits.about);
  checkAreas(check, tool.areas, checkScales(check, tool.scales));
  return check.problems;
}

/** The tools of a ruleset's values, each under its own id; what is no tool is left out. */
export const toolsOf = (values: JsonObject | undefined): Tool[] =>
  Object.entries(values ?? {}).flatMap(([id, value]) => {
    const tool = value as unknown as Tool;
    return isObject(value) && toolProblems(value).length === 0 && tool.id === id ? [tool] : [];
  });
