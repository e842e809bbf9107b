// The planner: which terms fall due while somebody is away, and to whom her cases are proposed: only to who may carry
// them, who knows the household first, then by comune and load; nobody sees a plan but her supervisor.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CarriedCase } from "../../db/absences/list-carried.ts";
import { setAbsence } from "../../server/absences/acts.ts";
import type { Colleague } from "../../server/absences/colleagues.ts";
import { type PlanQuestion, proposePlan } from "../../server/absences/propose.ts";
import { createAccount } from "../../server/access/grants.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import { standingSession } from "../../server/access/standing-session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { account } from "../../workflows/account/index.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

const policy = createPolicy(kindRights([toyWorkflow]));

const colleague = (accountId: string, role: RoleId, territory: string, more: Partial<Colleague> = {}): Colleague => ({
  ...{ accountId, name: accountId, weight: 0, cases: 0, isAway: false },
  session: sessionOf(accountId, { role, territory }),
  ...more,
});

const carried = (caseId: string, more: Partial<CarriedCase> = {}): CarriedCase => ({
  ...{ caseId, kind: "toy", number: "2026-000001", state: "open", territory: "020038", area: "adults" },
  ...{ restricted: 0, weight: 2, personId: null, householdId: null, person: null },
  ...more,
});

const ask = (more: Partial<PlanQuestion>): PlanQuestion => ({
  ...{ policy, cases: [], colleagues: [], followers: new Map() },
  absent: { accountId: "anna", roles: ["socialWorker"] },
  ...more,
});

describe("a proposal", () => {
  test("goes to who follows the household, then to who is of the comune, then to who carries least", () => {
    const bruno = colleague("bruno", "socialWorker", "020038", { weight: 3 });
    const carla = colleague("carla", "socialWorker", "district", { weight: 1 });
    const [known, near] = proposePlan(
      ask({
        cases: [carried("c1", { householdId: "h1" }), carried("c2")],
        colleagues: [bruno, carla],
        followers: new Map([["h1", new Set(["carla"])]]),
      }),
    );
    expect(known?.proposal).toEqual({ accountId: "carla", reasons: ["followsHousehold", "leastLoad"] });
    expect(near?.proposal).toEqual({ accountId: "bruno", reasons: ["sameComune", "leastLoad"] });
    const busy = { ...bruno, weight: 40 };
    const [least] = proposePlan(ask({ cases: [carried("c3")], colleagues: [busy, carla] }));
    expect(least?.proposal).toEqual({ accountId: "carla", reasons: ["leastLoad"] });
  });

  test("passes over who is away, in training, of another role or of another comune, and says when nobody is left", () => {
    const cases = [carried("c1")];
    const away = colleague("bruno", "socialWorker", "020038", { isAway: true });
    const far = colleague("carla", "socialWorker", "020061");
    const other = colleague("dino", "coordinator", "district");
    expect(proposePlan(ask({ cases, colleagues: [away, far, other] }))[0]).toEqual({
      ...{ caseId: "c1", proposal: undefined, candidates: [] },
    });
    const sara = colleague("sara", "supervisor", "district", { weight: 90 });
    const [one] = proposePlan(ask({ cases, colleagues: [away, far, sara] }));
    expect(one?.proposal).toEqual({ accountId: "sara", reasons: ["onlyOne", "onlySupervisor"] });
  });

  test("says that a colleague is the only one possible only where the list offers nobody else", () => {
    const bruno = colleague("bruno", "socialWorker", "district");
    const sara = colleague("sara", "supervisor", "district");
    const [alone] = proposePlan(ask({ cases: [carried("c1")], colleagues: [bruno] }));
    expect(alone).toMatchObject({ candidates: ["bruno"], proposal: { accountId: "bruno", reasons: ["onlyOne"] } });
    const [beside] = proposePlan(ask({ cases: [carried("c1")], colleagues: [bruno, sara] }));
    expect(beside).toMatchObject({
      candidates: ["bruno", "sara"],
      proposal: { accountId: "bruno", reasons: ["onlyPeer"] },
    });
  });

  test("spreads: no two colleagues who may take the same cases end further apart than one case", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(weights, (all) => {
        const colleagues = ["b", "c", "d"].map((id) => colleague(id, "socialWorker", "district"));
        const cases = all.map((weight, i) => carried(`c${i}`, { weight }));
        const plan = proposePlan(ask({ cases, colleagues }));
        const loads = new Map(colleagues.map((one) => [one.accountId, 0]));
        for (const [i, one] of plan.entries()) {
          const to = one.proposal?.accountId ?? "";
          loads.set(to, (loads.get(to) ?? 0) + (all[i] ?? 0));
        }
        const ends = [...loads.values()];
        expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(Math.max(...all));
        expect(proposePlan(ask({ cases, colleagues }))).toEqual(plan);
      }),
    );
  });
});

describe("absences.getPlan", () => {
  let house: Installation;
  const ids = {} as Record<"anna" | "bruno" | "carla" | "sara" | "far", string>;
  const made = (name: string, role: RoleId, territory: string): string =>
    createAccount(
      house.services.accounts,
      { name, email: `${name}@demo.example`, grants: [{ role, territory, areas: "all" }] },
      "system",
    ).accountId;
  const as = (accountId: string) => {
    const session = standingSession(house.services.accounts, accountId);
    if (!session) throw new Error("no session");
    return session;
  };
  const plan = (who: string, more: object = {}) =>
    callerOf(house, as(who)).absences.getPlan({ accountId: ids.anna, from: "2026-03-25", to: "2026-04-05", ...more });

  beforeAll(async () => {
    house = await install({ workflows: [toyWorkflow, account], now: "2026-02-20T08:00:00.000Z" });
    ids.anna = made("anna", "socialWorker", "020038");
    ids.bruno = made("bruno", "socialWorker", "district");
    ids.carla = made("carla", "socialWorker", "district");
    ids.sara = made("sara", "supervisor", "district");
    ids.far = made("fara", "supervisor", "020061");
    const open = async (name: string, day: string) => {
      house.at(`${day}T09:00:00.000Z`);
      const caseId = uuidOf(name);
      const to = { caseId, kind: "toy" };
      await house.send(as(ids.sara), { ...to, expectedSeq: 0, type: "OPEN", payload: { territory: "020038" } });
      await house.send(as(ids.sara), { ...to, expectedSeq: 1, type: "ASSIGN", payload: { assignee: ids.anna } });
      return caseId;
    };
    // The toy's term ends thirty days after opening.
    await open("due early", "2026-02-20");
    await open("due in the days", "2026-03-02");
    const hidden = await open("restricted", "2026-03-02");
    const closed = { restricted: true, readers: ids.anna, reason: "prova" };
    await house.send(as(ids.sara), { caseId: hidden, kind: "toy", expectedSeq: 2, type: "RESTRICT", payload: closed });
    house.at("2026-03-02T10:00:00.000Z");
  });
  afterAll(() => house.close());

  test("tells the terms that fall due in the days, with weights, and who could take them", async () => {
    const told = await plan(ids.sara);
    expect(told).toMatchObject({ assigned: 3, carried: 2, weight: 2, hasMore: false, from: "2026-03-25" });
    expect(told.terms).toEqual([{ caseId: uuidOf("due in the days"), deadlineId: "answer", dueOn: "2026-04-01" }]);
    expect(told.cases).toMatchObject([
      { proposal: { accountId: ids.bruno }, candidates: expect.arrayContaining([ids.carla]) },
    ]);
    expect((await plan(ids.sara, { which: "all" })).cases).toHaveLength(2);
    setAbsence(house.services.accounts, { accountId: ids.bruno, from: "2026-03-30", to: "2026-03-30" }, ids.sara);
    expect((await plan(ids.sara)).cases).toMatchObject([{ proposal: { accountId: ids.carla } }]);
  });

  test("is for her supervisor alone", async () => {
    await expect(plan(ids.far)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(plan(ids.bruno)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(plan(ids.sara, { to: "2026-03-01" })).rejects.toMatchObject({
      cause: { details: { reason: "days" } },
    });
  });
});
