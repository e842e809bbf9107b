// The application: what the import refuses and claims, corrections and silence, checks, proposals, ways out.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { housingApplication } from "../../workflows/housing-application/index.ts";
import { housingBando } from "../../workflows/housing-bando/index.ts";
import type { CaseFact, CaseSnapshot, Facts, JsonObject } from "../../workflows/kernel/definition.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { factsFor } from "../support/example-facts.ts";
import { emptyCase, must, type Outcome, type Situation, send } from "../support/pure-case.ts";

const start = "2026-03-02";
const colleague = { accountId: "worker-2", roles: ["supervisor"] } as const;
const parameters = { housing: { decisionDays: 15 } };

const bando = (state: string, context: JsonObject = {}): CaseFact => ({
  id: "bando",
  kind: "housing-bando",
  seq: 4,
  state,
  head: {},
  context: {
    opensOn: addDays(start, -40),
    closesOn: start,
    correctionsUntil: addDays(start, 30),
    units: [
      { code: "U1", owner: "comune", comune: "020038" },
      { code: "U2", owner: "comune", comune: "020042", withdrawn: true },
    ],
    ...context,
  },
});

const on = (day: number, fact: CaseFact = bando("closed"), more: Situation = {}): Situation => {
  const facts: Facts = {
    bando: fact,
    housing: {
      id: "housing",
      version: 1,
      values: { decisionDays: 15, correctionSilence: "accepted" },
      source: "esempio",
      example: true,
    },
  };
  return { day: addDays(start, day), facts, parameters, ...more };
};

const platform = (more: JsonObject = {}): JsonObject => ({
  territory: "020038",
  bando: "bando",
  person: "person-1",
  platformId: "D-1",
  protocolNumber: "10/ES",
  protocolOn: start,
  submittedOn: start,
  isbar: 40,
  family: 10,
  units: [{ unit: "U1" }],
  ...more,
});
const importWith = (more: JsonObject = {}, fact?: CaseFact): Outcome =>
  send(housingApplication, emptyCase(housingApplication), "IMPORT_APPLICATION", platform(more), on(2, fact));

function follow(outcome: Outcome): CaseSnapshot {
  if (outcome.kind !== "decided") throw new Error(JSON.stringify(outcome));
  return outcome.after;
}
const reasons = (outcome: Outcome) => (outcome.kind === "refused" ? outcome.refusal.reasons : [outcome.kind]);
const step = (snapshot: CaseSnapshot, type: string, payload: JsonObject, at: Situation) =>
  must(housingApplication, snapshot, type, payload, at);
const place = (rankingStage: string): JsonObject => ({
  rankingKey: "comune/020038",
  rankingStage,
  rankingSeq: 7,
  document: "doc",
});
const rankedAs = (stage: string) => step(follow(importWith()), "RANKED", place(stage), on(5));
const act = (day: number): JsonObject => ({
  actKind: "determination",
  actNumber: "1/ES",
  actOn: addDays(start, day),
  actBody: "Comune di prova",
  signatoryRole: "serviceHead",
});

describe("import", () => {
  it("is refused when the bando's window was over, or not yet open, on the day of submission", () => {
    expect(reasons(importWith({ submittedOn: addDays(start, 1) }))).toEqual(["notLate"]);
    expect(reasons(importWith({ submittedOn: addDays(start, -41) }))).toEqual(["notBeforeWindow"]);
  });

  it("follows an extension of the window without any change of its own", () => {
    const extended = bando("extended", { closesOn: addDays(start, 1) });
    expect(follow(importWith({ submittedOn: addDays(start, 1) }, extended)).state).toBe("imported");
  });

  it.each(["provisionalProposed", "corrections", "finalRanking", "revoked", "draft"])("is refused in %s", (state) => {
    expect(reasons(importWith({}, bando(state)))).toContain("bandoTakesApplications");
  });

  it("is refused for a dwelling of another bando, and without a ranking", () => {
    expect(reasons(importWith({ units: [{ unit: "X" }] }))).toContain("unitsOfBando");
    expect(reasons(importWith({ units: [] }))).toEqual(["standsInARanking"]);
  });

  it("claims the household's one place in the bando, links to it and heads the person", () => {
    const outcome = importWith({ household: "home-1" });
    if (outcome.kind !== "decided") throw new Error("refused");
    expect(outcome.decision.effects).toEqual([
      { effect: "claim", kind: "householdInBando", resource: "bando/home-1" },
      { effect: "link", role: "bando", to: "bando" },
    ]);
    expect(outcome.after.doc.head).toMatchObject({ personId: "person-1", householdId: "home-1" });
    expect(outcome.after.doc.context.rankings).toEqual(["comune/020038"]);
  });

  it("keeps isee and invalidity sealed under the person", () => {
    const { sealed, context } = follow(importWith({ iseeCents: 700_000, invalidityPercent: 80 })).doc;
    expect(sealed).toMatchObject({
      iseeCents: { class: "economic", subject: "person-1" },
      invalidityPercent: { class: "health", subject: "person-1" },
    });
    expect(JSON.stringify(context)).not.toMatch(/700000|invalidity/);
  });
});

describe("ranking", () => {
  it("of another comune passes by", () => {
    const other = step(follow(importWith()), "RANKED", { ...place("final"), rankingKey: "comune/020042" }, on(5));
    expect(other.state).toBe("imported");
    expect(other.doc.context.places).toEqual([]);
  });
});

describe("correction", () => {
  const ask = (more: JsonObject = {}, fact = bando("corrections")) =>
    send(
      housingApplication,
      rankedAs("provisional"),
      "REQUEST_CORRECTION",
      {
        requestedOn: addDays(start, 10),
        correctionGround: "civilInvalidity",
        procedureStartedOn: addDays(start, -10),
        ...more,
      },
      on(10, fact),
    );

  it("is only for civil invalidity, with a procedure begun before the closing, within the term", () => {
    expect(reasons(ask({ correctionGround: "other" }))).toEqual(["onlyCivilInvalidity"]);
    expect(reasons(ask({ procedureStartedOn: addDays(start, 1) }))).toEqual(["procedureBeforeClosing"]);
    expect(reasons(ask({}, bando("corrections", { correctionsUntil: addDays(start, 9) })))).toEqual([
      "correctionTermOpen",
    ]);
    expect(reasons(ask({}, bando("finalRanking")))).toEqual(["correctionTermOpen"]);
  });

  it("starts the office's term, and silence counts only after it", () => {
    const asked = follow(ask());
    expect(asked.doc.deadlines.decideCorrection).toMatchObject({ status: "running", dueOn: addDays(start, 25) });
    const silence = (day: number) =>
      send(housingApplication, asked, "ACCEPT_CORRECTION_BY_SILENCE", { isbar: 48 }, on(day));
    expect(reasons(silence(25))).toEqual(["decisionTermOver"]);
    const accepted = follow(silence(26));
    expect(accepted.doc.context).toMatchObject({
      correction: { status: "acceptedBySilence" },
      scores: { isbar: 48, family: 10 },
      platformScores: { isbar: 40, family: 10 },
    });
    expect(accepted.doc.deadlines.decideCorrection?.status).toBe("met");
  });

  it("gives silence no meaning when the ruleset gives it none", () => {
    const at = on(30);
    const facts = { ...at.facts, housing: null };
    expect(
      reasons(send(housingApplication, follow(ask()), "ACCEPT_CORRECTION_BY_SILENCE", { isbar: 48 }, { ...at, facts })),
    ).toEqual(["silenceIsAcceptance", "decisionTermOver"]);
  });

  it("refused leaves the points as they were", () => {
    const refused = step(follow(ask()), "DECIDE_CORRECTION", { decisionOutcome: "refused", ...act(12) }, on(12));
    expect(refused.doc.context.scores).toEqual(refused.doc.context.platformScores);
  });
});

describe("proposal", () => {
  const assigning = bando("assignments");
  const proposed = () => step(rankedAs("final"), "PROPOSE_DWELLING", { unit: "U1", ...act(20) }, on(20, assigning));

  it("needs the final ranking and an available dwelling of it", () => {
    const propose = (snapshot: CaseSnapshot, unit: string, fact = assigning) =>
      reasons(send(housingApplication, snapshot, "PROPOSE_DWELLING", { unit, ...act(20) }, on(20, fact)));
    expect(propose(rankedAs("provisional"), "U1")).toEqual(["rankedFinally"]);
    expect(propose(rankedAs("final"), "U2")).toEqual(["unitIsOffered", "unitInOurRanking"]);
    expect(propose(rankedAs("final"), "U1", bando("suspendedByCourt"))).toEqual(["bandoAssigns"]);
  });

  it("claims the dwelling and gives it back with a waiver, whose effect is asked", () => {
    const waive = (waiverEffect: string) =>
      send(
        housingApplication,
        proposed(),
        "WAIVE_DWELLING",
        { waiverKind: "explicit", waiverReason: "health", waiverEffect, waiverEffectSource: "Avviso" },
        on(22),
      );
    for (const [effect, state] of [
      ["keepsPlace", "ranked"],
      ["leavesRanking", "waived"],
    ] as const) {
      const outcome = waive(effect);
      if (outcome.kind !== "decided") throw new Error("refused");
      expect(outcome.after.state).toBe(state);
      expect(outcome.decision.effects).toContainEqual({ effect: "release", kind: "dwelling", resource: "bando/U1" });
      expect(outcome.after.doc.context.unit).toBeUndefined();
    }
  });

  it("runs from delivery: silence counts after it only", () => {
    const silent = { waiverKind: "silence", waiverEffect: "leavesRanking", waiverEffectSource: "Avviso" };
    expect(reasons(send(housingApplication, proposed(), "WAIVE_DWELLING", silent, on(30)))).toContain(
      "silenceNeedsDelivery",
    );
    const delivered = step(
      proposed(),
      "DELIVER_PROPOSAL",
      { sentVia: "pec", sentOn: addDays(start, 21), deliveredOn: addDays(start, 21), answerDays: 10 },
      on(21),
    );
    expect(delivered.doc.deadlines.answerProposal?.dueOn).toBe(addDays(start, 31));
    expect(follow(send(housingApplication, delivered, "WAIVE_DWELLING", silent, on(40))).state).toBe("waived");
  });

  it("leads to the act only with all checks and another person", () => {
    let snapshot = step(proposed(), "ACCEPT_DWELLING", { acceptedOn: addDays(start, 22) }, on(22));
    const assign = (actor = colleague) =>
      send(housingApplication, snapshot, "ASSIGN_DWELLING", act(30), on(30, assigning, { actor }));
    expect(reasons(assign())).toEqual(["checksComplete"]);
    snapshot = step(snapshot, "START_VERIFICATION", {}, on(23));
    for (const checkSource of ["anpr", "inpsIsee", "cadastre", "aler", "permit"])
      snapshot = step(
        snapshot,
        "RECORD_CHECK",
        {
          checkSource,
          checkOutcome: checkSource === "permit" ? "notApplicable" : "positive",
          checkedOn: addDays(start, 24),
        },
        on(24),
      );
    snapshot = step(snapshot, "CLOSE_VERIFICATION", {}, on(25));
    expect(snapshot.state).toBe("accepted");
    expect(reasons(send(housingApplication, snapshot, "ASSIGN_DWELLING", act(30), on(30)))).toEqual(["fourEyes"]);
    expect(follow(assign()).state).toBe("assigned");
  });
});

describe("ways out", () => {
  it("a withdrawal frees the household and the dwelling", () => {
    const proposed = step(
      rankedAs("final"),
      "PROPOSE_DWELLING",
      { unit: "U1", ...act(20) },
      on(20, bando("assignments")),
    );
    const outcome = send(housingApplication, proposed, "WITHDRAW", { withdrawnOn: addDays(start, 21) }, on(21));
    expect(outcome.kind === "decided" && outcome.decision.effects).toEqual([
      { effect: "release", kind: "dwelling", resource: "bando/U1" },
      { effect: "release", kind: "householdInBando", resource: "bando/person-1" },
    ]);
  });

  it("a negative check excludes only after the applicant was heard", () => {
    let snapshot = step(rankedAs("final"), "START_VERIFICATION", {}, on(20));
    snapshot = step(
      snapshot,
      "RECORD_CHECK",
      { checkSource: "cadastre", checkOutcome: "negative", checkedOn: addDays(start, 20) },
      on(20),
    );
    const exclude = { exclusionReason: "property", reasonText: "Esempio", ...act(20) };
    expect(reasons(send(housingApplication, snapshot, "EXCLUDE_AT_VERIFICATION", exclude, on(20)))).toContain(
      "wasContested",
    );
  });

  it("whoever takes the place becomes the person of the case", () => {
    const died = step(rankedAs("final"), "RECORD_DEATH", { diedOn: addDays(start, 9) }, on(10));
    const back = step(died, "SUCCEED", { successor: "person-2", reasonText: "Esempio" }, on(12));
    expect(back).toMatchObject({ state: "ranked", doc: { head: { personId: "person-2" } } });
  });
});

describe.each([housingApplication, housingBando])("$id", (workflow) => {
  const version = workflow.versions[1];
  if (!version) throw new Error("no version 1");
  const reached = workflow.examples.flatMap(({ steps }) => {
    let snapshot = emptyCase(workflow);
    const seen: CaseSnapshot[] = [snapshot];
    for (const one of steps) {
      const day = addDays(start, one.dayOffset);
      const payload = fillExample(one.payload, day, (name) => `id-of-${name}`);
      const actor = one.by ? { actor: colleague } : {};
      snapshot = must(workflow, snapshot, one.type, payload, {
        ...factsFor(workflow, one.type, snapshot, payload, day),
        ...actor,
      });
      seen.push(snapshot);
    }
    return seen;
  });

  it("examples reach every state but ties, which need applications", () => {
    const seen = new Set(reached.map((one) => one.state));
    expect(Object.keys(version.states).filter((state) => !seen.has(state) && !state.endsWith("Tie"))).toEqual([]);
  });

  it("answers any event with any payload in any reached state, and a refusal changes nothing", () => {
    const payloads = workflow.examples.flatMap(({ steps }) => steps.map((one) => one.payload));
    fc.assert(
      fc.property(
        fc.constantFrom(...reached),
        fc.constantFrom(...Object.keys(version.events)),
        fc.oneof(fc.constantFrom(...payloads), fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<string>)),
        fc.boolean(),
        (snapshot, type, raw, withFacts) => {
          const payload = fillExample(raw, addDays(start, 300), (name) => `id-of-${name}`);
          const day = addDays(start, 300);
          const at = withFacts ? factsFor(workflow, type, snapshot, payload, day) : { day };
          const before = JSON.stringify(snapshot);
          const outcome = send(workflow, snapshot, type, payload, at);
          expect(["invalid", "refused", "decided"]).toContain(outcome.kind);
          expect(JSON.stringify(snapshot)).toBe(before);
        },
      ),
      { numRuns: 500 },
    );
  });
});
