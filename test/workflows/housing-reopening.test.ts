// An application that is over is opened again: each way to have ended, who decides, what is left to it of the rankings in force.
import { describe, expect, it } from "vitest";
import { housingApplication } from "../../workflows/housing-application/index.ts";
import type { CaseFact, CaseSnapshot, FactValue, JsonObject } from "../../workflows/kernel/definition.ts";
import { act, colleague, day, effectsOf, follow, key, reasons, start } from "../support/housing-acts.ts";
import { emptyCase, must, type Situation, send } from "../support/pure-case.ts";

const other = "comune/020042";
const ref = (seq: number, stage = "final", of = key): JsonObject => ({
  ...{ key: of, stage, seq, document: `${stage}Ranking/${of}` },
  ...{ count: 3, sha256: "0", contentSha256: "0" },
});

describe("an application", () => {
  const bando = (state: string, approved: JsonObject[] = [ref(12)], more: JsonObject = {}): CaseFact => ({
    ...{ id: "bando", kind: "housing-bando", seq: 4, state, head: {} },
    context: {
      ...{ opensOn: day(-40), closesOn: start, correctionsUntil: day(30), approved },
      units: [
        { code: "U1", owner: "comune", comune: "020038" },
        { code: "U2", owner: "comune", comune: "020042" },
      ],
      ...more,
    },
  });
  const parameters = { housing: { decisionDays: 15 } };
  const on = (n: number, fact: CaseFact = bando("assignments"), more: Situation = {}): Situation => ({
    ...{ day: day(n), parameters },
    facts: { bando: fact, housing: null },
    ...more,
  });
  const step = (snapshot: CaseSnapshot, type: string, payload: JsonObject, at: Situation) =>
    must(housingApplication, snapshot, type, payload, at);
  const imported = (units = ["U1"]) =>
    step(
      emptyCase(housingApplication),
      "IMPORT_APPLICATION",
      {
        ...{ territory: "020038", bando: "bando", person: "person-1", household: "home-1", platformId: "D-1" },
        ...{ protocolNumber: "10/ES", protocolOn: start, submittedOn: start, isbar: 40 },
        units: units.map((unit) => ({ unit })),
      },
      on(2, bando("closed")),
    );
  const ranked = (snapshot: CaseSnapshot, rankingStage = "final", rankingSeq = 12, rankingKey = key) =>
    step(snapshot, "RANKED", { rankingKey, rankingStage, rankingSeq, document: "doc" }, on(5));
  const why = { reasonText: "Esempio" };

  const excluded = () =>
    step(imported(), "EXCLUDE", { exclusionReason: "isee", ...why, ...act(6) }, on(6, bando("closed")));
  const waivedFrom = (snapshot: CaseSnapshot) =>
    step(
      step(snapshot, "PROPOSE_DWELLING", { unit: "U1", ...act(20) }, on(20)),
      "WAIVE_DWELLING",
      {
        ...{ waiverKind: "explicit", waiverReason: "size" },
        ...{ waiverEffect: "leavesRanking", waiverEffectSource: "Avviso" },
      },
      on(21),
    );
  const waived = () => waivedFrom(ranked(imported()));
  const withdrawn = (snapshot = ranked(imported())) => step(snapshot, "WITHDRAW", { withdrawnOn: day(21) }, on(21));
  function excludedAtVerification(): CaseSnapshot {
    let now = step(ranked(imported()), "START_VERIFICATION", {}, on(20));
    const check = { checkSource: "cadastre", checkOutcome: "negative", checkedOn: day(20) };
    now = step(now, "RECORD_CHECK", check, on(20));
    const letter = { sentVia: "pec", sentOn: day(20), deliveredOn: day(20), replyBy: day(29), contestText: "Esempio" };
    now = step(now, "CONTEST_CHECK", letter, on(20));
    return step(now, "EXCLUDE_AT_VERIFICATION", { exclusionReason: "property", ...why, ...act(30) }, on(30));
  }
  function forfeited(isReleased: boolean): CaseSnapshot {
    let now = step(ranked(imported()), "PROPOSE_DWELLING", { unit: "U1", ...act(20) }, on(20));
    now = step(now, "ACCEPT_DWELLING", { acceptedOn: day(21) }, on(21));
    now = step(now, "START_VERIFICATION", {}, on(22));
    for (const checkSource of ["anpr", "inpsIsee", "cadastre", "aler", "permit"])
      now = step(now, "RECORD_CHECK", { checkSource, checkOutcome: "positive", checkedOn: day(22) }, on(22));
    now = step(now, "CLOSE_VERIFICATION", {}, on(23));
    now = step(now, "ASSIGN_DWELLING", act(24), on(24, undefined, { actor: colleague }));
    now = step(now, "SIGN_CONTRACT", { signedOn: day(25), contractNumber: "1/ES" }, on(25));
    now = step(now, "HAND_OVER_KEYS", { handedOverOn: day(26), minuteNumber: "1/ES" }, on(26));
    now = step(now, "START_FORFEITURE", { forfeitureReason: "arrears", ...why }, on(60));
    now = step(now, "FORFEIT", { ...act(80), ...why }, on(80, undefined, { actor: colleague }));
    return isReleased ? step(now, "RECORD_RELEASE", { releasedOn: day(90) }, on(90)) : now;
  }
  const closedWithCall = () => step(ranked(imported()), "CALL_ENDED", { callEnd: "exhausted" }, on(30));

  const proposal = (reopenGround: string): JsonObject => ({
    ...{ reopenGround, reopenText: "Esempio" },
    ...(reopenGround === "courtOrder" ? { courtReference: "R.G. 1/ES" } : {}),
  });
  const propose = (snapshot: CaseSnapshot, fact?: CaseFact, ground = "selfCorrection") =>
    send(housingApplication, snapshot, "PROPOSE_REOPENING", proposal(ground), on(100, fact));
  const decide = (snapshot: CaseSnapshot, fact?: CaseFact, payload: JsonObject = act(101)) =>
    send(housingApplication, snapshot, "REOPEN", payload, on(101, fact, { actor: colleague }));
  const reopened = (snapshot: CaseSnapshot, fact?: CaseFact) => decide(follow(propose(snapshot, fact)), fact);

  it.each([
    ["excluded", excluded, "toVerify"],
    ["withdrawnByApplicant", withdrawn, "toVerify"],
    ["closedWithCall", closedWithCall, "toVerify"],
    ["excludedAtVerification", excludedAtVerification, "inVerification"],
    ["waived", waived, "ranked"],
    ["forfeited", () => forfeited(true), "ranked"],
    ["forfeited", () => forfeited(false), "handedOver"],
  ] as const)("that is %s comes back where its course goes on, and not before somebody decided", (state, make, to) => {
    const closed = make();
    expect(closed.state).toBe(state);
    const asked = follow(propose(closed));
    expect(asked).toMatchObject({ state: "reopeningProposed", doc: { head: { waitingFor: "decision" } } });
    expect(asked.doc.head.closed).toBeUndefined();
    const { state: now, doc } = follow(decide(asked));
    expect(now).toBe(to);
    expect(doc.context.reopening).toBeUndefined();
    expect(doc.context).toMatchObject({ reopenings: 1, contested: false });
    expect(doc.context.forfeiture).toBeUndefined();
    // Nothing runs again by itself: terms begin with the acts that begin them.
    expect(Object.values(doc.deadlines).filter((one) => one.status === "running")).toEqual([]);
  });

  it.each([excluded, withdrawn, closedWithCall, excludedAtVerification, waived, () => forfeited(true)])(
    "that is not opened again is as it was (%#)",
    (make) => {
      const closed = make();
      const refused = must(
        housingApplication,
        follow(propose(closed)),
        "DECLINE_REOPENING",
        why,
        on(102, undefined, { actor: colleague }),
      );
      expect(refused.state).toBe(closed.state);
      expect(refused.doc.context).toEqual(closed.doc.context);
      expect(refused.doc.head).toEqual(closed.doc.head);
      expect(propose(refused).kind).toBe("decided");
    },
  );

  it("is decided by somebody else than who proposed it", () => {
    const asked = follow(propose(waived()));
    expect(reasons(send(housingApplication, asked, "REOPEN", act(101), on(101)))).toEqual(["fourEyes"]);
  });

  it("closed by an act comes back by an act, never as an error of the record; else no act is asked", () => {
    for (const make of [excluded, excludedAtVerification, () => forfeited(true)])
      expect(reasons(propose(make(), undefined, "recordedInError"))).toEqual(["closedByNoAct"]);
    const asked = follow(propose(waived(), undefined, "recordedInError"));
    expect(decide(asked, undefined, act(101)).kind).toBe("invalid");
    expect(follow(decide(asked, undefined, {})).state).toBe("ranked");
    expect(decide(follow(propose(waived())), undefined, {}).kind).toBe("invalid");
  });

  it("says which court decided", () => {
    const silent = { reopenGround: "courtOrder", reopenText: "Esempio" };
    expect(send(housingApplication, waived(), "PROPOSE_REOPENING", silent, on(100)).kind).toBe("invalid");
    expect(follow(propose(waived(), undefined, "courtOrder")).doc.context.reopening).toMatchObject({
      ground: "courtOrder",
    });
  });

  it("does not come back while the call is over, but a tenancy goes on without it", () => {
    for (const state of ["exhausted", "revoked", "annulled", "reopeningProposed", "reopening"]) {
      for (const make of [excluded, withdrawn, closedWithCall, excludedAtVerification, waived, () => forfeited(true)])
        expect(reasons(propose(make(), bando(state)))).toEqual(["callGoesOn"]);
      expect(follow(reopened(forfeited(false), bando(state))).state).toBe("handedOver");
    }
    // It ended after the proposal.
    expect(reasons(decide(follow(propose(waived())), bando("exhausted")))).toEqual(["callGoesOn"]);
  });

  it("waits while a ranking is being told", () => {
    const asked = follow(propose(waived()));
    expect(reasons(decide(asked, bando("reformulatedInProgress")))).toEqual(["rankingNotSpreading"]);
  });

  it("whose keys were handed over is not opened again, and the page says which way there is", () => {
    const lived = follow(reopened(forfeited(false)));
    expect(reasons(propose(lived))).toEqual(["keysNotHanded"]);
  });

  it("excluded, with a request for self-correction that nobody decided, waits for that decision", () => {
    const filed = step(excluded(), "FILE_SELF_REVIEW", { requestedOn: day(7), ...why }, on(7));
    expect(reasons(propose(filed))).toEqual(["noOpenSelfReview"]);
  });

  it("takes the household's place in the call again, and no dwelling", () => {
    const claim = { effect: "claim", kind: "householdInBando", resource: "bando/home-1" };
    expect(effectsOf(reopened(withdrawn()))).toEqual([claim]);
    expect(effectsOf(reopened(waived()))).toEqual([]);
    expect(effectsOf(reopened(forfeited(true)))).toEqual([]);
    expect(follow(reopened(waived())).doc.context.unit).toBeUndefined();
  });

  it("whose forfeiture did not stand keeps the dwelling, and need not leave it", () => {
    const closed = forfeited(false);
    expect(closed.doc.deadlines.releaseDwelling?.status).toBe("running");
    const back = follow(reopened(closed));
    expect(back.doc.context.unit).toBe("U1");
    expect(back.doc.deadlines.releaseDwelling?.status).toBe("cancelled");
    expect(back.doc.head.closed).toBe(true);
  });

  it("owes again the decision on a correction that was asked before it was closed", () => {
    const request = {
      ...{ requestedOn: day(8), correctionGround: "civilInvalidity", procedureStartedOn: day(-100) },
    };
    const asked = step(
      ranked(imported(), "provisional", 8),
      "REQUEST_CORRECTION",
      request,
      on(8, bando("corrections")),
    );
    const closed = withdrawn(asked);
    expect(closed.doc.deadlines.decideCorrection?.status).toBe("cancelled");
    const back = follow(reopened(closed, bando("corrections", [ref(8, "provisional")])));
    expect(back.doc.deadlines.decideCorrection).toMatchObject({ status: "running", startedOn: day(8) });
  });

  it("is heard anew before it may be excluded anew", () => {
    const back = follow(reopened(excludedAtVerification()));
    const again = { exclusionReason: "property", ...why, ...act(102) };
    const outcome = send(housingApplication, back, "EXCLUDE_AT_VERIFICATION", again, on(102));
    expect(reasons(outcome)).toContain("wasContested");
  });

  describe("and its places", () => {
    it("are those of the rankings in force", () => {
      const both = ranked(ranked(imported(), "provisional", 8), "final", 12);
      const back = follow(reopened(waivedFrom(both), bando("assignments", [ref(8, "provisional"), ref(12)])));
      expect(back.state).toBe("ranked");
      expect(back.doc.context.places).toMatchObject([{ seq: 8 }, { seq: 12 }]);
    });

    it("are gone where the ranking was formed anew without it: it comes in with the next one only", () => {
      const fact = bando("assignments", [ref(12), ref(20, "reformulated")]);
      const back = follow(reopened(waived(), fact));
      expect(back).toMatchObject({ state: "admitted", doc: { context: { places: [] } } });
      const next = ranked(back, "reformulated", 30);
      expect(next).toMatchObject({ state: "ranked", doc: { context: { places: [{ seq: 30 }] } } });
    });

    it("are gone where the ranking was annulled, until one is formed in its stead", () => {
      const annulled = { annulledKeys: [key] };
      expect(follow(reopened(waived(), bando("partiallyAnnulled", [ref(12)], annulled))).state).toBe("admitted");
      const stayed = ranked(ranked(imported()), "reformulated", 20);
      const fact = bando("assignments", [ref(12), ref(20, "reformulated")], annulled);
      expect(follow(reopened(waivedFrom(stayed), fact)).state).toBe("ranked");
    });

    it("stand ranking by ranking: no dwelling is proposed of one in which it has none", () => {
      const two = ranked(ranked(imported(["U1", "U2"])), "final", 13, other);
      const fact = bando("assignments", [ref(12), ref(13, "final", other), ref(20, "reformulated", other)]);
      const back = follow(reopened(waivedFrom(two), fact));
      expect(back.doc.context.places).toMatchObject([{ key }]);
      const offer = (unit: string) =>
        send(housingApplication, back, "PROPOSE_DWELLING", { unit, ...act(110) }, on(110, fact));
      expect(reasons(offer("U2"))).toEqual(["placeForUnit"]);
      expect(follow(offer("U1")).state).toBe("proposed");
    });
  });

  describe("when its call goes on", () => {
    const again = (from: string | null, snapshot = closedWithCall()) =>
      send(
        housingApplication,
        snapshot,
        "CALL_REOPENED",
        {},
        {
          day: day(120),
          facts: { closing: (from === null ? null : { from, bySeq: 3 }) as FactValue },
        },
      );

    it.each([
      "imported",
      "toVerify",
      "admitted",
      "excluded",
      "ranked",
      "inVerification",
      "unreachable",
      "applicantDied",
    ])("waits again as %s", (state) => {
      const outcome = again(state);
      expect(follow(outcome).state).toBe(state);
      expect(effectsOf(outcome)).toEqual([{ effect: "claim", kind: "householdInBando", resource: "bando/home-1" }]);
      expect(follow(outcome).doc.context.places).toEqual(closedWithCall().doc.context.places);
    });

    it("is looked at first where it cannot be found what it waited for", () => {
      expect(follow(again(null)).state).toBe("toVerify");
    });

    it("stays as it is where it had ended by itself or was on the way", () => {
      for (const snapshot of [waived(), withdrawn(), excludedAtVerification(), forfeited(true), imported()])
        expect(follow(again("ranked", snapshot)).state).toBe(snapshot.state);
    });
  });
});
