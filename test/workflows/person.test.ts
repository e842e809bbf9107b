// The record of a person: what is derived from sealed facts, what waits to be completed, addresses, memberships.
import { describe, expect, test } from "vitest";
import type { CaseSnapshot, JsonObject } from "../../workflows/kernel/definition.ts";
import { person } from "../../workflows/person/index.ts";
import { ageBandOn } from "../../workflows/person/v1/derive.ts";
import { emptyCase, must, send } from "../support/pure-case.ts";

const done = (snapshot: CaseSnapshot, type: string, payload: JsonObject) => must(person, snapshot, type, payload);
const open = (payload: JsonObject) => done(emptyCase(person), "OPEN_PERSON", { territory: "020038", ...payload });
const whole = { surname: "Rossi", givenName: "Mario", birthOn: "1985-04-03", sex: "M", birthPlace: "F205" };

describe("age bands", () => {
  test.each([
    ["2026-03-02", "0-2"],
    ["2023-03-03", "0-2"],
    ["2023-03-02", "3-5"],
    ["2008-03-03", "14-17"],
    ["2008-03-02", "18-64"],
    ["1961-03-02", "65-74"],
    ["1951-03-02", "75+"],
    ["2026-03-03", undefined],
    ["not a day", undefined],
  ])("born %s is %s on 2 March 2026", (born, band) => {
    expect(ageBandOn(born, "2026-03-02")).toBe(band);
  });

  test("nothing else of the birth is in the clear", () => {
    const snapshot = open(whole);
    expect(snapshot.doc.context.ageBand).toBe("18-64");
    expect(JSON.stringify(snapshot)).not.toMatch(/1985|F205|Rossi|Mario/);
  });
});

describe("opening", () => {
  test("a surname and a comune are enough; the rest waits to be completed", () => {
    const snapshot = open({ surname: "Rossi" });
    expect(snapshot.state).toBe("provisional");
    expect(Object.keys(snapshot.doc.todo).sort()).toEqual(["birthOn", "birthPlace", "fiscalCode", "givenName", "sex"]);
  });

  test("nobody is opened without a name", () => {
    expect(send(person, emptyCase(person), "OPEN_PERSON", { territory: "020038" })).toMatchObject({
      kind: "invalid",
      problems: [{ path: "surname", code: "required" }],
    });
  });

  test("a reason instead of the fiscal code leaves nothing to complete, and both together are refused", () => {
    expect(open({ ...whole, fiscalCodeMissing: "protected" }).doc.todo).not.toHaveProperty("fiscalCode");
    const both = { ...whole, territory: "020038", fiscalCode: "CCCFBA85D03L219P", fiscalCodeMissing: "unknown" };
    expect(send(person, emptyCase(person), "OPEN_PERSON", both).kind).toBe("invalid");
  });
});

describe("the fiscal code", () => {
  const invented = { surname: "Coccicola", givenName: "Fabio", birthOn: "1985-04-03", sex: "M", birthPlace: "L219" };

  test("that fits is taken", () => {
    const snapshot = open({ ...invented, fiscalCode: "CCCFBA85D03L219P" });
    expect(snapshot.doc.context).toMatchObject({ hasFiscalCode: true, fiscalCodeDoubtful: false });
    expect(snapshot.doc.todo).toEqual({});
  });

  test.each(["CCCFBA85D03L219B", "CCCFBA85D43L219X", "SHORT"])(
    "%s is kept, never refused, and listed",
    (fiscalCode) => {
      const snapshot = open({ ...invented, fiscalCode });
      expect(snapshot.doc.context).toMatchObject({ hasFiscalCode: true, fiscalCodeDoubtful: true });
      expect(snapshot.doc.todo).toHaveProperty("fiscalCode");
      const mended = done(snapshot, "CORRECT_PERSON", {
        correctionReason: "document",
        ...invented,
        fiscalCode: "CCCFBA85D03L219P",
      });
      expect(mended.doc.context.fiscalCodeDoubtful).toBe(false);
      expect(mended.doc.todo).toEqual({});
    },
  );
});

describe("identity, address, membership", () => {
  test("a provisional person is identified when nothing of the identity is missing", () => {
    const snapshot = open({ surname: "Rossi" });
    const partly = send(person, snapshot, "IDENTIFY_PERSON", { givenName: "Mario" });
    expect(partly).toMatchObject({ kind: "refused", refusal: { reasons: ["identityComplete"] } });
    const known = done(snapshot, "IDENTIFY_PERSON", {
      givenName: "Mario",
      birthOn: "1985-04-03",
      fiscalCodeMissing: "foreignerWithout",
    });
    expect(known.state).toBe("identified");
  });

  test("a protected address has its own class and hides the ordinary field", () => {
    const snapshot = done(open(whole), "PROTECT_ADDRESS", { protectedAddressText: "x" });
    expect(snapshot.doc.sealed.protectedAddressText?.class).toBe("protectedAddress");
    expect(send(person, snapshot, "UPDATE_CONTACTS", { address: "x" })).toMatchObject({
      kind: "invalid",
      problems: [{ path: "address", code: "hidden" }],
    });
    expect(send(person, snapshot, "PROTECT_ADDRESS", {})).toMatchObject({
      refusal: { reasons: ["addressNotProtected"] },
    });
  });

  test("moves are kept with their dates", () => {
    const snapshot = done(open(whole), "MOVE_RESIDENCE", { territory: "020042", movedOn: "2026-02-01" });
    expect(snapshot.doc.head.territory).toBe("020042");
    expect(snapshot.doc.context.residences).toEqual([
      { territory: "020038", from: "2026-03-02" },
      { territory: "020042", from: "2026-02-01" },
    ]);
  });

  test("a move of earlier days is put before the residence there is, which stays the current", () => {
    const since = { ...whole, movedOn: "2020-01-01" };
    const snapshot = done(open(since), "MOVE_RESIDENCE", { territory: "020072", movedOn: "2010-01-01" });
    expect(snapshot.doc.head.territory).toBe("020038");
    expect(snapshot.doc.context.residences).toEqual([
      { territory: "020072", from: "2010-01-01" },
      { territory: "020038", from: "2020-01-01" },
    ]);
    const between = done(snapshot, "MOVE_RESIDENCE", { territory: "020047", movedOn: "2015-01-01" });
    expect((between.doc.context.residences as JsonObject[]).map((one) => one.territory)).toEqual([
      "020072",
      "020047",
      "020038",
    ]);
    const sameDay = done(between, "MOVE_RESIDENCE", { territory: "020042", movedOn: "2020-01-01" });
    expect(sameDay.doc.head.territory).toBe("020042");
  });

  test("a first day that was said counts, also where it is the day of the opening", () => {
    const today = done(open({ ...whole, movedOn: "2026-03-02" }), "MOVE_RESIDENCE", {
      ...{ territory: "020042", movedOn: "2026-02-01" },
    });
    expect(today.doc.head.territory).toBe("020038");
    expect(today.doc.context.residences).toEqual([
      { territory: "020042", from: "2026-02-01" },
      { territory: "020038", from: "2026-03-02", dayKnown: true },
    ]);
    const unsaid = done(open(whole), "MOVE_RESIDENCE", { territory: "020042", movedOn: "2026-03-02" });
    expect(unsaid.doc.head.territory).toBe("020042");
  });

  test("joining a household of the register of earlier days leaves the record where the person lives", () => {
    const register = { household: "h-1", householdKind: "registry", from: "2015-01-01", movedOn: "2015-01-01" };
    const since = open({ ...whole, movedOn: "2020-01-01" });
    const joined = done(since, "JOIN_HOUSEHOLD", { ...register, territory: "020042" });
    expect(joined.doc.head).toMatchObject({ territory: "020038", householdId: "h-1" });
    expect(joined.doc.context.residences).toEqual([
      { territory: "020042", from: "2015-01-01" },
      { territory: "020038", from: "2020-01-01" },
    ]);
  });

  test("the household of the register leads over the others", () => {
    const join = (household: string, householdKind: string) => ({ household, householdKind, from: "2026-01-01" });
    let snapshot = done(open(whole), "JOIN_HOUSEHOLD", join("h-1", "deFacto"));
    expect(snapshot.doc.head.householdId).toBe("h-1");
    snapshot = done(snapshot, "JOIN_HOUSEHOLD", join("h-2", "registry"));
    expect(snapshot.doc.head.householdId).toBe("h-2");
    const withBoth = snapshot;
    snapshot = done(snapshot, "LEAVE_HOUSEHOLD", { household: "h-1", until: "2026-03-01" });
    expect(snapshot.doc.head.householdId).toBe("h-2");
    // Who leaves the one that leads lives on in the other.
    const lives = done(withBoth, "LEAVE_HOUSEHOLD", { household: "h-2", until: "2026-03-01" });
    expect(lives.doc.head.householdId).toBe("h-1");
    snapshot = done(snapshot, "LEAVE_HOUSEHOLD", { household: "h-2", until: "2026-03-01" });
    expect(snapshot.doc.head).not.toHaveProperty("householdId");
  });

  test("a death that was none leaves the record as it stood", () => {
    const annulled = (before: CaseSnapshot) =>
      done(done(before, "RECORD_DEATH", { diedOn: "2026-03-01" }), "ANNUL_DEATH", { annulReason: "Altra persona" });
    const provisional = annulled(open({ surname: "Rossi" }));
    expect(provisional.state).toBe("provisional");
    expect(provisional.doc.context).not.toHaveProperty("diedOn");
    expect(provisional.doc.context).not.toHaveProperty("diedProvisional");
    expect(annulled(open(whole)).state).toBe("identified");
  });

  test("a death is told to the cases of the person", () => {
    const outcome = send(person, open(whole), "RECORD_DEATH", { diedOn: "2026-03-01" });
    expect(outcome).toMatchObject({
      kind: "decided",
      decision: {
        stateAfter: "deceased",
        effects: [{ effect: "fanOut", role: "person", type: "PERSON_DIED", data: { diedOn: "2026-03-01" } }],
      },
    });
  });
});
