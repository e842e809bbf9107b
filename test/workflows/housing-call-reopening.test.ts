// A call that is over is opened again: it goes on where it was closed once its applications know; who decides; what a ranking does
// while a reopening is to be decided.
import { describe, expect, it } from "vitest";
import { housingApplication } from "../../workflows/housing-application/index.ts";
import { housingBando } from "../../workflows/housing-bando/index.ts";
import type { CaseFact, CaseSnapshot, FactValue, JsonObject, Workflow } from "../../workflows/kernel/definition.ts";
import { act, colleague, day, effectsOf, follow, key, reasons } from "../support/housing-acts.ts";
import { emptyCase, must, type Situation, send } from "../support/pure-case.ts";

describe("a call", () => {
  const values = { windowDays: 30, provisionalDays: 5, correctionDays: 15, finalDays: 5, tieOrder: ["family"] };
  const parameters = { housing: { provisionalDays: 5, correctionDays: 15, finalDays: 5 } };
  const application = (n: number, isbar: number, state = "imported"): CaseFact => ({
    ...{ id: `00000000-0000-4000-8000-00000000000${n}`, kind: "housing-application", seq: 1, state, head: {} },
    context: { platformId: `D-${n}`, rankings: [key], scores: { isbar }, categories: [] },
  });
  const on = (n: number, list: CaseFact[] = [], more: Situation = {}): Situation => ({
    ...{ day: day(n), parameters },
    facts: { housing: { id: "housing", version: 1, values, source: "esempio", example: true }, applications: list },
    ...more,
  });
  const step = (snapshot: CaseSnapshot, type: string, payload: JsonObject, at: Situation) =>
    must(housingBando, snapshot, type, payload, at);
  const signed = (n: number, list: CaseFact[] = []) => on(n, list, { actor: colleague });
  const albo = (n: number): JsonObject => ({ alboFrom: day(n), alboTo: day(n + 15) });
  const units = [{ code: "U1", owner: "comune", comune: "020038" }];

  /** The call in each state it may be closed from. */
  function course(): Record<string, CaseSnapshot> {
    const seen: Record<string, CaseSnapshot> = {};
    let now = emptyCase(housingBando);
    const next = (type: string, payload: JsonObject, at: Situation) => {
      now = step(now, type, payload, at);
      seen[now.state] ??= now;
    };
    next("DRAFT_BANDO", { title: "Prova", bandoKind: "sap", leadComune: "020038", rup: "worker-1", units }, on(0));
    next("APPROVE_BANDO", act(1), signed(1));
    next("PUBLISH_BANDO", { ...act(2), ...albo(2), opensOn: day(3), closesOn: day(33) }, on(2));
    next("OPEN_WINDOW", {}, on(3));
    next("CLOSE_WINDOW", {}, on(34));
    const form = (n: number) => {
      next("PROPOSE_RANKING", { rankingKey: key }, on(n));
      next("APPROVE_RANKING", act(n), signed(n));
      next("RANKING_SPREAD", { answered: 0, refused: 0 }, on(n));
    };
    form(35);
    next("PUBLISH_RANKING", albo(36), on(36));
    form(60);
    next("PUBLISH_RANKING", albo(61), on(61));
    next("SUSPEND_BY_COURT", { ...act(62), reason: "Esempio" }, on(62));
    return seen;
  }
  const end = (snapshot: CaseSnapshot, type = "REVOKE_BANDO") =>
    step(
      step(snapshot, type, type === "EXHAUST" ? act(70) : { ...act(70), reason: "Esempio" }, on(70)),
      "APPLICATIONS_TOLD",
      { answered: 2, refused: 0 },
      on(70),
    );
  const closedFrom = (from: string | null): Situation => {
    const { facts = {}, ...rest } = on(80);
    return { ...rest, facts: { ...facts, closing: (from === null ? null : { from, bySeq: 3 }) as FactValue } };
  };
  const proposal = { reopenGround: "selfCorrection", reopenText: "Esempio" };
  const propose = (snapshot: CaseSnapshot, from: string | null) =>
    send(housingBando, snapshot, "PROPOSE_REOPENING", proposal, closedFrom(from));
  const reopen = (snapshot: CaseSnapshot) => send(housingBando, snapshot, "REOPEN", act(81), signed(81));
  const told = (snapshot: CaseSnapshot) => step(snapshot, "APPLICATIONS_TOLD", { answered: 2, refused: 0 }, on(82));
  const goneOn = (snapshot: CaseSnapshot, from: string) => told(follow(reopen(follow(propose(end(snapshot), from)))));

  const states = course();

  it.each([
    "draft",
    "approved",
    "published",
    "open",
    "closed",
    "provisionalRanking",
    "finalRanking",
    "assignments",
    "suspendedByCourt",
  ])("that was revoked while %s goes on there, with all that was published", (state) => {
    const before = states[state];
    if (!before) throw new Error(`never in ${state}`);
    const after = goneOn(before, state);
    expect(after.state).toBe(state);
    for (const name of ["approved", "units", "opensOn", "closesOn", "draws", "resumeTo"])
      expect(after.doc.context[name]).toEqual(before.doc.context[name]);
    expect(after.doc.context).toMatchObject({ reopenings: 1 });
    expect(after.doc.context.reopening).toBeUndefined();
    expect(after.doc.context.told).toBeUndefined();
  });

  it("tells the applications before it goes on, and is told apart from those that lie closed", () => {
    const outcome = reopen(follow(propose(end(states.assignments as CaseSnapshot, "EXHAUST"), "assignments")));
    expect(follow(outcome).state).toBe("reopening");
    expect(effectsOf(outcome)).toEqual([
      expect.objectContaining({ effect: "fanOut", type: "CALL_REOPENED", onDone: "APPLICATIONS_TOLD" }),
    ]);
    expect(follow(outcome).doc.head.closed).toBeUndefined();
    expect(told(follow(outcome)).state).toBe("assignments");
  });

  it("closed while corrections were asked publishes its ranking anew, and the applicants have the whole term", () => {
    const corrections = states.corrections as CaseSnapshot;
    const after = goneOn(corrections, "corrections");
    expect(after.state).toBe("provisionalRanking");
    expect(after.doc.context.approved).toEqual(corrections.doc.context.approved);
    const published = step(after, "PUBLISH_RANKING", albo(90), on(90));
    expect(published.doc.context.correctionsUntil).toBe(day(105));
    expect(published.doc.deadlines.correctionRequests).toMatchObject({ status: "running", startedOn: day(90) });
  });

  it.each([
    ["closed", "publishProvisional"],
    ["provisionalRanking", "publishProvisional"],
    ["finalRanking", "publishFinal"],
  ])("gives the office its own term anew where it goes on as %s", (state, term) => {
    const closed = end(states[state] as CaseSnapshot);
    expect(closed.doc.deadlines[term]?.status).toBe("cancelled");
    const after = told(follow(reopen(follow(propose(closed, state)))));
    expect(after.doc.deadlines[term]).toMatchObject({ status: "running", startedOn: day(82) });
  });

  it("waits until every application knew of its end, and is not reopened on a guess", () => {
    const revoked = step(states.open as CaseSnapshot, "REVOKE_BANDO", { ...act(70), reason: "Esempio" }, on(70));
    expect(reasons(propose(revoked, "open"))).toEqual(["applicationsTold"]);
    expect(reasons(propose(end(states.open as CaseSnapshot), null))).toEqual(["closingKnown"]);
  });

  it("is decided by somebody else, and may stay closed", () => {
    const closed = end(states.assignments as CaseSnapshot, "ANNUL_BANDO");
    const asked = follow(propose(closed, "assignments"));
    expect(reasons(send(housingBando, asked, "REOPEN", act(81), on(81)))).toEqual(["fourEyes"]);
    const stays = step(asked, "DECLINE_REOPENING", { reason: "Esempio" }, signed(81));
    expect(stays.state).toBe("annulled");
    expect(stays.doc.context).toEqual(closed.doc.context);
  });

  it("ends a second time as it did the first", () => {
    const again = end(goneOn(states.assignments as CaseSnapshot, "assignments"), "EXHAUST");
    expect(again).toMatchObject({ state: "exhausted", doc: { context: { told: { answered: 2 } } } });
    expect(propose(again, "assignments").kind).toBe("decided");
  });

  describe("and a ranking", () => {
    const rank = (snapshot: CaseSnapshot, list: CaseFact[]) =>
      send(housingBando, snapshot, "PROPOSE_RANKING", { rankingKey: key }, on(35, list));
    const closed = states.closed as CaseSnapshot;

    it("is not formed while a reopening is to be decided", () => {
      const list = [application(1, 10), application(2, 30, "reopeningProposed")];
      expect(reasons(rank(closed, list))).toContain("applicationsDecided");
    });

    it.each(["reopeningProposed", "toVerify"])("that was proposed is not approved over one that became %s", (state) => {
      const out = [application(1, 10), application(2, 30, "excluded")];
      const proposed = follow(rank(closed, out));
      const now = [application(1, 10), application(2, 30, state)];
      const approve = (list: CaseFact[]) => send(housingBando, proposed, "APPROVE_RANKING", act(36), signed(36, list));
      expect(reasons(approve(now))).toEqual(["unchangedSinceProposal"]);
      expect(approve(out).kind).toBe("decided");
    });

    it("holds who was opened again by its points", () => {
      const rows = (list: CaseFact[]) => {
        const outcome = rank(closed, list);
        return outcome.kind === "decided" && outcome.decision.frozen[0]?.rows.map((row) => row.number);
      };
      expect(rows([application(1, 10), application(2, 30, "waived")])).toEqual(["D-1"]);
      expect(rows([application(1, 10), application(2, 30, "admitted")])).toEqual(["D-2", "D-1"]);
    });
  });
});

it.each<[string, Workflow]>([
  ["application", housingApplication],
  ["call", housingBando],
])("reopening an %s is no act in bulk, and only the supervisor decides it", (_, { roles, versions }) => {
  for (const type of ["PROPOSE_REOPENING", "REOPEN", "DECLINE_REOPENING"])
    expect(versions[1]?.events[type]?.alone).toBe("judgment");
  const whoMay = (type: string) =>
    Object.entries(roles.rights).flatMap(([role, { send: rights }]) => (rights.includes(type) ? [role] : []));
  expect(whoMay("PROPOSE_REOPENING")).toEqual(["housingClerk", "supervisor"]);
  expect(whoMay("REOPEN")).toEqual(["supervisor"]);
  expect(whoMay("DECLINE_REOPENING")).toEqual(["supervisor"]);
});
