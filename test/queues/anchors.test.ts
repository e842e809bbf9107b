// Positions in work lists: the row that anchors find at a position is the one that stands there in the whole sorted list,
// whatever is filtered, permitted and committed meanwhile; and blocks are counted on indexes alone.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caseRows, toSql } from "../../db/access.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import {
  blockSize,
  buildAnchors,
  countStatement,
  followLog,
  placeOf,
  quickRows,
  totalOf,
} from "../../db/queues/anchors.ts";
import { filterTerms, joinTerms, type ListFilter, listViews } from "../../db/queues/list-filter.ts";
import { type ListItem, type ListRights, listPage, pageStatement } from "../../db/queues/list-page.ts";
import { keyOrder, type ListSort, listSorts, listWalk } from "../../db/queues/list-walk.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import { listRights } from "../../server/queues/ask.ts";
import { ListPlaces } from "../../server/queues/places.ts";
import { fieldIs, type ListFieldId, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { workflows } from "../../workflows/registry.ts";
import { makeQueueSet } from "../bench/queue-set.ts";
import { sessionOf } from "../support/installation.ts";
import { root } from "../support/source-files.ts";
import { furnish, ostiglia, people, quistello, type SmallDistrict, smallDistrict } from "./district.ts";

const cases = 14_000;
let folder: string;
let driver: EmbeddedDriver;
const policy = createPolicy(kindRights(workflows));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ambito-anchors-"));
  await makeQueueSet(root, join(folder, "set.db"), cases);
  driver = EmbeddedDriver.open(join(folder, "set.db"), { mode: "read" });
}, 60_000);
afterAll(() => {
  driver?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Narrowed extends Partial<ListFilter> {
  kind?: readonly string[];
  state?: readonly string[];
  comune?: readonly string[];
  area?: readonly string[];
  overdue?: boolean;
}

function filterOf({ kind = [], state = [], comune = [], area = [], overdue, ...change }: Narrowed): ListFilter {
  const fields = Object.entries({ kind, state, comune, area } as Record<ListFieldId, readonly string[]>);
  const where = fields.flatMap(([field, values]) =>
    values.length > 0 ? [fieldIs(field as ListFieldId, ...values)] : [],
  );
  return {
    ...{ view: "all", status: "open", readers: ["worker-7"], today: "2026-03-02" },
    where: [...where, ...(overdue ? [overdueCondition] : [])],
    ...change,
  };
}

const worker = sessionOf("worker-7", "socialWorker");
const twoComuni = sessionOf(
  "worker-9",
  ...["020038", "020073"].map((territory) => ({ role: "socialWorker" as const, territory })),
);
const rightsOf = (session: typeof worker): ListRights => ({
  rows: policy.readable(session, "skeleton"),
  contents: policy.readable(session, "content"),
});
const sessions = [worker, twoComuni, sessionOf("carla", "supervisor")];
const noPace = () => undefined;

/** The whole list by brute force: ids in order. */
async function wholeList(
  from: EmbeddedDriver,
  rights: ListRights,
  filter: ListFilter,
  sort: ListSort,
  descending: boolean,
) {
  const terms = joinTerms([...filterTerms(filter), toSql(rights.rows, caseRows("l"))]);
  const rows = await from.read<{ id: string }>(
    `SELECT l.case_id AS id FROM list_row l NOT INDEXED WHERE ${terms.sql} ORDER BY ${keyOrder(sort, descending)}`,
    terms.args,
  );
  return rows.map(({ id }) => id);
}

const idsOf = (bytes: Uint8Array) => (JSON.parse(Buffer.from(bytes).toString()) as ListItem[]).map(({ id }) => id);

const filters: fc.Arbitrary<ListFilter> = fc
  .record({
    view: fc.constantFrom(...listViews),
    status: fc.constantFrom("open" as const, "closed" as const),
    kind: fc.constantFrom([], ["case-intake"]),
    state: fc.constantFrom([], ["inListening"], ["contact", "inReview"]),
    comune: fc.constantFrom([], ["020038"], ["020029", "020073"]),
    area: fc.constantFrom([], ["elderly"]),
    overdue: fc.boolean(),
  })
  .map(filterOf);

describe("a position", () => {
  test("is that of the row in the whole list, for any filter, order and reader", async () => {
    const places = new ListPlaces(driver);
    await fc.assert(
      fc.asyncProperty(
        ...([filters, fc.constantFrom(...listSorts), fc.boolean(), fc.constantFrom(...sessions)] as const),
        fc.double({ min: 0, max: 1.05, noNaN: true }),
        async (filter, sort, descending, session, part) => {
          const rights = rightsOf(session);
          const whole = await wholeList(driver, rights, filter, sort, descending);
          const ask = { filter, sort, descending, limit: 20 };
          const position = Math.floor(whole.length * part);
          expect(await places.total(rights, ask, "exact")).toEqual({ rows: whole.length, exact: true });
          const from = await places.pageFrom(rights, ask, position);
          const found = from ? idsOf(await listPage(driver, rights, from)) : [];
          expect(found).toEqual(whole.slice(position, position + 20));
        },
      ),
      { numRuns: 120 },
    );
  });

  test("lies no more rows ahead of its anchor than a block has", async () => {
    const filter = filterOf({});
    const { rows } = rightsOf(worker);
    const ask = { permitted: rows, filter, sort: "dueOn" as const, walk: listWalk(filter, "dueOn") };
    const anchors = await buildAnchors(driver, ask, noPace);
    const total = totalOf(anchors);
    expect(total).toBeGreaterThan(10 * blockSize);
    for (let i = 0; i < total; i += 77) expect(placeOf(anchors, i, i % 2 === 0)?.skip).toBeLessThan(blockSize);
    expect(placeOf(anchors, total, false)).toBeUndefined();
  });

  test("of rows before a known one gives the page before it", async () => {
    const rights = rightsOf(worker);
    for (const descending of [false, true]) {
      const ask = { filter: filterOf({}), sort: "openedOn" as const, descending, limit: 30 };
      const whole = await wholeList(driver, rights, ask.filter, ask.sort, descending);
      const [row] = await driver.read<{ value: string }>("SELECT opened_on AS value FROM list_row WHERE case_id=?", [
        whole[500] ?? "",
      ]);
      const before = { value: row?.value ?? "", caseId: whole[500] ?? "" };
      expect(idsOf(await listPage(driver, rights, { ...ask, before }))).toEqual(whole.slice(470, 500));
    }
  });
});

test("at once no more is counted than ten thousand rows, and said so", async () => {
  const places = new ListPlaces(driver);
  const ask = { filter: filterOf({ overdue: true, today: "2027-03-02" }), sort: "dueOn" as const };
  const rights = rightsOf(worker);
  const all = await wholeList(driver, rights, { ...ask.filter }, "dueOn", false);
  expect(await places.total(rights, ask, "quick")).toEqual({ rows: all.length, exact: true });
  const wide = { ...ask, filter: filterOf({ where: [{ field: "opened", op: "after", values: ["1990-01-01"] }] }) };
  expect(await places.total(rights, wide, "quick")).toEqual({ rows: quickRows, exact: false });
  const { rows, exact } = await places.total(rights, wide, "exact");
  expect(exact).toBe(true);
  expect(rows).toBeGreaterThan(quickRows);
  // What was counted once is known at once.
  expect(await places.total(rights, wide, "quick")).toEqual({ rows, exact: true });
});

describe("plans", () => {
  test("count blocks and pass over rows on a covering index, whatever the view and the order", async () => {
    const changes: Narrowed[] = [
      ...listViews.map((view) => ({ view })),
      { kind: ["case-intake"], area: ["adults"], state: ["contact", "inReview"] },
      { kind: ["case-intake"], state: ["contact"] },
      { comune: ["020038"], state: ["contact", "inReview"], kind: ["case-intake", "case-plan"] },
      { overdue: true, comune: ["020038", "020073"] },
    ];
    const key = { value: "2026-01-01", caseId: "a" };
    for (const session of sessions)
      for (const change of changes)
        for (const sort of listSorts) {
          const filter = filterOf(change);
          const walk = listWalk(filter, sort);
          if (!walk.stretch) continue;
          // Terms are in the order of terms alone: every change of a term would be paid in each index that knows it.
          if (change.overdue && sort !== "dueOn") continue;
          const rights = rightsOf(session);
          const count = countStatement({ permitted: rights.rows, filter, sort, walk }, key, { ...key, caseId: "b" });
          const page = pageStatement(rights, { filter, sort, descending: false, limit: 100, after: key, skip: 10 });
          for (const { sql, args } of [count, page]) {
            const steps = await driver.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, args);
            const walked = steps.map(({ detail }) => detail).filter((detail) => detail.includes(walk.index));
            expect(walked, `${JSON.stringify(change)} ${sort}`).toEqual([
              expect.stringMatching(/^SEARCH l USING COVERING INDEX \w+ \(\w+=\? .*>/),
            ]);
          }
        }
  });
});

describe("what is committed meanwhile", () => {
  let small: SmallDistrict;
  beforeAll(async () => {
    small = await smallDistrict();
    await furnish(small);
  });
  afterAll(() => small.house.close());

  test("is followed: rows that came, left, moved or are no longer seen", async () => {
    const { services } = small.house;
    const main = services.driver as EmbeddedDriver;
    const { anna, bruno, carla } = people;
    const asks = [anna, bruno, carla].flatMap((session) =>
      listSorts.map((sort) => {
        const filter = { ...filterOf({}), readers: [session.accountId] };
        const rights = listRights(services, session);
        return { rights, ask: { permitted: rights.rows, filter, sort, walk: listWalk(filter, sort) } };
      }),
    );
    const kept = await Promise.all(asks.map(({ ask }) => buildAnchors(main, ask, noPace)));
    const first = await small.open(anna, { territory: ostiglia });
    await small.act(anna, first, 1, "ASSIGN", { assignee: "anna" });
    await small.act(anna, first, 2, "RESTRICT", { restricted: true, readers: "carla", reason: "prova" });
    const second = await small.open(bruno, { territory: quistello });
    await small.act(bruno, second, 1, "PROPOSE");
    await small.act(carla, second, 2, "APPROVE");
    for (const [i, { rights, ask }] of asks.entries()) {
      const anchors = kept[i];
      if (!anchors) throw new Error("no anchors");
      expect(await followLog(main, ask, anchors, noPace)).toBe(true);
      const whole = await wholeList(main, rights, ask.filter, ask.sort, false);
      expect(totalOf(anchors)).toBe(whole.length);
    }
  });

  test("a page by position, by its neighbour, by ids and with its total are one list", async () => {
    const { services } = small.house;
    const rights = listRights(services, people.carla);
    const filter = { ...filterOf({}), readers: ["carla"] };
    const whole = await wholeList(services.driver as EmbeddedDriver, rights, filter, "dueOn", false);
    const ask = { filter, sort: "dueOn" as const, descending: false, limit: 7 };
    const from = await services.places.pageFrom(rights, ask, 20);
    expect(from && idsOf(await listPage(services.driver, rights, from))).toEqual(whole.slice(20, 27));
    const some = [whole[3], "unknown", whole[1]].filter((id) => id !== undefined);
    expect(idsOf(await listPage(services.driver, rights, { ...ask, ids: some }))).toEqual([whole[1], whole[3]]);
  });
});
