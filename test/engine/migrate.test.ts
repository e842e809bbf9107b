// A running case goes over to another version of its workflow, as an event like any other: caches follow, verify decides
// it again, and what people mend before, after and across it behaves.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { findEvent } from "../../db/log/find-event.ts";
import { readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { AppError } from "../../server/errors.ts";
import { systemCommand } from "../../server/jobs/system-command.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWithV2 } from "../support/toy-v2.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
const bruno = sessionOf("bruno", "supervisor");
const cases: Record<string, string> = {};

async function snapshot(caseId: string) {
  const [one] = await readCases(house.services.driver, [caseId]);
  if (!one) throw new Error("the case is not stored");
  return one.snapshot;
}

async function act(session: Session, caseId: string, type: string, payload: JsonObject = {}) {
  const { seq: expectedSeq } = await snapshot(caseId);
  return house.send(session, { caseId, expectedSeq, type, payload });
}

async function opened(name: string, payload: JsonObject = {}): Promise<string> {
  const caseId = uuidOf(`migrate-${name}`);
  cases[name] = caseId;
  const first = { territory: "020038", illness: "nessuna", ...payload };
  await house.send(anna, { caseId, kind: "toy", expectedSeq: 0, type: "OPEN", payload: first });
  return caseId;
}

const id = (name: string) => cases[name] ?? "";

async function goOver(caseId: string, plannedState: string, more: JsonObject = {}) {
  const { workflowVersion: fromVersion, seq } = await snapshot(caseId);
  const open = { fromVersion, toVersion: 2, plannedState, ...more };
  const name = `${caseId}/${seq}/${plannedState}`;
  return house.services.port.send(systemCommand(house.services, { name, caseId, kind: "toy", type: "MIGRATE", open }));
}

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("nothing was refused");
  return error.details.refusal?.reasons[0] ?? error.code;
}

async function verified(workflow: Workflow = toyWithV2) {
  const { driver, keys } = house.services;
  return verify({ driver, keys, tables: await loadTables(driver), workflows: new Map([["toy", workflow]]) });
}

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
  await opened("plain");
  await opened("slot");
  await act(anna, id("slot"), "TAKE_SLOT", { slot: "letto" });
  await opened("proposed");
  await act(anna, id("proposed"), "PROPOSE");
  await opened("done");
  await act(anna, id("done"), "PROPOSE");
  await act(bruno, id("done"), "APPROVE");
  await opened("spread");
  await act(anna, id("spread"), "ALL");
  await opened("undone");
  await act(anna, id("undone"), "TAKE_SLOT", { slot: "altro" });
  await act(anna, id("undone"), "UNDO", { undoes: 2 });
  for (const name of ["mended", "corrected", "companion", "back", "noted"]) await opened(name, { story: "x" });
  await act(anna, id("mended"), "PROPOSE");
  await act(anna, id("corrected"), "PROPOSE");
  await act(anna, id("companion"), "BOTH", { otherId: await opened("other") });
  house = await house.upgrade([toyWithV2]);
});
afterAll(async () => {
  const report = await verified();
  await house.close();
  expect(report.problems).toEqual([]);
  expect(report.redecided).toBe(report.events);
});

describe("going over", () => {
  test("is an event of the system with the step before and after; step, context, terms, row and counters follow", async () => {
    const before = await snapshot(id("slot"));
    expect(await goOver(id("slot"), "placed")).toMatchObject({ ok: true, state: "placed" });
    const after = await snapshot(id("slot"));
    expect(after).toMatchObject({ workflowVersion: 2, seq: 3, state: "placed" });
    expect(after.doc.context).toEqual({ steps: 0, slots: 1 });
    expect(after.doc.deadlines).toEqual({ reply: before.doc.deadlines.answer });
    expect(after.doc.head.weight).toBe(3);
    const [row] = await house.services.driver.read<{ columns: string; due_term: string }>(
      "SELECT columns,due_term FROM list_row WHERE case_id=?",
      [id("slot")],
    );
    expect(row).toEqual({ columns: '{"slots":1,"steps":0}', due_term: "reply" });
    const event = await findEvent(house.services.driver, id("slot"), 3);
    expect(event).toMatchObject({ actor: "system", state_before: "open", state_after: "placed", workflow_version: 2 });
  });

  test("what was taken back is no part of what the case brings along", async () => {
    await goOver(id("undone"), "taken");
    expect((await snapshot(id("undone"))).doc.context).toEqual({ steps: 0, slots: 0 });
  });

  test("a fact that old cases cannot have is listed to be completed, and who proposed has proposed", async () => {
    await goOver(id("proposed"), "examined");
    const { doc } = await snapshot(id("proposed"));
    expect(doc.todo.grounds).toMatchObject({ event: "EXPLAIN", dueOn: "2026-03-12", owner: "system" });
    expect([doc.head.waitingFor, doc.by]).toEqual(["examiner", { SUBMIT: ["anna"] }]);
    expect(await reasonOf(act(anna, id("proposed"), "APPROVE"))).toBe("fourEyes");
    await act(anna, id("proposed"), "EXPLAIN", { grounds: "need" });
    expect((await snapshot(id("proposed"))).doc.todo).toEqual({});
    await act(bruno, id("proposed"), "APPROVE");
  });

  test("a closed case stays closed and gets nothing to do", async () => {
    await goOver(id("done"), "done");
    expect((await snapshot(id("done"))).doc).toMatchObject({ head: { closed: true, weight: 0 }, todo: {} });
    await act(anna, id("done"), "REOPEN");
    expect((await snapshot(id("done"))).state).toBe("taken");
  });

  test("leads where the plan says, or nowhere; what cannot go over says why", async () => {
    const refusal = { ok: false, code: "REFUSED" };
    expect(await goOver(id("plain"), "placed")).toMatchObject({
      ...refusal,
      refusal: { reasons: ["migrationOtherwise"] },
    });
    expect(await goOver(id("spread"), "taken")).toMatchObject({ ...refusal, refusal: { reasons: ["alreadySpread"] } });
    await goOver(id("plain"), "taken");
    expect(await goOver(id("plain"), "taken")).toMatchObject({ ...refusal, refusal: { reasons: ["migrationNoWay"] } });
  });

  test("is nobody's to send", async () => {
    const open = { fromVersion: 1, toVersion: 2, plannedState: "taken" };
    expect(await reasonOf(act(bruno, id("spread"), "MIGRATE", open))).toBe("FORBIDDEN");
  });

  test("is told in the timeline, and cannot be taken back there", async () => {
    const page = callerOf(house, bruno).cases;
    const { entries } = await page.listTimeline({ caseId: id("slot") });
    expect(entries[0]).toMatchObject({
      ...{ type: "MIGRATE", actor: "system", stateBefore: "open", stateAfter: "placed" },
      given: [
        { field: "fromVersion", value: 1 },
        { field: "toVersion", value: 2 },
      ],
    });
    expect(entries[0]?.mayCorrect).toBeUndefined();
    expect(await reasonOf(act(bruno, id("slot"), "STEP_BACK", { undoes: 3, reason: "x" }))).toBe("FORBIDDEN");
  });
});

describe("mending", () => {
  test("a step from before is taken back: the case stands as if it had gone over without it", async () => {
    await goOver(id("mended"), "examined");
    expect((await snapshot(id("mended"))).doc.todo.grounds).toBeDefined();
    await act(anna, id("mended"), "STEP_BACK", { undoes: 2, reason: "Proposta sbagliata" });
    const { state, doc, workflowVersion } = await snapshot(id("mended"));
    expect([state, doc.todo, doc.head.waitingFor, workflowVersion]).toEqual(["taken", {}, undefined, 2]);
    await act(anna, id("mended"), "SUBMIT", { grounds: "need" });
  });

  test("is undone within the window over the change of version, and a case brought along comes back too", async () => {
    await goOver(id("companion"), "done");
    await goOver(id("other"), "done");
    await act(anna, id("companion"), "UNDO", { undoes: 2 });
    expect([(await snapshot(id("companion"))).state, (await snapshot(id("other"))).state]).toEqual(["taken", "taken"]);
  });

  test("a fact from before is corrected with the form of its own version, decided again by each version in turn", async () => {
    await goOver(id("corrected"), "examined");
    const values = { territory: "020038", illness: "nessuna", story: "giusta" };
    const why = { corrects: 1, mendReason: "Scritto male" };
    await act(anna, id("corrected"), "CORRECT", { ...why, values });
    expect((await snapshot(id("corrected"))).doc.corrections[4]).toMatchObject({ outcome: "applied" });
    await act(anna, id("corrected"), "CORRECT", { ...why, values, correctedOn: "2026-02-20" });
    const pending = await snapshot(id("corrected"));
    expect(pending.doc.corrections[5]?.outcome).toBe("pending");
    await act(anna, id("corrected"), "SETTLE_CORRECTION", { settles: 5, choice: "apply", reason: "x" });
    const { doc, state } = await snapshot(id("corrected"));
    expect([state, doc.deadlines.reply?.dueOn]).toEqual(["examined", "2026-03-23"]);
  });

  test("a step from before is taken back when a fact was corrected since: what was corrected stays", async () => {
    await act(anna, id("corrected"), "STEP_BACK", { undoes: 2, reason: "Proposta sbagliata" });
    const { doc, state } = await snapshot(id("corrected"));
    expect([state, doc.deadlines.reply?.dueOn, doc.todo]).toEqual(["taken", "2026-03-23", {}]);
  });

  test("a history decided again goes over without what had been taken back before", async () => {
    const { seq } = await snapshot(id("undone"));
    await act(anna, id("undone"), "SUBMIT", { grounds: "need" });
    const values = { territory: "020038", illness: "nessuna", story: "giusta" };
    await act(anna, id("undone"), "CORRECT", { corrects: 1, mendReason: "Scritto male", values });
    await act(anna, id("undone"), "STEP_BACK", { undoes: seq + 1, reason: "x" });
    expect((await snapshot(id("undone"))).state).toBe("taken");
  });

  test("where the old version is no longer here, the history is taken up where the case had left it", async () => {
    await goOver(id("noted"), "taken");
    await act(anna, id("noted"), "SUBMIT", { grounds: "need" });
    const { 1: _gone, ...versions } = toyWithV2.versions;
    house = await house.upgrade([{ ...toyWithV2, versions }]);
    const correct = { corrects: 3, mendReason: "Scritto male", values: { grounds: "order" } };
    await act(anna, id("noted"), "CORRECT", correct);
    expect((await snapshot(id("noted"))).doc.corrections[4]?.outcome).toBe("applied");
    const old = { ...correct, corrects: 1, values: { territory: "020038", story: "y" } };
    expect(await reasonOf(act(anna, id("noted"), "CORRECT", old))).toBe("INVALID");
    house = await house.upgrade([toyWithV2]);
  });
});

describe("taking a migration back", () => {
  test("gives the case to the old version again as it was, unless somebody acted since", async () => {
    const before = await snapshot(id("back"));
    await goOver(id("back"), "taken");
    await act(anna, id("back"), "NOTE", { noteKind: "call", text: "Nel frattempo" });
    const undone = { toVersion: 1, undoes: 2 };
    expect(await goOver(id("back"), "open", undone)).toMatchObject({ ok: true, state: "open" });
    const after = await snapshot(id("back"));
    expect(after.workflowVersion).toBe(1);
    const { sealed, takenBack, ...rest } = after.doc;
    expect({ ...rest, sealed: {}, takenBack: {} }).toEqual({ ...before.doc, sealed: {} });
    expect([sealed.text?.seq, takenBack]).toEqual([3, { 2: 4 }]);
    await act(anna, id("back"), "PROPOSE");
    await goOver(id("back"), "examined");
    await act(anna, id("back"), "EXPLAIN", { grounds: "need" });
    expect(await goOver(id("back"), "proposed", { toVersion: 1, undoes: 6 })).toMatchObject({
      refusal: { reasons: ["changedSince"] },
    });
  });
});

describe("the row of the work lists", () => {
  const rowOf = async () => {
    const [row] = await house.services.driver.read<Record<string, string | number>>(
      "SELECT state,due_term,updated_on,since_pos,last_pos FROM list_row WHERE case_id=?",
      [id("listed")],
    );
    return row;
  };
  const ended = () =>
    house.services.driver.read(
      "SELECT state,due_term,updated_on,from_pos,to_pos FROM list_version WHERE case_id=? ORDER BY to_pos",
      [id("listed")],
    );

  test("is kept as it was when it goes over, and keeps the day it was last acted on, known to the writer or not", async () => {
    house = await house.upgrade([toyWorkflow]);
    await opened("listed");
    const first = await rowOf();
    house.at("2026-03-10T10:00:00.000Z");
    house = await house.upgrade([toyWithV2]);
    await goOver(id("listed"), "taken");
    const over = await rowOf();
    expect(over).toMatchObject({ state: "taken", due_term: "reply", updated_on: first?.updated_on });
    expect(over?.since_pos).toBe(over?.last_pos);
    const { state, due_term, updated_on, since_pos } = first ?? {};
    const kept = { state, due_term, updated_on, from_pos: since_pos, to_pos: over?.since_pos };
    expect([state, await ended()]).toEqual(["open", [kept]]);
    // On the same day the writer does not know the row, then knows it.
    for (const from of [1, 2]) {
      await act(anna, id("listed"), "NOTE", { noteKind: "call", text: "nota" });
      expect([await rowOf(), (await ended()).length]).toMatchObject([{ updated_on: "2026-03-10" }, 2]);
      if (from === 1) await house.open.writer.reload();
    }
    house.at("2026-03-12T10:00:00.000Z");
    await goOver(id("listed"), "open", { toVersion: 1, undoes: 2 });
    expect(await rowOf()).toMatchObject({ state: "open", updated_on: "2026-03-10" });
    expect(await ended()).toHaveLength(3);
  });

  test("of the past tells the step of the old version", async () => {
    const api = callerOf(house, bruno);
    const at = "2026-03-10T10:30";
    const row = (await api.queues.page({ view: "all", at })).rows.find((one) => one.id === id("listed"));
    expect(row).toMatchObject({ state: "open", dueTerm: "answer" });
    expect(await api.cases.getCase({ caseId: id("listed"), at })).toMatchObject({ version: 1, state: "open" });
    expect(await api.cases.getCase({ caseId: id("listed"), at: "2026-03-11T10:30" })).toMatchObject({ version: 2 });
  });
});
