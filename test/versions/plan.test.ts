// Every case of a district tried on a version 2 of its intake: each kind of verdict is found where it should be, nothing
// is written and nothing personal is said. A plan is a whole file or none.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readHead } from "../../db/log/read-log.ts";
import { type PlanLine, planLines } from "../../server/versions/plan.ts";
import { type PlanHead, readPlan, writePlan } from "../../server/versions/plan-file.ts";
import { lineInWords, PlanSummary } from "../../server/versions/plan-words.ts";
import { household } from "../../workflows/household/index.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { migrationProblems, statesWithoutPlace } from "../../workflows/kernel/migration-problems.ts";
import { askedIn } from "../../workflows/kernel/trial.ts";
import { person } from "../../workflows/person/index.ts";
import type { Installation } from "../support/installation.ts";
import { intakeWithV2 } from "../support/intake-v2.ts";
import { type LivedCase, livedDistrict, worker } from "../support/lived-district.ts";
import { toyWithV2 } from "../support/toy-v2.ts";

let house: Installation;
let cases: LivedCase[];
let lines: Map<string, PlanLine>;
let dir: string;

async function planned(workflow: Workflow, also: PlanHead["also"] = [], runningOnly = false): Promise<PlanLine[]> {
  const { driver } = house.services;
  const to = workflow.versions[2];
  if (!to) throw new Error("no version 2");
  const workflows = new Map([person, household, workflow].map((one) => [one.id, one]));
  const source = { driver, workflows, workflow, to, tables: await loadTables(driver) };
  const found: PlanLine[] = [];
  const at = { recordedAt: house.services.clock.now(), today: house.services.clock.today() };
  for await (const line of planLines({ ...source, ...at, also, runningOnly })) found.push(line);
  return found;
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "ambito-plan-"));
  ({ house, cases } = await livedDistrict(30));
  house = await house.upgrade([person, household, intakeWithV2]);
  lines = new Map((await planned(intakeWithV2)).map((line) => [line.caseId, line]));
}, 120_000);
afterAll(async () => {
  await house.close();
  rmSync(dir, { recursive: true });
});

/** The lines of an example's cases that took this many steps. */
const linesOf = (example: string, steps?: number): PlanLine[] =>
  cases
    .filter((one) => one.example.startsWith(example) && (steps === undefined || one.steps === steps))
    .map(({ caseId }) => lines.get(caseId) as PlanLine);

describe("the verdict", () => {
  test("every case has one, running and closed", () => {
    expect(lines.size).toBe(cases.length);
    const found = new Set([...lines.values()].map(({ verdict }) => verdict));
    expect([...found].sort()).toEqual(["differently", "lacking", "migrated", "stuck", "unchanged"]);
    expect([...lines.values()].some(({ closed }) => closed)).toBe(true);
  });

  test("a case whose steps are as before is unchanged", () => {
    for (const line of linesOf("A contact is answered"))
      expect(line).toMatchObject({ verdict: "unchanged", move: true, changed: {}, findings: [] });
  });

  test("a renamed step, a step split by what happened in it", () => {
    for (const line of linesOf("A request is refused", 2))
      expect(line).toMatchObject({ verdict: "migrated", before: "reported", after: "received", move: true });
    for (const line of linesOf("A project that costs", 4))
      expect(line).toMatchObject({
        ...{ before: "inAssessment", after: "inSocialAssessment" },
        changed: { "todo.assessmentPlace.event": "RECORD_ASSESSMENT" },
      });
    for (const line of linesOf("From contact to delivery", 10))
      expect(line).toMatchObject({ before: "inAssessment", after: "inTeamAssessment", verdict: "migrated" });
  });

  test("an event that nothing answers any more leaves a case stuck; one left out on purpose does not", () => {
    for (const line of linesOf("A project that costs", 7)) {
      expect(line).toMatchObject({ verdict: "stuck", move: false });
      expect(line.findings).toEqual([{ what: "eventHasNoPlace", seq: 7, event: "REVIEW_LIST" }]);
    }
    for (const line of linesOf("From contact to delivery", 8)) expect(line.verdict).toBe("unchanged");
  });

  test("a step that is gone leaves a case stuck", () => {
    const found = linesOf("From contact to delivery", 27);
    expect(found.length).toBeGreaterThan(0);
    for (const line of found) {
      expect(line).toMatchObject({ verdict: "stuck", before: "reopening", move: false });
      expect(line.findings).toContainEqual({ what: "cannotGoOver", reason: "stateHasNoPlace" });
    }
  });

  test("a stricter rule would have stopped a case on the way", () => {
    const found = linesOf("Nobody answers", 5);
    expect(found.length).toBeGreaterThan(0);
    for (const line of found) {
      expect(line).toMatchObject({ verdict: "differently", before: "untraceable", after: "untraceable", move: false });
      expect(line.findings).toEqual([
        { what: "stopped", seq: 5, event: "DECLARE_UNTRACEABLE", reasons: ["missedTwice"] },
      ]);
    }
  });

  test("a fact nobody was asked for is lacking, unless the migration lists it as to be completed", () => {
    const found = linesOf("Urgent delivery", 11);
    expect(found.length).toBeGreaterThan(0);
    for (const line of found) {
      expect(line).toMatchObject({ verdict: "lacking", closed: true, move: false });
      expect(line.findings).toEqual([{ what: "lacks", seq: 11, event: "CLOSE", field: "followUp" }]);
    }
  });

  test("what somebody wants moved all the same is moved, what is stuck never, and closed ones on request not", async () => {
    const all = await planned(intakeWithV2, ["differently", "lacking"]);
    expect(all.filter(({ move }) => !move).every(({ verdict }) => verdict === "stuck")).toBe(true);
    const running = await planned(intakeWithV2, [], true);
    expect(running.length).toBe([...lines.values()].filter(({ closed }) => !closed).length);
  });
});

test("nothing is written and nothing personal is said", async () => {
  const { pos } = await readHead(house.services.driver);
  await planned(intakeWithV2);
  expect((await readHead(house.services.driver)).pos).toBe(pos);
  // Digits of a hash may be those of a comune.
  const text = JSON.stringify([...lines.values()], (key, value: unknown) => (key === "hash" ? "" : value));
  expect(text).not.toMatch(/worker|colleague|Esempio|020038|esempio/);
  const known = new Set(cases.map(({ caseId }) => caseId));
  const ids = text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g) ?? [];
  expect(ids.filter((id) => !known.has(id))).toEqual([]);
});

test("the summary gathers those that fare alike, in words", () => {
  const summary = new PlanSummary(intakeWithV2);
  for (const line of lines.values()) summary.add(line);
  const text = summary.lines().join("\n");
  expect(text).toMatch(/stuck +stays +\d+ +\d+ .*REVIEW_LIST has no place in the new version/);
  expect(text).toMatch(/migrated +moves +\d+ +\d+ +reported → received/);
  const [one] = linesOf("A request is refused", 2);
  expect(one && lineInWords(intakeWithV2, one)).toMatch(/^2025-\d{6} {2}migrated +moves {2}reported → received/);
});

describe("the file of a plan", () => {
  const head: PlanHead = {
    ...{ plan: "workflow", format: 1, workflow: "case-intake", to: 2, versions: { 1: "a", 2: "b" } },
    ...{ madeAt: "2026-01-01T00:00:00.000Z", also: [], runningOnly: false },
  };
  const write = async (name: string, given: Iterable<PlanLine>) => {
    const file = join(dir, name);
    async function* all() {
      yield* given;
    }
    return { file, end: await writePlan(file, head, all(), async () => {}) };
  };

  test("is read back line by line, and closed by its counts", async () => {
    const { file, end } = await write("whole.jsonl", lines.values());
    const plan = await readPlan(file);
    expect([plan.head, plan.end]).toEqual([head, end]);
    expect(end.cases).toBe(lines.size);
    const read: PlanLine[] = [];
    for await (const line of plan.lines()) read.push(line);
    expect(read).toEqual([...lines.values()]);
  });

  test("broken off or changed it is no plan", async () => {
    const { file } = await write("changed.jsonl", lines.values());
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.split("\n").slice(0, 5).join("\n"));
    await expect(readPlan(file)).rejects.toThrow("broken off");
    writeFileSync(file, text.replace('"move":false', '"move":true'));
    await expect(readPlan(file)).rejects.toThrow("was changed");
    writeFileSync(file, "hello");
    await expect(readPlan(file)).rejects.toThrow("cannot be read");
  });
});

describe("what is wrong with a migration is said before any case is tried", () => {
  const [from, to] = [toyWithV2.versions[1], toyWithV2.versions[2]];
  if (!from || !to) throw new Error("the toy has changed");
  const own = to.migrations?.[1];

  test("nothing with these two", () => {
    const [v1, v2] = [intakeWithV2.versions[1], intakeWithV2.versions[2]];
    if (!own || !v1 || !v2?.migrations?.[1]) throw new Error("no migration");
    expect(migrationProblems(from, to, own)).toEqual([]);
    expect(migrationProblems(v1, v2, v2.migrations[1])).toEqual([]);
    expect(statesWithoutPlace(v1, v2, v2.migrations[1])).toEqual(["reopening"]);
  });

  test("names that are not there, and four eyes that would not hold", () => {
    const problems = migrationProblems(from, to, {
      states: { proposd: "examined", open: "nowhere" },
      events: { PROPOSE: "SENT" },
      deadlines: { answer: "soon" },
      facts: { grounds: { event: "APPROVE", withinDays: 1 } },
    });
    expect(problems).toEqual([
      "state proposd is not in version 1",
      "state nowhere is not in version 2",
      "event SENT is not in version 2",
      "term soon is not in version 2",
      "event APPROVE of version 2 does not ask for grounds",
      "four eyes: who sent SUBMIT is not known of older cases; let the migration read the history",
    ]);
  });
});

test("an old event is asked by the names of today, over the versions between", () => {
  const two = toyWithV2.versions[2];
  if (!two) throw new Error("the toy has changed");
  const three = {
    ...two,
    version: 3,
    migrations: { 2: { events: { SUBMIT: "HAND_IN" }, deadlines: { reply: null } } },
  };
  const versions = {
    ...toyWithV2.versions,
    3: { ...three, events: { ...two.events, HAND_IN: { form: { fields: [] } } } },
  };
  const asked = (type: string, data: JsonObject = {}) =>
    askedIn(
      versions,
      versions[3],
      { workflowVersion: 1 },
      { ...{ type, data, occurredOn: "2026-01-01" }, sealed: [], toComplete: [] },
    );
  expect(asked("PROPOSE")).toMatchObject({ type: "HAND_IN" });
  expect(asked("BOTH")).toBe("leftOut");
  expect(asked("ALL")).toBe("noPlace");
  expect(asked("TERM_ALARM", { deadline: "answer" })).toBe("leftOut");
  expect(asked("RECORD_DELIVERY", { deadline: "answer" })).toBe("leftOut");
  expect(asked("RECORD_DELIVERY", { deadline: "other" })).toMatchObject({ data: { deadline: "other" } });
});

test("a worker of the district still opens and moves cases of both versions", async () => {
  const [one] = linesOf("A request is refused", 2);
  if (!one) throw new Error("no case");
  const note = { noteKind: "call", text: "x" };
  const sent = await house.send(worker, { caseId: one.caseId, expectedSeq: one.seq, type: "NOTE", payload: note });
  expect(sent.state).toBe("reported");
});
