// The bando: windows and terms, rankings proposed and approved by two persons, ties that stop, frozen rows that
// can be formed again.
import { describe, expect, it } from "vitest";
import { housingBando } from "../../workflows/housing-bando/index.ts";
import { frozenHash } from "../../workflows/kernel/decide-effects.ts";
import type { CaseFact, CaseSnapshot, Facts, JsonObject } from "../../workflows/kernel/definition.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { emptyCase, must, type Outcome, type Situation, send } from "../support/pure-case.ts";

const start = "2026-03-02";
const colleague = { accountId: "worker-2", roles: ["supervisor"] } as const;
const values = {
  windowDays: 30,
  provisionalDays: 5,
  correctionDays: 15,
  decisionDays: 15,
  finalDays: 5,
  tieOrder: ["residenceComune", "residenceRegion", "family", "housing", "economic"],
};
const parameters = { housing: { provisionalDays: 5, correctionDays: 15, finalDays: 5 } };
const key = "comune/020038";

const application = (n: number, isbar: number, more: Partial<CaseFact> = {}, scores: JsonObject = {}): CaseFact => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  kind: "housing-application",
  seq: 1,
  state: "imported",
  head: {},
  context: { platformId: `D-${n}`, rankings: [key], scores: { isbar, ...scores }, categories: [] },
  ...more,
});

const facts = (applications: CaseFact[] = []): Facts => ({
  housing: { id: "housing", version: 1, values, source: "esempio", example: true },
  applications,
});
const on = (day: number, applications: CaseFact[] = [], more: Situation = {}): Situation => ({
  day: addDays(start, day),
  facts: facts(applications),
  parameters,
  ...more,
});

const act = (day: number): JsonObject => ({
  actKind: "determination",
  actNumber: "1/ES",
  actOn: addDays(start, day),
  actBody: "Comune di prova",
  signatoryRole: "serviceHead",
});
const albo = (day: number): JsonObject => ({ alboFrom: addDays(start, day), alboTo: addDays(start, day + 15) });

const draft = (units: JsonObject[] = [{ code: "U1", owner: "comune", comune: "020038" }]) =>
  must(
    housingBando,
    emptyCase(housingBando),
    "DRAFT_BANDO",
    { title: "Prova", bandoKind: "sap", leadComune: "020038", rup: "worker-1", units },
    on(0),
  );

const approved = () => must(housingBando, draft(), "APPROVE_BANDO", act(1), on(1, [], { actor: colleague }));

const window = (opens: number, closes: number): JsonObject => ({
  opensOn: addDays(start, opens),
  closesOn: addDays(start, closes),
});

function closed(): CaseSnapshot {
  const published = must(housingBando, approved(), "PUBLISH_BANDO", { ...act(2), ...albo(2), ...window(3, 33) }, on(2));
  const open = must(housingBando, published, "OPEN_WINDOW", {}, on(3));
  return must(housingBando, open, "CLOSE_WINDOW", {}, on(34));
}

const propose = (snapshot: CaseSnapshot, day: number, list: CaseFact[]) =>
  send(housingBando, snapshot, "PROPOSE_RANKING", { rankingKey: key }, on(day, list));

function follow(outcome: Outcome): CaseSnapshot {
  if (outcome.kind !== "decided") throw new Error(JSON.stringify(outcome));
  return outcome.after;
}
const reasons = (outcome: Outcome) => (outcome.kind === "refused" ? outcome.refusal.reasons : [outcome.kind]);

/** Up to the state in which corrections may be asked. */
function inCorrections(list: CaseFact[]): CaseSnapshot {
  const proposed = follow(propose(closed(), 35, list));
  const spreading = must(housingBando, proposed, "APPROVE_RANKING", act(36), on(36, list, { actor: colleague }));
  const ranked = must(housingBando, spreading, "RANKING_SPREAD", { answered: list.length, refused: 0 }, on(36));
  return must(housingBando, ranked, "PUBLISH_RANKING", albo(37), on(37));
}

describe("approval", () => {
  it("is refused to who changed the draft as to who wrote it", () => {
    const units = [{ code: "U2", owner: "comune", comune: "020038" }];
    const given = { title: "Altra", bandoKind: "sap", leadComune: "020038", rup: "worker-1", units };
    const edited = must(housingBando, draft(), "EDIT_BANDO", given, on(1, [], { actor: colleague }));
    const approve = (more: Situation) => send(housingBando, edited, "APPROVE_BANDO", act(1), on(1, [], more));
    expect(reasons(approve({ actor: colleague }))).toEqual(["fourEyes"]);
    expect(reasons(approve({}))).toEqual(["fourEyes"]);
    expect(approve({ actor: { accountId: "third", roles: [] } }).kind).toBe("decided");
  });
});

describe("window", () => {
  it("is refused below the days of the ruleset", () => {
    const outcome = send(housingBando, approved(), "PUBLISH_BANDO", { ...act(2), ...albo(2), ...window(3, 32) }, on(2));
    expect(reasons(outcome)).toEqual(["windowLongEnough"]);
  });

  it("is refused when no ruleset says how long it must be", () => {
    const outcome = send(
      housingBando,
      approved(),
      "PUBLISH_BANDO",
      { ...act(2), ...albo(2), ...window(3, 90) },
      { ...on(2), facts: { housing: null } },
    );
    expect(reasons(outcome)).toContain("windowLengthKnown");
  });

  it("closes only when it is over, and the term of the provisional ranking runs from the closing day", () => {
    const done = closed();
    expect(done.doc.deadlines.publishProvisional).toMatchObject({
      startedOn: addDays(start, 33),
      status: "running",
      amount: 5,
      unit: "days",
    });
  });

  it("is not published while the officer in charge is missing", () => {
    const noRup = must(
      housingBando,
      emptyCase(housingBando),
      "DRAFT_BANDO",
      {
        title: "Prova",
        bandoKind: "sap",
        leadComune: "020038",
        units: [{ code: "U1", owner: "comune", comune: "020038" }],
      },
      on(0),
    );
    const signed = must(housingBando, noRup, "APPROVE_BANDO", act(1), on(1, [], { actor: colleague }));
    const outcome = send(housingBando, signed, "PUBLISH_BANDO", { ...act(2), ...albo(2), ...window(3, 33) }, on(2));
    expect(reasons(outcome)).toEqual(["toComplete"]);
  });

  it("is approved by somebody else than who drafted it", () => {
    expect(reasons(send(housingBando, draft(), "APPROVE_BANDO", act(1), on(1)))).toEqual(["fourEyes"]);
  });
});

describe("ranking", () => {
  const list = [application(1, 10), application(2, 30), application(3, 20, { state: "excluded" })];

  it("is frozen with positions, scores and the seq of every application used", () => {
    const outcome = propose(closed(), 35, list);
    if (outcome.kind !== "decided") throw new Error(JSON.stringify(outcome));
    const [document] = outcome.decision.frozen;
    expect(document?.rows).toMatchObject([
      { position: 1, number: "D-2", score: 30, factSeq: 1 },
      { position: 2, number: "D-1", score: 10, factSeq: 1 },
    ]);
    const proposal = outcome.after.doc.context.proposal as JsonObject;
    expect(proposal).toMatchObject({ key, count: 2, sha256: frozenHash(document?.rows ?? []) });
    expect(outcome.decision.effects).toContainEqual({
      effect: "freeze",
      document: proposal.document,
      title: key,
      count: 2,
      sha256: proposal.sha256,
    });
  });

  it("formed again from the same applications is the same", () => {
    const first = follow(propose(closed(), 35, list)).doc.context.proposal as JsonObject;
    const again = follow(propose(closed(), 35, [...list].reverse())).doc.context.proposal as JsonObject;
    expect(again.sha256).toBe(first.sha256);
  });

  it("is not approved by who proposed it", () => {
    const proposed = follow(propose(closed(), 35, list));
    expect(reasons(send(housingBando, proposed, "APPROVE_RANKING", act(36), on(36, list)))).toEqual(["fourEyes"]);
  });

  it("is not approved when a score changed after the proposal, but a note changes nothing", () => {
    const proposed = follow(propose(closed(), 35, list));
    const noted = list.map((one) => ({ ...one, seq: 9 }));
    const other = [application(1, 99), ...list.slice(1)];
    const by = (facts: CaseFact[]) =>
      send(housingBando, proposed, "APPROVE_RANKING", act(36), on(36, facts, { actor: colleague }));
    expect(reasons(by(other))).toEqual(["unchangedSinceProposal"]);
    expect(follow(by(noted)).state).toBe("provisionalRankingInProgress");
  });

  it("is told to the applications and waits for their answers", () => {
    const proposed = follow(propose(closed(), 35, list));
    const outcome = send(housingBando, proposed, "APPROVE_RANKING", act(36), on(36, list, { actor: colleague }));
    if (outcome.kind !== "decided") throw new Error(JSON.stringify(outcome));
    expect(outcome.decision.effects).toContainEqual(
      expect.objectContaining({ effect: "fanOut", role: "bando", type: "RANKED", onDone: "RANKING_SPREAD" }),
    );
    const spread = must(housingBando, outcome.after, "RANKING_SPREAD", { answered: 2, refused: 1 }, on(36));
    expect(spread.state).toBe("provisionalRanking");
    expect(spread.doc.context.spread).toEqual({ answered: 2, refused: 1 });
  });

  it("waits while an application has requirements to verify", () => {
    const unsure = [application(1, 10), application(2, 30, { state: "toVerify" })];
    expect(reasons(propose(closed(), 35, unsure))).toContain("applicationsDecided");
  });

  it("of ALER is not formed here", () => {
    const outcome = send(housingBando, closed(), "PROPOSE_RANKING", { rankingKey: "aler/020038" }, on(35, list));
    expect(reasons(outcome)).toContain("rankingIsOurs");
  });

  it("becomes final only after the term for corrections, without open requests, and claims its place", () => {
    const snapshot = inCorrections(list);
    expect(reasons(propose(snapshot, 40, list))).toContain("correctionTermOver");
    const asked = application(1, 10);
    const open = [{ ...asked, context: { ...asked.context, correction: { status: "requested" } } }];
    expect(reasons(propose(snapshot, 60, open))).toContain("correctionsDecided");
    const proposed = follow(propose(snapshot, 60, list));
    const outcome = send(housingBando, proposed, "APPROVE_RANKING", act(61), on(61, list, { actor: colleague }));
    if (outcome.kind !== "decided") throw new Error(JSON.stringify(outcome));
    expect(outcome.decision.effects).toContainEqual({
      effect: "claim",
      kind: "finalRanking",
      resource: `${key}/${proposed.caseId}`,
    });
    const final = must(housingBando, outcome.after, "RANKING_SPREAD", { answered: 2, refused: 0 }, on(61));
    expect(final.state).toBe("finalRanking");
  });

  it("of two owners or comuni are formed one by one", () => {
    const two = draft([
      { code: "U1", owner: "comune", comune: "020038" },
      { code: "U2", owner: "comune", comune: "020042" },
    ]);
    let snapshot = must(housingBando, two, "APPROVE_BANDO", act(1), on(1, [], { actor: colleague }));
    snapshot = must(housingBando, snapshot, "PUBLISH_BANDO", { ...act(2), ...albo(2), ...window(3, 33) }, on(2));
    snapshot = must(housingBando, snapshot, "OPEN_WINDOW", {}, on(3));
    snapshot = must(housingBando, snapshot, "CLOSE_WINDOW", {}, on(34));
    for (const [rankingKey, state] of [
      ["comune/020038", "closed"],
      ["comune/020042", "provisionalRanking"],
    ] as const) {
      snapshot = must(housingBando, snapshot, "PROPOSE_RANKING", { rankingKey }, on(35));
      snapshot = must(housingBando, snapshot, "APPROVE_RANKING", act(36), on(36, [], { actor: colleague }));
      snapshot = must(housingBando, snapshot, "RANKING_SPREAD", { answered: 0, refused: 0 }, on(36));
      expect(snapshot.state).toBe(state);
    }
    expect(reasons(propose(snapshot, 37, []))).toEqual(["notNow"]);
  });
});

describe("tie", () => {
  const tied = [application(1, 10), application(2, 10), application(3, 20)];
  const drawn = (numbers: string[]): JsonObject => ({
    ...act(36),
    drawnOn: addDays(start, 36),
    drawnOrder: numbers.map((applicationNumber) => ({ applicationNumber })),
  });

  it("stops the ranking and names the applications", () => {
    const outcome = propose(closed(), 35, tied);
    expect(follow(outcome).state).toBe("provisionalTie");
    expect(follow(outcome).doc.context.ties).toMatchObject([{ key, numbers: ["D-1", "D-2"] }]);
    expect(outcome.kind === "decided" && outcome.decision.frozen).toEqual([]);
  });

  it("is resolved by a draw that covers it, and by no other", () => {
    const stopped = follow(propose(closed(), 35, tied));
    for (const wrong of [
      ["D-1", "D-3"],
      ["D-1", "D-1"],
      ["D-1", "D-2", "D-3"],
    ])
      expect(reasons(send(housingBando, stopped, "RESOLVE_TIE", drawn(wrong), on(36)))).toEqual(["drawCoversTie"]);
    const resolved = must(housingBando, stopped, "RESOLVE_TIE", drawn(["D-2", "D-1"]), on(36));
    const outcome = propose(resolved, 37, tied);
    expect(outcome.kind === "decided" && outcome.decision.frozen[0]?.rows.map((row) => row.number)).toEqual([
      "D-3",
      "D-2",
      "D-1",
    ]);
  });
});
