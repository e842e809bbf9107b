// The comune that pays for a project: the rule proposes it with its reason, the gate holds what is written against it, and another
// is written on an act alone; where the rule names nobody, or the sender may not see the record, nothing is measured.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type IntakeCase, openIntake } from "../support/intake-case.ts";

const day = "2026-03-02";
const [here, moved, third] = ["020038", "020042", "020061"];
const worker = sessionOf("worker", { role: "socialWorker" });
const coop = sessionOf("coop", { role: "provider" });
const elsewhere = sessionOf("elsewhere", { role: "socialWorker", territory: "020042" });
const person = uuidOf("person proposal");

let house: Installation;
let case_: IntakeCase;
let personSeq = 1;

const reasonsOf = async (promise: Promise<unknown>) => (await errorOf(promise)).details.refusal?.reasons;
const draft = (payingTerritory: string, more: JsonObject = {}, services = ["homeCare"]): JsonObject => ({
  ...{ ownWords: "x", goals: [{ goalText: "x" }], verifyOn: "2026-12-01", payingTerritory, ...more },
  actions: services.map((service) => ({ service, who: "provider" })),
});
const act = { payerActNumber: "12/2026", payerActOn: day, payerText: "Accordo tra i comuni (esempio)" };

async function record(type: string, payload: JsonObject): Promise<void> {
  const sent = await house.send(worker, { caseId: person, kind: "person", expectedSeq: personSeq, type, payload });
  personSeq = sent.seq;
}

async function paying(session: Session = worker) {
  const view = await callerOf(house, session).cases.getCase({ caseId: case_.caseId });
  if (view.level !== "content") throw new Error(view.level);
  return { territory: view.context.payingTerritory, by: view.context.payingBy };
}
const proposal = (session = worker) => callerOf(house, session).people.getPayerProposal({ caseId: case_.caseId });

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  case_ = await openIntake(house, worker, { name: "proposal", on: day, contact: { area: "elderly" } });
  await case_.act(worker, "START_ASSESSMENT", { assessmentKind: "social" });
  await case_.act(worker, "RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["careAtHome"], assessmentText: "x" });
}, 60_000);
afterAll(() => house.close());

describe("by residence", () => {
  test("it is proposed with its reason, to who may read the case and no other", async () => {
    expect(await proposal()).toMatchObject({ ordinary: { payer: here, reason: "residenceAtDelivery" } });
    expect(await proposal()).not.toHaveProperty("stay");
    expect((await errorOf(proposal(elsewhere))).code).toBe("NOT_FOUND");
  });

  test("another comune needs the whole act, and the case keeps by what it pays", async () => {
    const { payerActOn: _, ...undated } = act;
    for (const more of [{}, { payerActNumber: "1" }, { ...act, payerText: "" }, undated])
      expect(await reasonsOf(case_.act(worker, "DRAFT_PROJECT", draft(moved, more)))).toEqual(["payerExplained"]);
    const seq = await case_.act(worker, "DRAFT_PROJECT", draft(moved, act));
    expect(await paying()).toEqual({ territory: moved, by: { said: seq, actOn: day, ruled: [here] } });
    const stored = await house.services.driver.read<{ payload: string }>(
      "SELECT payload FROM event WHERE case_id=? AND seq=?",
      [case_.caseId, seq],
    );
    expect(stored[0]?.payload).not.toMatch(/12\/2026|Accordo/);
  });

  test("what the rule says needs none, nor does a comune that is left open", async () => {
    const seq = await case_.act(worker, "DRAFT_PROJECT", draft(here));
    expect(await paying()).toEqual({ territory: here, by: { said: seq, reason: "residenceAtDelivery" } });
    const { payingTerritory: _, ...open } = draft(here);
    await case_.act(worker, "DRAFT_PROJECT", open);
    expect((await paying()).territory).toBe(here);
  });

  test("what the page says of the rule is not asked", async () => {
    const forged = { ...draft(third), ruledPayers: [third] };
    expect((await errorOf(case_.act(worker, "DRAFT_PROJECT", forged))).code).toBe("INVALID");
  });
});

describe("by a stay", () => {
  test("that nobody recorded the rule names nobody, and nothing is measured", async () => {
    const seq = await case_.act(worker, "DRAFT_PROJECT", draft(third, {}, ["residential", "homeCare"]));
    expect(await paying()).toEqual({ territory: third, by: undefined });
    expect(seq).toBeGreaterThan(0);
  });

  test("it stays with the comune of its beginning; where both kinds are given either pays", async () => {
    await record("RECORD_STAY", { stayKind: "residential", from: day });
    house.at("2026-04-01T08:00:00.000Z");
    await record("MOVE_RESIDENCE", { territory: moved, movedOn: "2026-03-20" });
    expect(await proposal()).toMatchObject({
      ...{
        ordinary: { payer: moved, reason: "residenceAtDelivery" },
        stay: { payer: here, reason: "residenceAtStart" },
      },
    });
    expect(await reasonsOf(case_.act(worker, "DRAFT_PROJECT", draft(moved, {}, ["afterUs"])))).toEqual([
      "payerExplained",
    ]);
    for (const [place, reason] of [
      [here, "residenceAtStart"],
      [moved, "residenceAtDelivery"],
    ] as const) {
      const said = await case_.act(worker, "DRAFT_PROJECT", draft(place, {}, ["afterUs", "homeCare"]));
      expect(await paying()).toEqual({ territory: place, by: { said, reason } });
    }
    expect(await reasonsOf(case_.act(worker, "DRAFT_PROJECT", draft(third, {}, ["afterUs", "homeCare"])))).toEqual([
      "payerExplained",
    ]);
  });

  test("completed later, it is held against the services of the project in force", async () => {
    await case_.act(worker, "DRAFT_PROJECT", draft(moved));
    expect(await reasonsOf(case_.act(worker, "COMPLETE_DATA", { payingTerritory: here }))).toEqual(["payerExplained"]);
    const said = await case_.act(worker, "COMPLETE_DATA", { payingTerritory: here, ...act });
    expect(await paying()).toEqual({ territory: here, by: { said, actOn: day, ruled: [moved] } });
  });

  test("who works from outside reads neither the rule nor its reason", async () => {
    house.know("coop", ...coop.grants);
    await case_.act(worker, "RESTRICT", { restricted: true, readers: "coop,worker", reason: "x" });
    expect((await errorOf(proposal(coop))).code).toBe("FORBIDDEN");
    expect((await paying(coop)).by).toBeUndefined();
    const { entries } = await callerOf(house, coop).cases.listTimeline({ caseId: case_.caseId, limit: 50 });
    expect(JSON.stringify(entries)).not.toMatch(/residenceAt|ruledPayers/);
  });
});
