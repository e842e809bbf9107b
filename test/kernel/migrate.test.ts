// What a change of version does to terms and open requests, on a case set up by hand: renamed by their rule, told of by
// the new rules, and the day somebody was promised stays.
import { describe, expect, test } from "vitest";
import type { DeadlineState } from "../../workflows/kernel/deadline.ts";
import { type CaseSnapshot, initialDoc, type WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { goOver, type Migration, renamedTerm } from "../../workflows/kernel/migrate.ts";
import { circumstances } from "../support/pure-case.ts";
import { toyWithV2 } from "../support/toy-v2.ts";

const term: DeadlineState = {
  ...{ status: "running", source: "toy", amount: 30, unit: "days", startedOn: "2026-02-20", dueOn: "2026-03-23" },
  ...{ steps: [], alarmAt: "2026-03-24" },
};
const ended = (status: "met" | "waitingDelivery"): DeadlineState => ({ ...term, status });
const v2 = toyWithV2.versions[2] as WorkflowVersion;
const { reply } = v2.deadlines;
if (!reply) throw new Error("the toy has changed");

/** Version 2 with one more rule, who hears of it earlier, and this migration. */
const versionOf = (migration: Migration): WorkflowVersion => ({
  ...v2,
  deadlines: { reply, view: { ...reply, tell: [{ at: -7, who: ["supervisor"] }] } },
  migrations: { 1: { states: { open: "taken" }, deadlines: { answer: "reply", opinion: "view" }, ...migration } },
});

function caseOf(doc: Partial<CaseSnapshot["doc"]>): CaseSnapshot {
  const head = { territory: "020038", area: "adults" as const, openedOn: "2026-02-20" };
  const whole = { ...initialDoc(), ...doc };
  return {
    ...{ caseId: "x", kind: "toy", number: "2026-000001", workflowVersion: 1, seq: 3, state: "open" },
    doc: { ...whole, head: { ...head, ...doc.head } },
  };
}

function moved(migration: Migration, doc: Partial<CaseSnapshot["doc"]>) {
  const at = circumstances({ day: "2026-03-02" });
  return goOver(versionOf(migration), caseOf(doc), { occurredOn: "2026-03-02" }, {}, at);
}

function docAfter(migration: Migration, doc: Partial<CaseSnapshot["doc"]>) {
  const outcome = moved(migration, doc);
  if (outcome.refused) throw new Error(outcome.reasons.join(", "));
  return outcome.docAfter;
}

test("of several terms by one rule each keeps what it is about", () => {
  expect([renamedTerm({ a: "b" }, "a"), renamedTerm({ a: "b" }, "a:3-school")]).toEqual(["b", "b:3-school"]);
  expect([renamedTerm({ a: null }, "a:3-school"), renamedTerm(undefined, "a")]).toEqual([null, "a"]);
});

describe("terms", () => {
  test("run on to the day they had, and the new rule says when somebody hears of them", () => {
    const { deadlines } = docAfter(
      {},
      { deadlines: { answer: term, "opinion:3-school": { ...term, about: "school" } } },
    );
    expect(deadlines).toEqual({
      reply: term,
      "view:3-school": { ...term, about: "school", alarmAt: "2026-03-16" },
    });
  });

  test("that no rule has are cancelled with the next alarm, ended ones stay, open ones without a word refuse", () => {
    const gone = { deadlines: { opinion: null } };
    const { deadlines } = docAfter(gone, { deadlines: { "opinion:3-school": term, "opinion:2-asst": ended("met") } });
    const { alarmAt: _none, ...quiet } = term;
    expect(deadlines).toEqual({
      "opinion:3-school": { ...quiet, status: "cancelled", endedSeq: 4 },
      "opinion:2-asst": ended("met"),
    });
    const unnamed = { deadlines: {} };
    for (const status of ["waitingDelivery", "interrupted"] as const)
      expect(moved(unnamed, { deadlines: { "opinion:3-school": { ...term, status } } })).toMatchObject({
        ...{ refused: true, reasons: ["termHasNoPlace"] },
      });
  });
});

describe("who was asked and has not answered", () => {
  const asked = {
    "opinion:3-school": {
      ...{ request: "opinion", of: "school", since: "2026-02-21", reminders: 1 },
      deadline: "opinion:3-school",
    },
  };
  const head = { waitingFor: "opinion", waitingSince: "2026-02-21" } as CaseSnapshot["doc"]["head"];
  const deadlines = { "opinion:3-school": term };

  test("is still asked, under the names of the new version", () => {
    const after = docAfter({ waiting: { opinion: "view" } }, { asked, head, deadlines });
    const renamed = { ...asked["opinion:3-school"], request: "view", deadline: "view:3-school" };
    expect(after.asked).toEqual({ "view:3-school": renamed });
    expect(after.head).toMatchObject({ waitingFor: "view", waitingSince: "2026-02-21" });
  });

  test("is not when the new version waits for nobody", () => {
    const none = { waiting: { opinion: null }, deadlines: { opinion: null } };
    const after = docAfter(none, { asked, head, deadlines });
    expect([after.asked, after.head.waitingFor]).toEqual([{}, undefined]);
  });
});

test("a notice before a refusal that could not be counted is still to be completed where the version has such notices", () => {
  const item = { event: "PROPOSE", field: "term.refusalNotice", owner: "anna", dueOn: "2026-03-01" };
  const todo = { "term.refusalNotice": item } as unknown as CaseSnapshot["doc"]["todo"];
  expect(moved({}, { todo })).toMatchObject({ refused: true, reasons: ["factHasNoPlace"] });
  expect(docAfter({ deadlines: { refusalNotice: null } }, { todo }).todo).toEqual({});
});
