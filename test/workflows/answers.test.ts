// Where a workflow asks other bodies, what they answer has words: of their own kind, or of health.
import { expect, test } from "vitest";
import { evaluate } from "../../workflows/kernel/evaluate.ts";
import { workflows } from "../../workflows/registry.ts";

const answers = workflows.flatMap(({ id, versions, current }) => {
  return Object.entries(versions[current]?.events ?? {}).flatMap(([type, { form }]) => {
    const asked = form.fields.find(({ holds, request }) => holds === "request" && request !== "signature");
    return asked && /^RECORD_(OPINION|ANSWER)$/.test(type) ? [{ name: `${id} ${type}`, form, asked: asked.name }] : [];
  });
});

test("all of them are looked at", () => {
  expect(answers.map(({ name }) => name).sort()).toEqual([
    "case-intake RECORD_OPINION",
    "court-inquiry RECORD_ANSWER",
    "guardianship-support RECORD_ANSWER",
    "inclusion-allowance RECORD_ANSWER",
    "protected-discharge RECORD_OPINION",
  ]);
});

for (const { name, form, asked } of answers)
  test(`${name} takes no answer without words`, () => {
    const today = { today: "2026-03-02" };
    const text = name.includes("OPINION") ? "opinion" : "answer";
    const problems = (more: Record<string, string>) => evaluate(form, { [asked]: "one", ...more }, today).problems;
    expect(problems({})).toEqual([{ path: `${text}Text`, code: "required" }]);
    expect(problems({ [`${text}Text`]: "Favorevole" })).toEqual([]);
    expect(problems({ [`${text}HealthText`]: "Diagnosi" })).toEqual([]);
  });
