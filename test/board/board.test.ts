// The supervisor's board on a real installation: every figure equals its list, load is for the supervisor and for
// oneself, figures by comune name nobody, and a case is given only to who may work on it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAccount } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import { fieldIs, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { furnish, ostiglia, people, quistello, type SmallDistrict, smallDistrict } from "../queues/district.ts";
import { callerOf } from "../support/caller.ts";
import { sessionOf } from "../support/installation.ts";

let small: SmallDistrict;
const { anna, carla, dario, teresa } = people;

beforeAll(async () => {
  small = await smallDistrict();
  await furnish(small);
  await small.open(teresa, { territory: ostiglia }, "toy-protection");
});
afterAll(() => small.house.close());

const board = (session: Session) => callerOf(small.house, session).board;
const list = (session: Session) => callerOf(small.house, session).queues;
const total = (rows: readonly { cases: number }[]) => rows.reduce((sum, row) => sum + row.cases, 0);

describe("figures", () => {
  test("equal the lists they open, step by step", async () => {
    for (const session of [carla, dario]) {
      const { steps } = await board(session).getFigures({});
      expect(steps.length).toBeGreaterThan(1);
      for (const step of steps) {
        const where = [fieldIs("kind", step.kind), fieldIs("state", step.state)];
        const question = { view: "all" as const, where, limit: 200 };
        const { rows } = await list(session).page(question);
        expect(rows).toHaveLength(step.open);
        expect(rows.filter((row) => row.assignee === "")).toHaveLength(step.unassigned);
        expect((await list(session).page({ ...question, where: [...where, overdueCondition] })).rows).toHaveLength(
          step.overdue,
        );
        const days = rows.map((row) => row.openedOn).sort();
        expect(step.oldestOn).toBe(days[0]);
      }
    }
  });

  test("by comune and area add up to the whole", async () => {
    const whole = await board(dario).getFigures({});
    const open = (figures: typeof whole) => figures.steps.reduce((sum, step) => sum + step.open, 0);
    const parts = await Promise.all([ostiglia, quistello].map((territory) => board(dario).getFigures({ territory })));
    expect(parts.reduce((sum, part) => sum + open(part), 0)).toBe(open(whole));
    expect(whole.places.reduce((sum, place) => sum + place.open, 0)).toBe(open(whole));
    expect(open(await board(dario).getFigures({ area: "protection" }))).toBe(1);
  });

  test("name nobody", async () => {
    const text = JSON.stringify(await board(dario).getFigures({}));
    for (const word of ["anna", "bruno", "Rossi", "Bianchi"]) expect(text).not.toContain(word);
  });

  test("are for supervisor and coordinator", async () => {
    await expect(board(anna).getFigures({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("load", () => {
  test("is the sum of the weights of open cases, by worker", async () => {
    const { workers } = await board(carla).getLoad({});
    expect(workers.map((worker) => worker.accountId).sort()).toEqual(["anna", "bruno"]);
    for (const worker of workers) {
      const { rows } = await list(carla).page({
        view: "all",
        where: [fieldIs("assignee", worker.accountId)],
        limit: 200,
      });
      expect(worker).toMatchObject({
        cases: rows.length,
        weight: rows.reduce((sum, row) => sum + row.weight, 0),
        overdue: rows.filter((row) => row.dueOn < "2026-03-02").length,
        dueSoon: rows.filter((row) => row.dueOn >= "2026-03-02" && row.dueOn <= "2026-03-09").length,
      });
    }
  });

  test("of others is nobody's but the supervisor's", async () => {
    expect((await board(anna).getLoad({})).workers.map((worker) => worker.accountId)).toEqual(["anna"]);
    expect((await board(dario).getLoad({})).workers).toEqual([]);
  });
});

describe("giving a case", () => {
  let ids: Record<string, string>;
  beforeAll(() => {
    const { accounts } = small.house.services;
    const add = (name: string, role: "socialWorker" | "supervisor" | "trainee" | "dpo", territory: string) =>
      addAccount(
        accounts,
        { name, email: `${name}@esempio.it`, grants: [{ role, territory, areas: "all", from: "2020-01-01" }] },
        "system",
      );
    ids = {
      near: add("near", "socialWorker", ostiglia),
      far: add("far", "socialWorker", quistello),
      head: add("head", "supervisor", "district"),
      trainee: add("trainee", "trainee", "district"),
      dpo: add("dpo", "dpo", "district"),
    };
  });

  test("is offered among those who may work on it, and moves the load", async () => {
    const [row] = (await list(carla).page({ view: "unassigned", where: [fieldIs("comune", ostiglia)] })).rows;
    const caseId = row?.id ?? "";
    const eligible = await board(carla).listEligible({ caseId });
    expect(eligible.map((one) => one.accountId).sort()).toEqual(
      [ids.near, ids.head, "anna", "carla", "dina", "everywhere"].sort(),
    );
    expect(eligible.find((one) => one.accountId === ids.near)).toMatchObject({ cases: 0, weight: 0 });
    const before = total((await board(carla).getLoad({})).workers);
    await callerOf(small.house, carla).cases.send({
      ...{ caseId, commandId: crypto.randomUUID(), expectedSeq: 1 },
      event: { type: "ASSIGN", payload: { assignee: ids.near } },
    });
    expect(total((await board(carla).getLoad({})).workers)).toBe(before + 1);
    const near = sessionOf(ids.near ?? "", { role: "socialWorker", territory: ostiglia });
    expect((await list(near).page({ view: "mine" })).rows.map((one) => one.id)).toEqual([caseId]);
  });

  test("is refused by who may not assign, and unknown to who may not read", async () => {
    const [far] = (await list(carla).page({ view: "unassigned", where: [fieldIs("comune", quistello)] })).rows;
    await expect(board(anna).listEligible({ caseId: far?.id ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(board(dario).listEligible({ caseId: far?.id ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const [near] = (await list(carla).page({ view: "unassigned", where: [fieldIs("comune", ostiglia)] })).rows;
    const own = await board(anna).listEligible({ caseId: near?.id ?? "" });
    expect(own.every((one) => one.weight === undefined)).toBe(true);
  });
});
