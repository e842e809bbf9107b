// Forms that speak of the goals of a project: a review says of every one what became of it, the end may leave it unsaid, and a
// project written anew keeps the verification that was agreed on since.
import { expect, test } from "vitest";
import { adaptProject } from "../../client/cases/adapt-project.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { evaluate } from "../../workflows/kernel/evaluate.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";

const context = { project: { goals: 2, verifyOn: "2027-06-01" } } as unknown as JsonObject;
const goals = [{ goalText: "Restare a casa" }, { goalText: "Uscire" }];
const choices = {
  ...{ kind: "case-intake", context, documents: [], goalNo: (n: number) => `Obiettivo ${n}` },
  seen: new Map([["goals", goals]]),
};
const around = { today: "2026-11-29", context };

function filled(event: string, goalReviews: JsonObject[], more: JsonObject) {
  const form = caseIntake.versions[1]?.events[event]?.form ?? { fields: [] };
  const adapted = adaptProject(event, choices);
  const payload = { ...more, goalReviews };
  const { problems } = evaluate(adapted?.adapt(form) ?? form, payload, around);
  return { payload: adapted?.toPayload(payload), problems: problems.map(({ path }) => path) };
}
const ending = { motive: "needEnded", situation: "homeWithServices" };
const untouched = [{ goal: "1" }, { goal: "2" }];

test("at the end goals nobody spoke of are left out, and what was said of one needs its outcome", () => {
  expect(filled("CLOSE", untouched, ending)).toEqual({ payload: ending, problems: [] });
  const one = filled("CLOSE", [{ goal: "1" }, { goal: "2", goalOutcome: "reached" }], ending);
  expect(one).toEqual({ payload: { ...ending, goalReviews: [{ goal: 2, goalOutcome: "reached" }] }, problems: [] });
  const half = filled("CLOSE", [{ goal: "1", goalNoteText: "Va meglio" }], ending);
  expect(half.problems).toEqual(["goalReviews.0.goalOutcome"]);
});

test("a review wants every goal, and does not call them optional", () => {
  const review = { reviewText: "x", verifyOn: "2027-01-10" };
  expect(filled("RECORD_REVIEW", untouched, review).problems).toEqual(
    [0, 1].map((i) => `goalReviews.${i}.goalOutcome`),
  );
  const form = caseIntake.versions[1]?.events.RECORD_REVIEW?.form ?? { fields: [] };
  const drawn = adaptProject("RECORD_REVIEW", choices)?.adapt(form) ?? form;
  expect(evaluate(drawn, {}, around).required.has("goalReviews")).toBe(true);
});

test("a project written anew begins with the one in force and the verification agreed on in its review", () => {
  const draft = { ownWords: "A casa", verifyOn: "2027-05-15" };
  expect(adaptProject("DRAFT_PROJECT", { ...choices, draft })?.initial).toEqual({ ...draft, verifyOn: "2027-06-01" });
  expect(adaptProject("DRAFT_PROJECT", { ...choices, context: {}, draft })?.initial).toEqual(draft);
});
