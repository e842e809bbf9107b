// Forms about a commitment as the page adapts them: it is chosen by its words among those that are open, what belongs to the share
// of a household is asked of one alone, and what is left empty is asked of the tariff as it was.
import { expect, test } from "vitest";
import { adaptBudget } from "../../client/cases/adapt-budget.ts";
import { shareAsked } from "../../client/cases/share-asked.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { evaluate } from "../../workflows/kernel/evaluate.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";

const line = (commitment: number, source: string, more: Partial<Commitment> = {}): Commitment => ({
  ...{ commitment, source, service: "homeCare", from: "2026-03-02", to: "2026-12-31" },
  ...{ committedCents: 500_00, spentCents: 0 },
  ...more,
});
const share = {
  ...{ territory: "020038", service: "homeCare", version: 1000, on: "2026-03-02", reason: "band" as const },
  ...{ quantity: 100, priceCents: 20_00, unitCents: 5_00, proposedCents: 500_00 },
};
const lines = [
  line(4, "householdShare", { releasedOn: "2026-04-01" }),
  line(5, "comune"),
  line(6, "householdShare", { share }),
];
const context = { budget: lines, openCommitment: 5, openShare: 6 } as unknown as JsonObject;
const choices = {
  kind: "case-intake",
  context,
  lineName: ({ commitment, source }: Commitment) => `${commitment} ${source}`,
};
const form = caseIntake.versions[1]?.events.CHANGE_COMMITMENT?.form ?? { fields: [] };

test("a commitment is chosen by its words, and its share is asked of the household's alone", () => {
  const adapted = adaptBudget("CHANGE_COMMITMENT", choices);
  expect(adapted?.extraOptions).toEqual({ "commitment.5": "5 comune", "commitment.6": "6 householdShare" });
  expect(adapted?.initial).toEqual({ commitment: "5" });
  expect(adapted?.toPayload({ commitment: "6", commitCents: 1 })).toEqual({ commitment: 6, commitCents: 1 });
  const drawn = adapted?.adapt(form) ?? form;
  const asksQuantity = (commitment: string) =>
    evaluate(drawn, { commitment }, { today: "2026-05-01", context }).visible.has("shareQuantity");
  expect(["5", "6"].map(asksQuantity)).toEqual([false, true]);
  // With no share of the household among them nothing of it is asked, as at the gate.
  const none = { budget: lines.slice(0, 2) } as unknown as JsonObject;
  const others = adaptBudget("CHANGE_COMMITMENT", { ...choices, context: none })?.adapt(form).fields ?? [];
  expect(others.map(({ name }) => name)).toEqual(["commitment", "commitCents", "periodTo", "budgetText"]);
  expect(evaluate(form, {}, { today: "2026-05-01", context: none }).visible.has("shareQuantity")).toBe(false);
  expect(adaptBudget("COMMIT_BUDGET", choices)).toBeUndefined();
  expect(adaptBudget("RELEASE_COMMITMENT", { ...choices, context: {} })).toBeUndefined();
});

test("what is left empty is asked as it was, what is typed in its place", () => {
  const asked = { service: "homeCare", on: "2026-03-02", before: share };
  expect(shareAsked({ commitment: "6" }, lines)).toEqual({ ...asked, quantity: 100, priceCents: 20_00 });
  expect(shareAsked({ commitment: 6, shareQuantity: 120, sharePriceCents: 21_00 }, lines)).toEqual({
    ...{ ...asked, quantity: 120, priceCents: 21_00 },
  });
  expect(shareAsked({ commitment: "5" }, lines)).toBeUndefined();
  const fresh = { budgetSource: "householdShare", service: "homeCare", periodFrom: "2026-03-02" };
  expect(shareAsked(fresh, lines)).toMatchObject({ service: "homeCare", on: "2026-03-02" });
  expect(shareAsked({ ...fresh, budgetSource: "comune" }, lines)).toBeUndefined();
});
