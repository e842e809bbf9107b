// The order of the day: judicial and hour terms before all others, then by day; its sections add up to the list; who is
// waited for is told with the days, and a reminder stays on the row until the wait is over.
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import type { DeadlineRule } from "../../workflows/kernel/deadline.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { fieldIs } from "../../workflows/kernel/list-condition.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

const [version] = Object.values(toyWorkflow.versions);
if (!version) throw new Error("the toy has a version");

/** As the toy, with another rule for its term. */
const toyWith = (id: string, rule: Partial<DeadlineRule>): Workflow => ({
  ...toyWorkflow,
  id,
  versions: { 1: { ...version, deadlines: { answer: { ...(version.deadlines.answer as DeadlineRule), ...rule } } } },
});
const kinds = {
  toy: toyWorkflow,
  court: toyWith("toy-court", { court: true, length: { days: 200 } }),
  procedural: toyWith("toy-procedural", { calendar: "procedural", length: { days: 100 } }),
  hours: toyWith("toy-hours", { length: { hours: 48 } }),
};

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
const api = () => callerOf(house, anna).queues;
let n = 0;

/** A case of hers, opened on the day. */
async function open(kind: keyof typeof kinds, day: string): Promise<string> {
  n += 1;
  const caseId = uuidOf(`day-${n}`);
  house.at(`${day}T08:00:00.000Z`);
  const { id } = kinds[kind];
  await house.send(anna, { caseId, kind: id, expectedSeq: 0, type: "OPEN", payload: { territory: "020038" } });
  await house.send(anna, { caseId, expectedSeq: 1, type: "ASSIGN", payload: { assignee: "anna" } });
  return caseId;
}

beforeAll(async () => {
  house = await install({ workflows: Object.values(kinds) });
});
afterAll(() => house.close());

test("terms of a judge and in hours lead, whenever they end; then what is late, today, by day, without a term", async () => {
  const late = await open("toy", "2026-01-05");
  const today = await open("toy", "2026-02-02");
  const soon = await open("toy", "2026-02-05");
  const court = await open("court", "2026-02-06");
  const procedural = await open("procedural", "2026-02-07");
  const far = await open("toy", "2026-03-01");
  const hours = await open("hours", "2026-03-02");
  house.at("2026-03-04T09:00:00.000Z");
  const { rows } = await api().page({ view: "todo", sort: "urgent" });
  expect(rows.map((row) => row.id)).toEqual([hours, procedural, court, late, today, soon, far]);
  expect(rows.map((row) => row.courtTerm !== null)).toEqual([true, true, true, false, false, false, false]);
  const day = await api().day({ view: "todo" });
  expect(day).toMatchObject({ today: "2026-03-04", lastDay: "2026-03-11" });
  expect(day.sections).toEqual([
    { section: "court", cases: 3 },
    { section: "overdue", cases: 1 },
    { section: "2026-03-04", cases: 1 },
    { section: "2026-03-07", cases: 1 },
    { section: "later", cases: 1 },
  ]);
});

test("it is the order of somebody's cases: of everybody's there is none", async () => {
  await expect(api().page({ view: "all", sort: "urgent" })).rejects.toThrow();
  await expect(api().day({ view: "all" })).rejects.toThrow();
  expect((await api().page({ view: "all", where: [fieldIs("assignee", "anna")], sort: "urgent" })).rows).toHaveLength(
    7,
  );
});

test("a wait is counted with its days, and a reminder is on the row until it is over", async () => {
  const caseId = await open("toy", "2026-03-04");
  const remind = () =>
    house.send(anna, { caseId, expectedSeq: 1, type: "REMIND", payload: { remindedVia: "call" } }).then(
      () => "sent",
      (error: { details?: { refusal?: { reasons: string[] } } }) => error.details?.refusal?.reasons,
    );
  expect(await remind()).toEqual(["waitsForNobody"]);
  await house.send(anna, { caseId, expectedSeq: 2, type: "PROPOSE" });
  house.at("2026-03-14T09:00:00.000Z");
  expect((await api().day({ view: "todo" })).waiting).toEqual([
    { kind: "toy", waitingFor: "approver", waitingOf: null, cases: 1, since: "2026-03-04" },
  ]);
  expect(await remind()).toBe("sent");
  const [row] = (await api().page({ view: "waiting", sort: "urgent" })).rows;
  expect(row).toMatchObject({ id: caseId, waitingSince: "2026-03-04", remindedOn: "2026-03-14" });
  await house.send(anna, { caseId, expectedSeq: 4, type: "RETURN" });
  const after = (await api().page({ view: "mine" })).rows.find((one) => one.id === caseId);
  expect(after).toMatchObject({ waitingFor: null, remindedOn: null });
});
