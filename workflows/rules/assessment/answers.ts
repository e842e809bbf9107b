// Answers to a tool of assessment: whether they are answers to its items, how a form asks for them, and how two of them compare.
// Nothing is added up: a sum of levels of different items means nothing.
import type { Field, Form } from "../../kernel/form.ts";
import { isObject, type Json, type JsonObject } from "../../kernel/json.ts";
import { type AreaClass, areaClasses, type Tool, type ToolArea, type ToolWords } from "./tool.ts";

/** Groups of the event, by the class of the area. */
export const answerGroups: Readonly<Record<AreaClass, string>> = {
  social: "answers",
  health: "healthAnswers",
  economic: "economicAnswers",
};

interface Answer {
  item: string;
  level: number;
}

const rowsOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The rows of a payload or of what is shown of it, wherever they stand. */
export function answersIn(payload: JsonObject): Map<string, number> {
  const rows = areaClasses.flatMap((one) => rowsOf(payload[answerGroups[one]]));
  return new Map(
    rows.flatMap(({ item, level }) => (typeof item === "string" && typeof level === "number" ? [[item, level]] : [])),
  );
}

/** How many answers there are, or nothing when one of them is none to an item of the tool, under its class and once. */
export function countAnswers(tool: Tool, payload: JsonObject): number | undefined {
  let count = 0;
  const seen = new Set<string>();
  for (const dataClass of areaClasses) {
    const items = new Map(
      tool.areas.filter((area) => area.class === dataClass).flatMap((area) => area.items.map((one) => [one.id, one])),
    );
    for (const { item, level } of rowsOf(payload[answerGroups[dataClass]])) {
      const known = typeof item === "string" ? items.get(item) : undefined;
      const levels = known ? (tool.scales[known.scale]?.length ?? 0) : 0;
      if (!known || seen.has(known.id) || typeof level !== "number" || level < 0 || level >= levels) return undefined;
      seen.add(known.id);
      count += 1;
    }
  }
  return count;
}

const fieldOf = (item: string): string => `item${item.charAt(0).toUpperCase()}${item.slice(1)}`;

/** The form of the event as this tool asks it: an item a choice, an area a section, what else is asked around them. */
export function toolForm(tool: Tool, form: Form): Form {
  const groups: readonly string[] = Object.values(answerGroups);
  const known = ["tool", "toolVersion"];
  const [before, after] = [["ownWords"], ["toolText", "disagreementText"]];
  const named = (names: readonly string[]) =>
    form.fields.filter(({ name }) => names.includes(name) && !groups.includes(name) && !known.includes(name));
  const items = tool.areas.flatMap((area) =>
    area.items.map(
      (item): Field => ({
        ...{ name: fieldOf(item.id), kind: "choice", class: area.class },
        options: (tool.scales[item.scale] ?? []).map((_, level) => String(level)),
      }),
    ),
  );
  return {
    fields: [...named(before), ...items, ...named(after)],
    sections: [
      { id: "words", fields: before },
      ...tool.areas.map((area) => ({ id: area.id, fields: area.items.map(({ id }) => fieldOf(id)) })),
      { id: "toolEnd", fields: after },
    ],
  };
}

/** What the fields, sections and options of that form are called. */
export function toolLabels(tool: Tool, say: (words: ToolWords) => string) {
  const items = tool.areas.flatMap(({ items }) => items);
  return {
    fields: Object.fromEntries(items.map((item) => [fieldOf(item.id), say(item.words)])),
    sections: Object.fromEntries(tool.areas.map((area) => [area.id, say(area.words)])),
    options: Object.fromEntries(
      items.flatMap((item) =>
        (tool.scales[item.scale] ?? []).map((level, i) => [`${fieldOf(item.id)}.${i}`, say(level)]),
      ),
    ),
  };
}

/** What was filled in there, as the event wants it. */
export function toolPayload(tool: Tool, filled: JsonObject): JsonObject {
  const payload: JsonObject = { tool: tool.id, toolVersion: tool.version };
  for (const dataClass of areaClasses) {
    const rows = tool.areas
      .filter((area) => area.class === dataClass)
      .flatMap((area) => area.items)
      .flatMap(({ id }): Answer[] => {
        const level = filled[fieldOf(id)];
        return typeof level === "string" && level !== "" ? [{ item: id, level: Number(level) }] : [];
      });
    if (rows.length > 0) payload[answerGroups[dataClass]] = rows as unknown as JsonObject[];
  }
  for (const name of ["ownWords", "toolText", "disagreementText"]) {
    const value = filled[name];
    if (value !== undefined) payload[name] = value;
  }
  return payload;
}

/** A lower level is better, whatever the item. */
export type Change = "better" | "worse" | "same";

export const changeOf = (first: number | undefined, last: number | undefined): Change | undefined =>
  first === undefined || last === undefined ? undefined : last < first ? "better" : last > first ? "worse" : "same";

export interface AreaChange {
  area: ToolArea;
  better: number;
  worse: number;
  same: number;
}

/** Of each area how many items moved, among those answered both times. */
export const areaChanges = (
  tool: Tool,
  first: ReadonlyMap<string, number>,
  last: ReadonlyMap<string, number>,
): AreaChange[] =>
  tool.areas.map((area) => {
    const moved = area.items.map(({ id }) => changeOf(first.get(id), last.get(id)));
    const count = (what: Change) => moved.filter((one) => one === what).length;
    return { area, better: count("better"), worse: count("worse"), same: count("same") };
  });
