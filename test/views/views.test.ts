// Saved views on a real installation: exactly the rows of their filter, asked outright or judged in memory; personal
// ones are one's own, the team's are for whom their grants reach, and never show a row that one may not see.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { putView, savedViews } from "../../db/accounts/views.ts";
import { oneReaches, type Reach } from "../../server/access/reach.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { fieldIs, type ListCondition, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { conditionsAmong, holds, type StoredRow } from "../queues/conditions.ts";
import { furnish, ostiglia, people, quistello, type SmallDistrict, smallDistrict } from "../queues/district.ts";
import { callerOf } from "../support/caller.ts";
import { sessionOf } from "../support/installation.ts";

let small: SmallDistrict;
let rows: StoredRow[];
const today = "2026-03-02";
const { anna, bruno, carla, dario, teresa } = people;

beforeAll(async () => {
  small = await smallDistrict();
  await furnish(small);
  rows = await small.house.services.driver.read<StoredRow>("SELECT * FROM list_row");
});
afterAll(() => small.house.close());

const as = (session: Session) => callerOf(small.house, session);
const content = { view: "all", status: "open", where: [] as ListCondition[] } as const;
const viewsOf = async (session: Session) => (await as(session).views.list()).views;
const namesOf = async (session: Session) => (await viewsOf(session)).map(({ name }) => name);

test("a saved view holds exactly the rows of its filter asked outright, and of a filter in memory", async () => {
  const { viewId } = await as(carla).views.save({ name: "Prova", content });
  const permitted = new Map<string, Set<string>>();
  for (const session of [carla, anna, dario])
    permitted.set(
      session.accountId,
      new Set((await as(session).queues.page({ view: "all", limit: 200 })).rows.map((row) => row.id)),
    );
  await as(carla).views.change({ viewId, team: { territory: "district" } });
  await fc.assert(
    fc.asyncProperty(
      fc.array(conditionsAmong(rows), { maxLength: 4 }),
      fc.constantFrom(carla, anna, dario),
      async (where, session) => {
        await as(carla).views.change({ viewId, content: { ...content, where } });
        const saved = (await viewsOf(session)).find((one) => one.viewId === viewId);
        if (!saved) throw new Error("the view is gone");
        const { view, status, where: kept, sort, descending } = saved;
        const asked = { view, status, where: kept, ...{ sort, descending } };
        const ids = (await as(session).queues.page({ ...asked, limit: 200 })).rows.map((row) => row.id);
        const outright = await as(session).queues.page({ ...content, where, limit: 200 });
        expect(ids).toEqual(outright.rows.map((row) => row.id));
        const seen = permitted.get(session.accountId);
        const expected = rows.filter((row) => seen?.has(row.case_id) && where.every((one) => holds(one, row, today)));
        expect([...ids].sort()).toEqual(expected.map((row) => row.case_id).sort());
        const [count] = await as(session).views.count({ viewIds: [viewId] });
        expect(count).toEqual({ viewId, cases: expected.length, exact: true });
      },
    ),
    { numRuns: 80 },
  );
  await as(carla).views.remove({ viewId });
});

describe("a personal view", () => {
  test("is its owner's alone: kept, renamed, written over, deleted", async () => {
    const where = [overdueCondition, fieldIs("comune", ostiglia)];
    const layout = { columns: [{ id: "person" }, { id: "due", width: "wide" as const }], pinned: true };
    const { viewId } = await as(anna).views.save({ name: " Scadute qui ", content: { ...content, where, layout } });
    expect(await viewsOf(anna)).toMatchObject([
      { viewId, name: "Scadute qui", where, layout: { ...layout, density: "comfortable" }, mayChange: true },
    ]);
    expect(await namesOf(carla)).not.toContain("Scadute qui");
    for (const act of [
      as(carla).views.change({ viewId, name: "Mia" }),
      as(carla).views.remove({ viewId }),
      as(carla).views.setLayout({ list: viewId, layout: null }),
    ])
      await expect(act).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await as(carla).views.count({ viewIds: [viewId] })).toEqual([]);
    await as(anna).views.change({ viewId, name: "Scadute", content });
    expect(await viewsOf(anna)).toMatchObject([{ name: "Scadute", where: [] }]);
    await as(anna).views.remove({ viewId });
    expect(await viewsOf(anna)).toEqual([]);
  });

  test("holds no search and nothing unknown, and there are fifty at most, each with a name of its own", async () => {
    const save = (change: object, name = "x") => as(bruno).views.save({ name, content: { ...content, ...change } });
    for (const change of [{ text: "rossi" }, { where: [{ field: "surname", op: "is", values: ["a"] }] }, { kinds: [] }])
      await expect(save(change)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    // The order of the day is somebody's: a list of all has none, and could not be opened.
    await expect(save({ sort: "urgent" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const hers = await save({ sort: "urgent", where: [fieldIs("assignee", "bruno")] });
    await as(bruno).views.remove(hers);
    await expect(save({}, "x".repeat(61))).rejects.toMatchObject({ code: "BAD_REQUEST" });
    for (let i = 0; i < 50; i++) await save({}, `Vista ${i}`);
    await expect(save({}, "Una di troppo")).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    const [first, second] = await viewsOf(bruno);
    const taken = as(bruno).views.change({ viewId: first?.viewId ?? "", name: second?.name ?? "" });
    await expect(taken).rejects.toMatchObject({ cause: { details: { reason: "viewName" } } });
    for (const { viewId } of await viewsOf(bruno)) await as(bruno).views.remove({ viewId });
  });
});

test("views that are gone, not for the reader or unreadable take no others with them", async () => {
  const save = (session: Session, name: string) => as(session).views.save({ name, content });
  const [one, other, gone, broken, placeless] = [
    ...[await save(anna, "Una"), await save(anna, "Altra"), await save(anna, "Via")],
    ...[await save(anna, "Di domani"), await save(anna, "Di nessun luogo")],
  ].map(({ viewId }) => viewId) as [string, string, string, string, string];
  const { viewId: foreign } = await save(bruno, "Di un’altra");
  await as(anna).views.remove({ viewId: gone });
  const { db } = small.house.services.accounts;
  const where = JSON.stringify({ ...content, where: [{ field: "of tomorrow", op: "is", values: ["a"] }] });
  db.batchSync([
    { sql: "UPDATE saved_view SET content=? WHERE view_id=?", args: [where, broken] },
    { sql: "UPDATE saved_view SET territory=? WHERE view_id=?", args: ["nowhere", placeless] },
  ]);
  const viewIds = [gone, one, broken, placeless, foreign, other];
  expect((await as(anna).views.count({ viewIds })).map((count) => count.viewId)).toEqual([one, other]);
  expect(await namesOf(anna)).toEqual(["Altra", "Una"]);
  for (const viewId of [one, other]) await as(anna).views.remove({ viewId });
  db.batchSync([broken, placeless].map((id) => ({ sql: "DELETE FROM saved_view WHERE view_id=?", args: [id] })));
  await as(bruno).views.remove({ viewId: foreign });
});

describe("a view of the team", () => {
  const here = sessionOf("elisa", { role: "supervisor", territory: ostiglia, areas: ["adults"] });

  test("is set by who leads there, for whom it reaches, and shows each her own rows", async () => {
    const team = { territory: ostiglia, area: "adults" as const };
    expect((await as(here).views.list()).teams).toEqual([team]);
    expect((await as(anna).views.list()).teams).toEqual([]);
    for (const [session, other] of [
      [anna, team],
      [here, { territory: quistello, area: "adults" as const }],
      [here, { territory: ostiglia }],
      [here, { territory: "district" }],
    ] as const)
      await expect(as(session).views.save({ name: "No", content, team: other })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    const { viewId } = await as(here).views.save({ name: "Adulti di Ostiglia", content, team });
    const far = sessionOf("fabio", { role: "socialWorker", territory: ostiglia, areas: ["housing"] });
    for (const session of [anna, carla, dario]) expect(await namesOf(session)).toContain("Adulti di Ostiglia");
    for (const session of [bruno, far]) expect(await namesOf(session)).toEqual([]);
    const [seen] = await viewsOf(anna);
    expect(seen).toMatchObject({ viewId, team, mayChange: false, mayRemove: false });
    await expect(as(anna).views.change({ viewId, name: "Mia" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(anna).views.remove({ viewId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const count = async (session: Session) => (await as(session).views.count({ viewIds: [viewId] }))[0]?.cases;
    for (const session of [anna, carla, teresa]) {
      const { rows: all } = await as(session).queues.page({ view: "all", limit: 200 });
      if ((await namesOf(session)).length > 0) expect(await count(session)).toBe(all.length);
    }
    expect(await count(anna)).not.toBe(await count(carla));
    await as(carla).views.change({ viewId, name: "Adulti", team: { territory: "district" } });
    expect(await namesOf(bruno)).toEqual(["Adulti"]);
    // She may no longer set it, but it is hers to take back.
    await expect(as(here).views.change({ viewId, name: "Di nuovo mia" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await as(here).views.change({ viewId, team: null });
    expect(await namesOf(carla)).toEqual([]);
    expect(await namesOf(here)).toEqual(["Adulti"]);
  });

  test("is found by its owner also when her grants reach it no longer, to be taken back", async () => {
    const { viewId } = await as(carla).views.save({ name: "Di prima", content, team: { territory: ostiglia } });
    const moved = sessionOf("carla", { role: "socialWorker", territory: quistello });
    expect(await viewsOf(moved)).toMatchObject([{ viewId, mayChange: false, mayRemove: true }]);
    await as(moved).views.change({ viewId, team: null });
    expect(await namesOf(anna)).not.toContain("Di prima");
    await as(moved).views.remove({ viewId });
  });

  test("is among those shown however many others are shared elsewhere", async () => {
    const { db } = small.house.services.accounts;
    const row = { content: JSON.stringify(content), area: null };
    for (let i = 0; i < 520; i++)
      putView(db, { ...row, viewId: uuidOf(`far-${i}`), accountId: `far-${i}`, name: `A ${i}`, territory: quistello });
    const { viewId } = await as(carla).views.save({ name: "Z qui", content, team: { territory: ostiglia } });
    expect(await namesOf(anna)).toEqual(["Z qui"]);
    expect(await namesOf(carla)).toHaveLength(500);
    expect(await namesOf(carla)).toContain("Z qui");
    await as(carla).views.remove({ viewId });
    db.batchSync([{ sql: "DELETE FROM saved_view WHERE account_id LIKE 'far-%'", args: [] }]);
  });

  test("is read for whom the rules say that she sees it", () => {
    const { db } = small.house.services.accounts;
    const places = ["district", ostiglia, quistello];
    const all = places.flatMap((territory) =>
      [null, "adults", "elderly"].map((area) => ({ viewId: uuidOf(`${territory} ${area}`), territory, area })),
    );
    for (const [i, one] of all.entries()) putView(db, { ...one, accountId: "rules", name: `R ${i}`, content: "{}" });
    const areas = [...[["adults"], ["elderly", "housing"], []], "all"] as Reach["areas"][];
    const reaches = places.flatMap((territory) => areas.map((some): Reach => ({ territory, areas: some })));
    for (const one of reaches)
      for (const grants of [[one], [one, { territory: quistello, areas: ["elderly"] } as Reach]]) {
        const meant = all.filter(({ territory, area }) =>
          oneReaches(grants, { territory, areas: area === null ? "all" : [area as "adults"] }),
        );
        const found = savedViews(db, "nobody", grants).map((row) => row.viewId);
        expect([...found].sort()).toEqual(meant.map((row) => row.viewId).sort());
      }
    db.batchSync([{ sql: "DELETE FROM saved_view WHERE account_id='rules'", args: [] }]);
  });
});

test("columns are kept by account and list, and go with the view they were chosen for", async () => {
  const layouts = async (session: Session) => (await as(session).home.getDesk()).layouts;
  const layout = { columns: [{ id: "number" }, { id: "person" }], pinned: true, density: "compact" as const };
  const { viewId } = await as(carla).views.save({ name: "Colonne", content, team: { territory: "district" } });
  await as(anna).views.setLayout({ list: "mine", layout });
  await as(anna).views.setLayout({ list: viewId, layout });
  expect(await layouts(anna)).toEqual({ mine: layout, [viewId]: layout });
  expect(await layouts(carla)).toEqual({});
  await as(anna).views.setLayout({ list: "mine", layout: null });
  await as(carla).views.remove({ viewId });
  expect(await layouts(anna)).toEqual({});
  const wrong = as(anna).views.setLayout({ list: "surnames" as "mine", layout });
  await expect(wrong).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
