// How values of a case are written for people: no code of the machine, and no sign that belongs to another kind of value.
import { expect, test } from "vitest";
import type { Desk } from "../../client/desk.ts";
import { valueText } from "../../client/value-text.ts";
import { createWorkflows } from "../../client/workflows.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";

const shape = { id: "case-intake", texts: caseIntake.texts.it };
const workflows = createWorkflows(() => [shape] as never);
const words = { workflows, kind: "case-intake", desk: { comuni: [] } as unknown as Desk, names: {} };

test("a year is no quantity, and a quantity keeps its point", () => {
  expect(valueText(words, "memberBirthYear", 1966)).toBe("1966");
  expect(valueText(words, "shareQuantity", 1966)).toBe("1.966");
});

test("the outcome of each goal that was looked at is said in words", () => {
  const options: Record<string, string> = caseIntake.texts.it.options;
  expect(valueText(words, "reviewedGoals", ["1:reached", "2:partlyReached"])).toBe(
    `1 (${options["goalOutcome.reached"]}), 2 (${options["goalOutcome.partlyReached"]})`,
  );
});

test("the month of an approved register is a month, and another day stays a day", () => {
  expect(valueText(words, "monthOn", "2026-10-01")).toBe("ottobre 2026");
  expect(valueText(words, "spentOn", "2026-10-01")).toBe("01/10/2026");
});

test("how a share was computed is a sentence, with the reason where another amount was taken", () => {
  const share = { territory: "district", service: "homeCare", version: 1, on: "2025-02-10", reason: "noIsee" };
  const said = valueText(words, "share", { ...share, quantity: 141, unitCents: 1_920, proposedCents: 270_720 });
  expect(said).toMatch(/^quota calcolata 19,20\s€, massima, senza ISEE valido$/);
  // Neither quantity nor cost were known.
  expect(valueText(words, "share", share)).toBe("quota calcolata, massima, senza ISEE valido");
});
