// A new version without any migration: running cases keep theirs, new ones take the current, and both stand in one list,
// with their own pages, timelines and forms. A version that no case holds may leave the tree; one that is held may not.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { assertVersionsHere, listUses } from "../../server/versions/held.ts";
import { fieldIs } from "../../workflows/kernel/list-condition.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWithV2 } from "../support/toy-v2.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
const [older, newer] = [uuidOf("two-versions-old"), uuidOf("two-versions-new")];
const open = { kind: "toy", expectedSeq: 0, type: "OPEN" };
const payload = { territory: "020038", illness: "nessuna" };

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
  await house.send(anna, { ...open, caseId: older, payload });
  await house.send(anna, { caseId: older, expectedSeq: 1, type: "PROPOSE" });
  house = await house.upgrade([toyWithV2]);
  await house.send(anna, { ...open, caseId: newer, payload: { ...payload, origin: "desk" } });
  await house.send(anna, { caseId: newer, expectedSeq: 1, type: "SUBMIT", payload: { grounds: "need" } });
});
afterAll(() => house.close());

const page = () => callerOf(house, anna);

describe("cases of two versions", () => {
  test("stand in one list, each with its own step and columns", async () => {
    const { rows } = await page().queues.page({ view: "all", where: [fieldIs("kind", "toy")] });
    const found = new Map(rows.map((row) => [row.id, row]));
    expect(found.get(older)).toMatchObject({ state: "proposed", columns: { steps: 0 } });
    expect(found.get(newer)).toMatchObject({ state: "examined", columns: { steps: 0, slots: 0 } });
  });

  test("have the actions and terms of their own version on the page", async () => {
    const pages = await Promise.all([older, newer].map((caseId) => page().cases.getCase({ caseId })));
    const seen = pages.map((one) => {
      if (one.level !== "content") throw new Error("no content");
      const own = one.actions.filter(({ common }) => !common).map(({ event }) => event);
      return { version: one.version, offers: own, terms: one.deadlines.map(({ id }) => id) };
    });
    expect(seen[0]).toMatchObject({ version: 1, terms: ["answer"] });
    expect(seen[0]?.offers).toContain("PROPOSE");
    expect(seen[1]).toMatchObject({ version: 2, terms: ["reply"] });
    expect(seen[1]?.offers).toContain("EXPLAIN");
    expect(seen[1]?.offers).not.toContain("PROPOSE");
  });

  test("have the forms of their own version; a new case is opened by the current one", async () => {
    const fields = async (version: number | undefined) => {
      const { form } = await page().cases.getForm({ kind: "toy", event: "OPEN", ...(version ? { version } : {}) });
      return form.fields.map(({ name }) => name);
    };
    expect(await fields(1)).not.toContain("origin");
    expect(await fields(undefined)).toContain("origin");
    expect(await fields(2)).toContain("origin");
  });

  test("tell their own history, in words the page has for both", async () => {
    const types = async (caseId: string) =>
      (await page().cases.listTimeline({ caseId })).entries.map(({ type, stateAfter }) => [type, stateAfter]);
    expect(await types(older)).toEqual([
      ["PROPOSE", "proposed"],
      ["OPEN", "open"],
    ]);
    expect(await types(newer)).toEqual([
      ["SUBMIT", "examined"],
      ["OPEN", "taken"],
    ]);
    const [shape] = await page().cases.listWorkflows({ locale: "it" });
    expect(Object.keys(shape?.states ?? {})).toEqual([
      ...["unopened", "taken", "placed", "examined", "done"],
      ...["open", "proposed"],
    ]);
    expect(shape?.events).toMatchObject({ OPEN: { opens: true }, PROPOSE: { opens: false } });
    expect(shape?.columnKinds).toEqual({ steps: "integer", slots: "integer" });
  });

  test("go on under their own rules, and the log follows from both", async () => {
    const bruno = sessionOf("bruno", "supervisor");
    await house.send(bruno, { caseId: older, expectedSeq: 2, type: "APPROVE" });
    await house.send(bruno, { caseId: newer, expectedSeq: 2, type: "APPROVE" });
    const { driver } = house.services;
    const workflows = new Map([["toy", toyWithV2]]);
    const report = await verify({ driver, workflows, tables: await loadTables(driver) });
    expect(report).toMatchObject({ problems: [], events: 6, redecided: 6 });
  });

  test("an event that opened cases in an old version opens none any more", () => {
    const former = { ...toyWithV2.versions[2], events: {} } as (typeof toyWithV2.versions)[number];
    const policy = createPolicy(kindRights([{ ...toyWithV2, versions: { ...toyWithV2.versions, 2: former } }]));
    expect(policy.openable(anna)).toEqual([]);
    expect(createPolicy(kindRights([toyWithV2])).openable(anna)).toEqual([{ kind: "toy", event: "OPEN" }]);
  });
});

describe("a version of the machine", () => {
  test("may be removed once no case holds it; while one does, the server says so and does not start", async () => {
    const { driver } = house.services;
    const { 1: _old, ...withoutOld } = toyWithV2.versions;
    const removed = { ...toyWithV2, versions: withoutOld };
    expect(await listUses(driver, [toyWithV2])).toEqual([
      { workflow: "toy", version: 1, current: false, inTree: true, running: 0, closed: 1, removable: false },
      { workflow: "toy", version: 2, current: true, inTree: true, running: 0, closed: 1, removable: false },
    ]);
    await expect(assertVersionsHere(driver, [removed])).rejects.toThrow("1 of toy version 1");
    expect(await listUses(driver, [removed])).toContainEqual(
      expect.objectContaining({ version: 1, inTree: false, closed: 1, removable: false }),
    );
    await expect(assertVersionsHere(driver, [toyWithV2])).resolves.toBeUndefined();

    const fresh = await install({ workflows: [toyWithV2] });
    await fresh.send(anna, { ...open, caseId: newer, payload });
    expect((await listUses(fresh.services.driver, [toyWithV2]))[0]).toMatchObject({ version: 1, removable: true });
    await expect(assertVersionsHere(fresh.services.driver, [removed])).resolves.toBeUndefined();
    await fresh.close();
  });
});
