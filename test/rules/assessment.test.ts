// Tools of assessment: what is wrong with one is said with its place, whatever JSON it is; answers are taken to its items only, the
// form it makes gives back what the event wants, and two fillings compare item by item.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillTool } from "../../workflows/case-intake/v1/forms-tools.ts";
import { evaluate } from "../../workflows/kernel/evaluate.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import {
  answerGroups,
  answersIn,
  areaChanges,
  changeOf,
  countAnswers,
  toolForm,
  toolLabels,
  toolPayload,
} from "../../workflows/rules/assessment/answers.ts";
import { type Tool, toolProblems, toolsOf, toolsRuleset } from "../../workflows/rules/assessment/tool.ts";
import { inForce } from "../support/seed-rules.ts";

const tools = toolsOf(inForce[toolsRuleset]);
const tool = tools.find(({ id }) => id === "frailty") as Tool;
const items = tool.areas.flatMap((area) => area.items.map((item) => ({ area, item })));
const changed = (change: (copy: JsonObject) => void): string[] => {
  const copy = structuredClone(tool) as unknown as JsonObject;
  change(copy);
  return toolProblems(copy);
};
const area = (copy: JsonObject): JsonObject => (copy.areas as JsonObject[])[0] as JsonObject;

describe("the tools of the product", () => {
  test("are three, in both languages, and each says that it is no standardised instrument", () => {
    expect(tools.map(({ id }) => id)).toEqual(["general", "frailty", "poverty"]);
    for (const one of tools) {
      expect(one.about.it).toContain("non è uno strumento standardizzato");
      const all = [one.words, ...Object.values(one.scales).flat(), ...one.areas.map(({ words }) => words)];
      for (const words of [...all, ...one.areas.flatMap((of) => of.items.map((item) => item.words))])
        expect([words.it, words.en].every((text) => text && text.trim() !== "")).toBe(true);
    }
  });
});

describe("a tool", () => {
  test("is told what is wrong with it, each with its place", () => {
    expect(toolProblems(tool as unknown as Json)).toEqual([]);
    expect(changed((copy) => delete copy.about)).toEqual([
      "about: expected an object",
      "about.it: expected 1 to 1000 signs",
    ]);
    expect(changed((copy) => Object.assign(copy, { version: 0 }))).toEqual(["version: expected a whole number from 1"]);
    expect(changed((copy) => Object.assign(copy, { score: 1 }))).toEqual(["tool.score: unknown"]);
    expect(changed((copy) => Object.assign(area(copy), { class: "judicial" }))).toEqual([
      "areas.0.class: expected one of social, health, economic",
    ]);
    const first = (copy: JsonObject) => (area(copy).items as JsonObject[])[0] as JsonObject;
    expect(changed((copy) => Object.assign(first(copy), { scale: "none" }))).toEqual([
      "areas.0.items.0.scale: no such scale",
    ]);
    expect(changed((copy) => Object.assign(first(copy), { id: "dressing" }))).toEqual([
      "areas.0.items.1.id: dressing stands twice",
    ]);
    expect(changed((copy) => Object.assign(copy, { scales: {} }))[0]).toBe("scales: expected at least one");
  });

  test("any JSON gets an answer, and only what has none may be used", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(toolProblems(value as Json).length).toBeGreaterThan(0);
        expect(toolsOf({ x: value as Json })).toEqual([]);
      }),
    );
    expect(toolsOf({ another: tool as unknown as Json })).toEqual([]);
  });
});

/** Some items answered, each with a level of its scale. */
const filled = fc
  .tuple(...items.map(({ item }) => fc.option(fc.nat({ max: (tool.scales[item.scale]?.length ?? 1) - 1 }))))
  .map(
    (levels) => new Map(items.flatMap(({ item }, i) => (levels[i] === null ? [] : [[item.id, levels[i] as number]]))),
  );

const formValues = (levels: ReadonlyMap<string, number>): JsonObject => ({
  ownWords: "x",
  ...Object.fromEntries(
    [...levels].map(([id, level]) => [`item${id.charAt(0).toUpperCase()}${id.slice(1)}`, String(level)]),
  ),
});

describe("answers", () => {
  test("given in the form come back as they were given, and fit the tool and the event", () => {
    fc.assert(
      fc.property(filled, (levels) => {
        const values = formValues(levels);
        expect(evaluate(toolForm(tool, fillTool), values, { today: "2026-03-02" }).problems).toEqual([]);
        const payload = toolPayload(tool, values);
        expect(evaluate(fillTool, payload, { today: "2026-03-02" }).problems).toEqual([]);
        expect(countAnswers(tool, payload)).toBe(levels.size);
        expect(answersIn(payload)).toEqual(levels);
      }),
    );
  });

  test("to no item, of another class, beyond the scale or twice are none", () => {
    const say = (group: string, ...rows: [string, number][]) =>
      countAnswers(tool, { [group]: rows.map(([item, level]) => ({ item, level })) });
    expect(say(answerGroups.health, ["washing", 3])).toBe(1);
    expect(say(answerGroups.social, ["washing", 3])).toBeUndefined();
    expect(say(answerGroups.health, ["washing", 4])).toBeUndefined();
    expect(say(answerGroups.health, ["washing", 1], ["washing", 2])).toBeUndefined();
    expect(say(answerGroups.health, ["flying", 1])).toBeUndefined();
    expect(countAnswers(tool, {})).toBe(0);
  });

  test("every item, area and level of the form has its words", () => {
    const labels = toolLabels(tool, ({ it: italian }) => italian);
    const form = toolForm(tool, fillTool);
    for (const field of form.fields.filter(({ kind }) => kind === "choice")) {
      expect(labels.fields[field.name]).toBeTruthy();
      for (const option of field.options ?? []) expect(labels.options[`${field.name}.${option}`]).toBeTruthy();
    }
    expect(labels.fields.itemWashing).toBe("Lavarsi");
    expect(labels.sections.personal).toBe("Cura di sé");
  });

  test("compare item by item: whatever was answered both times moved or did not", () => {
    fc.assert(
      fc.property(filled, filled, (first, last) => {
        const both = [...first.keys()].filter((id) => last.has(id));
        const counts = areaChanges(tool, first, last);
        expect(counts.reduce((sum, one) => sum + one.better + one.worse + one.same, 0)).toBe(both.length);
        const back = areaChanges(tool, last, first);
        expect(back.map(({ better, worse }) => [worse, better])).toEqual(
          counts.map(({ better, worse }) => [better, worse]),
        );
      }),
    );
    expect([changeOf(3, 1), changeOf(1, 3), changeOf(2, 2), changeOf(undefined, 1)]).toEqual([
      "better",
      "worse",
      "same",
      undefined,
    ]);
  });
});
