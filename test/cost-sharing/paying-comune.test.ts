// Which comune pays for a service of a case: an ordinary one follows a move, what is paid for a place where somebody lives stays with
// the comune of its beginning, whatever it is called; without a stay it is what the case says, unless an act says otherwise.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import { payerServiceOf } from "../../workflows/rules/payer/of-service.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type IntakeCase, openIntake } from "../support/intake-case.ts";

const worker = sessionOf("worker", { role: "socialWorker" });
const person = uuidOf("person payer");
const [before, after, other] = ["020038", "020042", "020061"];
const ofStays = ["residential", "residentialShare", "afterUs"] as const;

let house: Installation;
let case_: IntakeCase;
let seq = 1;

async function record(type: string, payload: object): Promise<number> {
  const sent = await house.send(worker, { caseId: person, kind: "person", expectedSeq: seq, type, payload } as never);
  seq = sent.seq;
  return seq;
}

const payer = async (service: (typeof ofStays)[number] | "homeCare", on = "2026-03-02") => {
  const { payer, payerReason, payerOfCase } = await callerOf(house, worker).costSharing.getShare({
    ...{ caseId: case_.caseId, service, on },
  });
  return [payer, payerReason ?? (payerOfCase ? "case" : undefined)];
};

beforeAll(async () => {
  house = await install({ now: "2025-01-07T08:00:00.000Z" });
  case_ = await openIntake(house, worker, { name: "payer", on: "2025-01-07", contact: { area: "elderly" } });
  await case_.act(worker, "START_ASSESSMENT", { assessmentKind: "social" });
  await case_.act(worker, "RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["careAtHome"], assessmentText: "x" });
  await case_.act(worker, "DRAFT_PROJECT", {
    ...{ ownWords: "x", goals: [{ goalText: "x" }], verifyOn: "2026-12-01", payingTerritory: other },
    actions: [{ service: "residentialShare", who: "provider", costCents: 2000_00, payer: "comune" }],
  });
  house.at("2026-03-02T08:00:00.000Z");
}, 60_000);
afterAll(() => house.close());

describe("the comune that pays", () => {
  test("is the one of the case for a stay that nobody recorded", async () => {
    for (const service of ofStays) expect(await payer(service)).toEqual([other, "case"]);
    expect(await payer("homeCare")).toEqual([before, "residenceAtDelivery"]);
  });

  test("does not follow a move for what is paid where somebody lives, by whichever name", async () => {
    const stay = await record("RECORD_STAY", { stayKind: "residential", from: "2025-06-01" });
    await record("MOVE_RESIDENCE", { territory: after, movedOn: "2026-01-10" });
    expect(await payer("homeCare")).toEqual([after, "residenceAtDelivery"]);
    expect(await payer("homeCare", "2026-01-09")).toEqual([before, "residenceAtDelivery"]);
    for (const service of ofStays) expect(await payer(service)).toEqual([before, "residenceAtStart"]);
    const shown = await callerOf(house, worker).people.getPayer({ personId: person });
    expect(shown.stays).toMatchObject([{ answer: { payer: before, reason: "residenceAtStart" } }]);
    await record("END_STAY", { stay, until: "2026-02-01" });
    expect(await payer("afterUs", "2026-02-01")).toEqual([before, "residenceAtStart"]);
    expect(await payer("afterUs")).toEqual([other, "case"]);
  });

  test("is the one of an act, where there is one for stays", async () => {
    await record("DECIDE_PAYER", {
      ...{ payerService: "residential", payer: after, payerActNumber: "7", actOn: "2026-02-01", from: "2026-02-01" },
    });
    for (const service of ofStays) expect(await payer(service)).toEqual([after, "act"]);
  });

  test("is asked by the rule of a stay of these services alone", () => {
    expect(ofStays.map(payerServiceOf)).toEqual(["residential", "residential", "residential"]);
    for (const service of ["homeCare", "dayCentre", "telecare", "other"])
      expect(payerServiceOf(service)).toBe("ordinary");
  });
});
