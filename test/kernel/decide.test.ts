// The one decision, on the toy workflow: refusals with their codes, what a step leaves behind, four eyes, what is
// to be completed, and whom a case waits for.
import { describe, expect, test } from "vitest";
import { decide, probe } from "../../workflows/kernel/decide.ts";
import type { Decision, Refusal } from "../../workflows/kernel/decision.ts";
import type { CaseSnapshot, Facts, JsonObject } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import { fold } from "../../workflows/kernel/fold.ts";
import { caseId, circumstances, currentOf, decideEvent, emptyCase, send } from "../support/pure-case.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

const version = currentOf(toyWorkflow);
const day = "2026-03-02";
const payload = { territory: "020038", story: "invented", personId: "p-1" };

const run = (snapshot: CaseSnapshot, type: string, data: JsonObject = {}, accountId = "w-1", facts: Facts = {}) =>
  send(toyWorkflow, snapshot, type, data, { day, facts, actor: { accountId, roles: ["socialWorker"] } });

function done(snapshot: CaseSnapshot, type: string, data: JsonObject = {}, accountId = "w-1"): CaseSnapshot {
  const outcome = run(snapshot, type, data, accountId);
  if (outcome.kind !== "decided") throw new Error(JSON.stringify(outcome));
  return outcome.after;
}
function refusal(snapshot: CaseSnapshot, type: string, data: JsonObject = {}, accountId = "w-1", facts: Facts = {}) {
  const outcome = run(snapshot, type, data, accountId, facts);
  if (outcome.kind !== "refused") throw new Error(`${type} was ${outcome.kind}`);
  return outcome.refusal;
}
const opened = () => done(emptyCase(toyWorkflow), "OPEN", payload);

describe("opening", () => {
  test("sets head, context, terms and where sealed values stand", () => {
    const { state, seq, doc } = opened();
    expect([state, seq]).toEqual(["open", 1]);
    expect(doc.head).toMatchObject({ territory: "020038", area: "adults", openedOn: day, personId: "p-1" });
    expect(doc.deadlines.answer).toMatchObject({ status: "running", startedOn: day, dueOn: "2026-04-01" });
    expect(doc.sealed.story).toEqual({ seq: 1, subject: "case", class: "social" });
    expect(JSON.stringify(doc)).not.toContain("invented");
    expect(doc.columns).toEqual({ steps: 0 });
  });

  test("nothing else comes first, and it comes once", () => {
    expect(refusal(emptyCase(toyWorkflow), "PROPOSE")).toMatchObject({ code: "notOpened", state: "unopened" });
    expect(refusal(opened(), "OPEN", payload)).toMatchObject({ code: "alreadyOpened", state: "open" });
  });

  test("facts decide: a parent that is done takes nobody in", () => {
    const parent = { id: "x", kind: "toy", seq: 3, state: "done", head: {}, context: {} };
    const refused = refusal(emptyCase(toyWorkflow), "OPEN", { ...payload, parentId: "x" }, "w-1", { parent });
    expect(refused).toMatchObject({ code: "guard", reasons: ["parentIsOpen"] });
  });
});

describe("refusals", () => {
  test("name code, reasons and what may be sent instead, and change nothing", () => {
    const snapshot = opened();
    const before = structuredClone(snapshot);
    expect(refusal(snapshot, "REOPEN")).toMatchObject({ code: "notNow", reasons: ["notNow"], state: "open" });
    expect(refusal(snapshot, "TAKE_SLOT", { slot: "nonsense" })).toMatchObject({
      code: "guard",
      reasons: ["isSensible"],
    });
    expect(refusal(snapshot, "NO_SUCH_EVENT")).toMatchObject({ code: "unknownEvent" });
    const { allowed } = refusal(snapshot, "REOPEN");
    expect(allowed).toContain("PROPOSE");
    expect(allowed).not.toContain("FINISH_BY_OTHER");
    expect(snapshot).toEqual(before);
  });

  test("who proposed may not approve, anybody else may", () => {
    const proposed = done(opened(), "PROPOSE", {}, "w-1");
    expect(refusal(proposed, "APPROVE", {}, "w-1").code).toBe("fourEyes");
    expect(
      probe(version, proposed, "APPROVE", {}, circumstances({ day, actor: { accountId: "w-1", roles: [] } })),
    ).toMatchObject({
      code: "fourEyes",
    });
    const approved = done(proposed, "APPROVE", {}, "w-2");
    expect(approved.state).toBe("done");
    expect(approved.doc.deadlines.answer).toMatchObject({ status: "met", endedSeq: 3 });
  });

  test("a probe knows before any payload what may be sent", () => {
    const at = circumstances({ day });
    expect(probe(version, opened(), "TAKE_SLOT", {}, at)).toBe(undefined);
    expect(probe(version, opened(), "APPROVE", {}, at)).toMatchObject({ code: "notNow" });
    expect(probe(version, opened(), "NOTE", {}, at)).toBe(undefined);
    expect(probe(version, opened(), "NONE", {}, at)).toMatchObject({ code: "unknownEvent" });
  });
});

describe("effects", () => {
  const effectsOf = (snapshot: CaseSnapshot, type: string, data: JsonObject = {}) => {
    const outcome = run(snapshot, type, data);
    return outcome.kind === "decided" ? outcome.decision.effects : outcome;
  };

  test("claims, companions and fan-out leave the case as data", () => {
    expect(effectsOf(opened(), "TAKE_SLOT", { slot: "s-1" })).toEqual([
      { effect: "claim", kind: "slot", resource: "s-1" },
    ]);
    expect(effectsOf(opened(), "BOTH", { otherId: "c-2" })).toEqual([
      { effect: "companion", caseId: "c-2", kind: "toy", type: "FINISH_BY_OTHER", data: {} },
    ]);
    expect(effectsOf(opened(), "ALL")).toMatchObject([{ effect: "fanOut", role: "parent", onDone: "ALL_DONE" }]);
  });

  test("a state that waits for somebody says so, from that day on, until it is left", () => {
    const proposed = done(opened(), "PROPOSE");
    expect(proposed.doc.head).toMatchObject({ waitingFor: "approver", waitingSince: day });
    expect(done(proposed, "NOTE", { noteKind: "call", text: "x" }).doc.head.waitingFor).toBe("approver");
    expect(done(proposed, "APPROVE", {}, "w-2").doc.head).not.toHaveProperty("waitingFor");
  });
});

describe("what is to be completed", () => {
  test("has an owner and a date, follows the assignee and goes when the fact comes", () => {
    const snapshot = opened();
    expect(snapshot.doc.todo.illness).toEqual({ field: "illness", event: "OPEN", dueOn: "2026-03-12", owner: "w-1" });
    const assigned = done(snapshot, "ASSIGN", { assignee: "w-9" });
    expect(assigned.doc.todo.illness?.owner).toBe("w-9");
    const given = done(emptyCase(toyWorkflow), "OPEN", { ...payload, illness: "i" });
    expect(given.doc.todo).toEqual({});
  });
});

describe("common events", () => {
  test("assignment, restriction and territory change the head only", () => {
    let snapshot = done(opened(), "ASSIGN", { assignee: "w-2" });
    snapshot = done(snapshot, "RESTRICT", { restricted: true, reason: "r" });
    snapshot = done(snapshot, "MOVE_TERRITORY", { territory: "020042", reason: "r" });
    expect(snapshot.doc.head).toMatchObject({ assignee: "w-2", restricted: true, territory: "020042" });
    expect(snapshot.state).toBe("open");
    expect(done(snapshot, "RESTRICT", { restricted: false, reason: "r" }).doc.head).not.toHaveProperty("restricted");
  });

  test("terms are suspended, resumed by as many days, extended and alarmed", () => {
    const at = (on: string, snapshot: CaseSnapshot, type: string, data: JsonObject) => {
      const outcome = send(toyWorkflow, snapshot, type, data, { day: on });
      if (outcome.kind !== "decided") throw new Error(JSON.stringify(outcome));
      return outcome.after;
    };
    let snapshot = at("2026-03-10", opened(), "SUSPEND_TERM", { deadline: "answer", ground: "documents", reason: "r" });
    expect(snapshot.doc.deadlines.answer).toMatchObject({ status: "suspended", stopped: { on: "2026-03-10" } });
    snapshot = at("2026-03-17", snapshot, "RESUME_TERM", { deadline: "answer" });
    expect(snapshot.doc.deadlines.answer).toMatchObject({
      status: "running",
      dueOn: "2026-04-08",
      stops: [{ days: 7 }],
    });
    snapshot = at("2026-03-18", snapshot, "EXTEND_TERM", {
      ...{ deadline: "answer", days: 10, extensionGround: "head", reason: "r" },
    });
    expect(snapshot.doc.deadlines.answer).toMatchObject({ dueOn: "2026-04-18", extensions: [{ amount: 10 }] });
    snapshot = at("2026-05-04", snapshot, "TERM_ALARM", { deadline: "answer" });
    expect(snapshot.doc.deadlines.answer).toMatchObject({
      status: "running",
      told: [{ alarm: "end:1", who: ["assignee"] }],
    });
  });

  test.each([
    ["SUSPEND_TERM", { deadline: "none", ground: "documents", reason: "r" }, "noSuchTerm"],
    ["SUSPEND_TERM", { deadline: "answer", ground: "holidays", reason: "r" }, "groundNotForTerm"],
    ["RESUME_TERM", { deadline: "answer" }, "notSuspended"],
    [
      "RECORD_DELIVERY",
      { deadline: "answer", sentVia: "pec", sentOn: day, deliveredOn: day, proofKind: "pecReceipt" },
      "notWaitingDelivery",
    ],
  ] as [string, JsonObject, string][])("%s is refused when it does not fit", (type, data, reason) => {
    expect(refusal(opened(), type, data)).toMatchObject({ code: "noTerm", reasons: [reason] });
  });

  test("a kind outside the work lists has none of them", () => {
    const { unopened: _, ...states } = version.states;
    expect(eventInfo({ ...version, states }, "NOTE")).toBe(undefined);
    expect(eventInfo(version, "NOTE")).toBeDefined();
  });
});

describe("the log", () => {
  test("patches alone rebuild the case, and no seq may be missing", () => {
    const steps: [string, JsonObject, string][] = [
      ["OPEN", payload, "w-1"],
      ["NOTE", { noteKind: "call", text: "x" }, "w-1"],
      ["ASSIGN", { assignee: "w-3" }, "w-1"],
      ["PROPOSE", {}, "w-1"],
      ["APPROVE", {}, "w-2"],
    ];
    let snapshot = emptyCase(toyWorkflow);
    const log = steps.map(([type, data, who]) => {
      const outcome = run(snapshot, type, data, who);
      if (outcome.kind !== "decided") throw new Error(type);
      snapshot = outcome.after;
      const { patch, stateAfter } = outcome.decision;
      return { caseId, kind: "toy", number: "2026-000001", seq: snapshot.seq, workflowVersion: 1, stateAfter, patch };
    });
    expect(fold(log)).toEqual(snapshot);
    expect(fold([])).toBe(undefined);
    expect(() => fold(log.filter((row) => row.seq !== 3))).toThrow(/seq 4 after 2/);
  });

  test("the same arguments give the same answer", () => {
    const ask = (): Refusal | Decision =>
      decide(version, opened(), decideEvent(version, "PROPOSE", {}, day), {}, circumstances({ day }));
    expect(ask()).toEqual(ask());
  });
});
