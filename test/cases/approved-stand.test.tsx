// What the page says of the amount approved is what the gate decides: proposed is the cost of the actions and no less than what is
// bound, and a form that would go beyond is warned of before it is sent.
import { expect, test } from "vitest";
import { adaptProject } from "../../client/cases/adapt-project.ts";
import { beyondApproved, proposedCents, standIn } from "../../client/cases/approved-stand.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import { signing } from "../../workflows/rules/project/signing.ts";

const line = { source: "comune", service: "homeCare", from: "2026-03-02", to: "2026-12-31", spentCents: 0 };
const project = { drafted: 5, costCents: 1000_00, approved: true, approvedCents: 1200_00 };
const context: JsonObject = {
  project,
  budget: [{ ...line, commitment: 8, committedCents: 900_00 }],
  deliveries: [
    { delivery: 9, service: "homeCare", from: "2026-03-02", urgent: false, costCents: 1100_00 },
    { delivery: 10, service: "mealsAtHome", from: "2026-03-02", urgent: false, costCents: 80_00, until: "2026-04-01" },
  ],
};

test("the project stands against what was approved, or against nothing", () => {
  expect(standIn(context)).toEqual({ approvedCents: 1200_00, boundCents: 1100_00, leftCents: 100_00 });
  expect(standIn({ ...context, project: { ...project, approved: false } })).toBeUndefined();
  // Who works from outside is told no amount at all.
  expect(standIn({ project: { drafted: 5, approved: true } })).toBeUndefined();
});

test("proposed is what the actions cost, and what is bound where that is more", () => {
  expect(proposedCents(context)).toBe(1100_00);
  expect(proposedCents({ project })).toBe(1000_00);
  const choices = { kind: "case-intake", context, seen: new Map(), goalNo: String, documents: [] };
  expect(adaptProject("APPROVE_PROJECT", choices)?.initial).toEqual({ approvedCents: 1100_00 });
});

test("a form is warned of what it would bind beyond, by new money alone", () => {
  const commit = (commitCents: number, service = "homeCare") => beyondApproved(context, { service, commitCents });
  // The service given at 1,100 is told once: 300 more of commitments come to 1,200.
  expect(commit(300_00)).toBe(0);
  expect(commit(300_01)).toBe(1);
  expect(commit(150_00, "dayCentre")).toBe(50_00);
  expect(beyondApproved(context, { service: "dayCentre", costCents: 100_01 })).toBe(1);
  expect(beyondApproved(context, { commitment: "8", commitCents: 1300_00 })).toBe(100_00);
  expect(beyondApproved(context, { commitment: 8, commitCents: 100_00 })).toBe(0);
  expect(beyondApproved(context, { service: "dayCentre" })).toBe(0);
  expect(beyondApproved({ ...context, mandate: { actOn: "2026-03-01" } }, { service: "x", commitCents: 9e9 })).toBe(0);
});

test("the assessment begins with what the person said before, and signatures said here with the first one to be filled in", () => {
  const seen = new Map<string, Json>([["ownWords", "Vorrei restare a casa mia"]]);
  const choices = { kind: "case-intake", context, seen, goalNo: String };
  const initial = adaptProject("RECORD_ASSESSMENT", { ...choices, documents: [] })?.initial;
  expect(initial).toEqual({ ownWords: "Vorrei restare a casa mia" });
  const asked = (documents: { id: string; title: string }[]) =>
    adaptProject("SIGN_PROJECT", { ...choices, documents })?.adapt({ fields: [...signing] }).fields;
  expect(asked([])).toMatchObject([{ name: "signatures", required: true }]);
  // A paper may bear them all.
  expect(asked([{ id: "d1", title: "x" }])?.find(({ name }) => name === "signatures")?.required).toBeUndefined();
});
