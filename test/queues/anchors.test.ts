// Positions in work lists: the row that anchors find at a position is the one that stands there in the whole sorted list,
// whatever is filtered, permitted and committed meanwhile; and blocks are counted on indexes alone.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Driver } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import {
  type Anchors,
  blockSize,
  buildAnchors,
  countStatement,
  findHead,
  followLog,
  placeOf,
  positionStatement,
  quickRows,
  totalOf,
} from "../../db/queues/anchors.ts";
import { fixedAssignees, type ListFilter, listViews } from "../../db/queues/list-filter.ts";
import { listPage, pageStatement } from "../../db/queues/list-page.ts";
import { compareKeys, firstKey, type ListKey, listSorts, listWalk, sortColumns } from "../../db/queues/list-walk.ts";
import { findNarrow } from "../../db/queues/narrow.ts";
import { listRights } from "../../server/queues/ask.ts";
import { ListPlaces } from "../../server/queues/places.ts";
import { fieldIs, type ListCondition, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { makeQueueSet } from "../bench/queue-set.ts";
import { root } from "../support/source-files.ts";
import {
  filterOf,
  filters,
  idsOf,
  noPace,
  rightsOf,
  sessions,
  urgent,
  waiting,
  wholeList,
  worker,
} from "./any-list.ts";
import { furnish, ostiglia, people, quistello, type SmallDistrict, smallDistrict } from "./district.ts";

const cases = 14_000;
let folder: string;
let driver: EmbeddedDriver;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ambito-anchors-"));
  await makeQueueSet(root, join(folder, "set.db"), cases);
  driver = EmbeddedDriver.open(join(folder, "set.db"), { mode: "read" });
}, 60_000);
afterAll(() => {
  driver?.close();
  rmSync(folder, { recursive: true, force: true });
});

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
  const ask = { filter: filterOf({ where: [overdueCondition], today: "2027-03-02" }), sort: "dueOn" as const };
  const rights = rightsOf(worker);
  const all = await wholeList(driver, rights, { ...ask.filter }, "dueOn", false);
  expect(await places.total(rights, ask, "quick")).toEqual({ rows: all.length, exact: true });
  const everything: ListCondition = { field: "opened", op: "after", values: ["1990-01-01"] };
  const wide = { ...ask, filter: { ...ask.filter, where: [everything] } };
  expect(await places.total(rights, wide, "quick")).toEqual({ rows: quickRows, exact: false });
  const { rows, exact } = await places.total(rights, wide, "exact");
  expect(exact).toBe(true);
  expect(rows).toBeGreaterThan(quickRows);
  // What was counted once is known at once.
  expect(await places.total(rights, wide, "quick")).toEqual({ rows, exact: true });
});

describe("plans", () => {
  test("count blocks and pass over rows on a covering index, whatever the view and the order", async () => {
    const changes: Partial<ListFilter>[] = [
      ...listViews.map((view) => ({ view })),
      { where: [fieldIs("kind", "case-intake"), fieldIs("area", "adults"), fieldIs("state", "contact", "inReview")] },
      { where: [fieldIs("kind", "case-intake"), fieldIs("state", "contact")] },
      {
        where: [
          ...[fieldIs("comune", "020038"), fieldIs("state", "contact", "inReview")],
          fieldIs("kind", "case-intake", "case-plan"),
        ],
      },
      { where: [overdueCondition, fieldIs("comune", "020038", "020073")] },
      { where: [waiting, fieldIs("area", "adults")] },
      { where: [urgent, fieldIs("kind", "case-intake")] },
    ];
    const key = { value: "2026-01-01", caseId: "a" };
    const indexed = ["kind", "state", "comune", "area"];
    for (const session of sessions)
      for (const change of changes)
        for (const sort of listSorts) {
          // The order of the day is somebody's.
          if (sort === "urgent" && fixedAssignees(filterOf(change)) === undefined) continue;
          // Terms are in the order of terms alone: every change of a term would be paid in each index that knows it.
          // In another order few rows are read from there and sorted.
          const looksAtTerms = change.where?.some(({ field }) => !indexed.includes(field));
          const narrow = looksAtTerms && sort !== "dueOn" ? await findNarrow(driver, filterOf(change)) : undefined;
          const filter = filterOf({ ...change, ...(narrow ? { narrow } : {}) });
          const walk = listWalk(filter, sort);
          const rights = rightsOf(session);
          const page = pageStatement(rights, { filter, sort, descending: false, limit: 100, after: key, skip: 10 });
          const ask = { permitted: rights.rows, filter, sort, walk };
          const count = countStatement(ask, key, { ...key, caseId: "b" });
          if (walk.stretch) {
            const { sql, args } = positionStatement(ask, 10_000, true);
            const steps = await driver.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, args);
            const said = steps.map(({ detail }) => detail).join();
            expect(said).toMatch(/^SEARCH l USING COVERING INDEX/);
            expect(said).not.toContain("TEMP B-TREE");
          }
          for (const { sql, args } of walk.stretch ? [count, page] : [page]) {
            const steps = await driver.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, args);
            const walked = steps.map(({ detail }) => detail).filter((detail) => detail.includes(walk.index));
            expect(walked, `${JSON.stringify(change)} ${sort}`).toEqual([
              expect.stringMatching(
                walk.stretch
                  ? /^SEARCH l USING COVERING INDEX \w+ \(\w+=\? .*>/
                  : /^SEARCH l USING .*INDEX \w+ \(\w+=\?/,
              ),
            ]);
          }
        }
  });
});

describe("what is committed meanwhile", () => {
  let small: SmallDistrict;
  let ids: string[];
  beforeAll(async () => {
    small = await smallDistrict();
    ids = await furnish(small);
  }, 60_000);
  afterAll(() => small.house.close());

  const { anna, bruno, carla } = people;
  /** Blocks so small that a case that moves leaves its own. */
  const size = 5;

  function everyAsk() {
    const changes: Partial<ListFilter>[] = [{}, { view: "unassigned" }, { status: "closed" }];
    return [anna, bruno, carla].flatMap((session) =>
      changes.flatMap((change) =>
        listSorts.map((sort) => {
          const filter = { ...filterOf(change), readers: [session.accountId] };
          const rights = listRights(small.house.services, session);
          return { rights, ask: { permitted: rights.rows, filter, sort, walk: listWalk(filter, sort) } };
        }),
      ),
    );
  }

  /** Each block holds as many rows as the whole sorted list has between its ends. */
  async function expectRight(
    main: EmbeddedDriver,
    { rights, ask }: ReturnType<typeof everyAsk>[number],
    made: Anchors,
  ) {
    const whole = await wholeList(main, rights, ask.filter, ask.sort, false);
    const keys = await main.read<ListKey>(
      `SELECT ${sortColumns[ask.sort]} AS value, case_id AS caseId FROM list_row
       WHERE case_id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(whole)],
    );
    const counts = made.ends.map((end, i) => {
      const before = made.ends[i - 1] ?? firstKey;
      return keys.filter((key) => compareKeys(key, before) > 0 && compareKeys(key, end) <= 0).length;
    });
    expect(made.counts, `${ask.filter.view} ${ask.filter.status} ${ask.sort}`).toEqual(counts);
    expect(totalOf(made)).toBe(whole.length);
  }

  const seqOf = async (main: EmbeddedDriver, caseId: string) =>
    (await main.read<{ seq: number }>("SELECT seq FROM snapshot WHERE case_id=?", [caseId]))[0]?.seq ?? 0;

  test("is followed: rows that came, left, moved or are no longer seen", async () => {
    const main = small.house.services.driver as EmbeddedDriver;
    const asks = everyAsk();
    const kept = await Promise.all(asks.map(({ ask }) => buildAnchors(main, ask, noPace, { size })));
    expect(Math.min(...kept.map(({ ends }) => ends.length))).toBeGreaterThan(1);
    const first = await small.open(anna, { territory: ostiglia });
    await small.act(anna, first, 1, "ASSIGN", { assignee: "anna" });
    await small.act(anna, first, 2, "RESTRICT", { restricted: true, readers: "carla", reason: "prova" });
    const second = await small.open(bruno, { territory: quistello });
    await small.act(bruno, second, 1, "PROPOSE");
    await small.act(carla, second, 2, "APPROVE");
    // Old cases leave the block where they stood: to the last one, or to nobody's sight.
    const [one = "", other = ""] = [ids[1], ids[7]];
    await small.act(anna, one, await seqOf(main, one), "PROPOSE");
    await small.act(carla, one, await seqOf(main, one), "APPROVE");
    await small.act(anna, other, await seqOf(main, other), "ASSIGN", { assignee: "bruno" });
    for (const [i, made] of kept.entries()) {
      const about = asks[i];
      if (!about) throw new Error("no question");
      await followLog(main, about.ask, made, noPace);
      await expectRight(main, about, made);
    }
  });

  test("is followed also when cases change more often than changes are read at once", async () => {
    const main = small.house.services.driver as EmbeddedDriver;
    const asks = everyAsk();
    const kept = await Promise.all(asks.map(({ ask }) => buildAnchors(main, ask, noPace, { size })));
    const before = await findHead(main);
    // A few cases again and again, in front of the one that matters.
    const busy = ids.filter((_, i) => i > 40 && i % 3 !== 0 && i % 8 !== 4 && i % 10 !== 0).slice(0, 6);
    for (let i = 0; i < 450; i++) {
      const caseId = busy[i % busy.length] ?? "";
      await small.act(carla, caseId, await seqOf(main, caseId), "ASSIGN", { assignee: i % 4 < 2 ? "anna" : "bruno" });
    }
    small.house.at("2026-03-09T09:00:00.000Z");
    const moved = ids[13] ?? "";
    await small.act(anna, moved, await seqOf(main, moved), "PROPOSE");
    await small.act(carla, moved, await seqOf(main, moved), "APPROVE");
    expect((await findHead(main)) - before).toBeGreaterThan(400);
    for (const [i, made] of kept.entries()) {
      const about = asks[i];
      if (!about) throw new Error("no question");
      await followLog(main, about.ask, made, noPace);
      await expectRight(main, about, made);
    }
  });

  /** Reads through `main`, and first does `before`. */
  const through = (main: EmbeddedDriver, before: (sql: string) => Promise<void> | void): Driver => ({
    read: async (sql, args) => {
      await before(sql);
      return main.read(sql, args);
    },
    ...{ batch: (all) => main.batch(all), analyze: () => main.analyze(), close: () => main.close() },
  });

  test("is counted in while the blocks are cut, however much it is", async () => {
    const main = small.house.services.driver as EmbeddedDriver;
    const rights = listRights(small.house.services, carla);
    const filter = { ...filterOf({}), readers: ["carla"] };
    const sort = "updatedOn" as const;
    const about = { rights, ask: { permitted: rights.rows, filter, sort, walk: listWalk(filter, sort) } };
    // It stands in a block that is counted already, and will stand in the last one.
    const [caseId = ""] = await wholeList(main, rights, filter, sort, false);
    let counted = 0;
    const reader = through(main, async (sql) => {
      counted += sql.includes("COUNT(*)") ? 1 : 0;
      if (counted !== 4) return;
      counted += 1;
      for (let i = 0; i < 430; i++)
        await small.act(carla, caseId, await seqOf(main, caseId), "ASSIGN", { assignee: i % 2 ? "anna" : "bruno" });
    });
    await expectRight(main, about, await buildAnchors(reader, about.ask, noPace, { size }));
    expect(counted).toBeGreaterThan(4);
  });

  test("is counted at once by what changed alone, and once for all with the same rights", async () => {
    const { services } = small.house;
    const main = services.driver as EmbeddedDriver;
    let statements = 0;
    const places = new ListPlaces(
      through(main, () => {
        statements += 1;
      }),
    );
    const before = await findHead(main);
    const opened: ListCondition = { field: "opened", op: "after", values: ["1990-01-01"] };
    const filter = { ...filterOf({ where: [opened] }), readers: ["carla"] };
    const total = async (readers: string[]) => {
      statements = 0;
      const rights = listRights(services, carla);
      return places.total(rights, { filter: { ...filter, readers }, sort: "dueOn" }, "quick");
    };
    const first = await total(["carla"]);
    const toBuild = statements;
    expect(await total(["dina"])).toEqual(first);
    // The head is the same: nothing else is asked.
    expect(statements).toBeLessThan(toBuild);
    expect(statements).toBeLessThanOrEqual(2);
    await small.open(anna, { territory: ostiglia });
    expect(await findHead(main)).toBe(before + 1);
    expect(await total(["carla"])).toEqual({ rows: first.rows + 1, exact: true });
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
