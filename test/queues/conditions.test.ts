// Typed conditions of a work list: the rows that a filter in memory finds among all permitted ones, whatever the
// conditions, the order and who asks; the same counts; only what is known is taken; and every plan walks an index.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Bind, Driver } from "../../db/driver/driver.ts";
import { type ListFilter, listViews } from "../../db/queues/list-filter.ts";
import { pageStatement } from "../../db/queues/list-page.ts";
import { type ListSort, listSorts } from "../../db/queues/list-walk.ts";
import { findNarrow } from "../../db/queues/narrow.ts";
import type { Session } from "../../server/access/session.ts";
import { listRights } from "../../server/queues/ask.ts";
import { fieldIs, type ListCondition, maxConditions, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { callerOf } from "../support/caller.ts";
import { conditionsAmong, holds, type StoredRow } from "./conditions.ts";
import { furnish, people, type SmallDistrict, smallDistrict } from "./district.ts";

let small: SmallDistrict;
let rows: StoredRow[];
const today = "2026-03-02";
const { anna, carla, dario } = people;
/** Of everybody's cases; the order of the day is somebody's. */
const orders = listSorts.filter((sort) => sort !== "urgent");

beforeAll(async () => {
  small = await smallDistrict();
  await furnish(small);
  rows = await small.house.services.driver.read<StoredRow>("SELECT * FROM list_row");
});
afterAll(() => small.house.close());

const api = (session: Session) => callerOf(small.house, session).queues;

describe("conditions", () => {
  test("find what a filter in memory finds among all permitted rows, in every order, and count as many", async () => {
    expect(rows.some((row) => row.waiting_for !== null && row.due_on < today)).toBe(true);
    const permitted = new Map<string, Map<string, number>>();
    for (const session of [anna, carla, dario])
      for (const status of ["open", "closed"] as const) {
        const { rows: all } = await api(session).page({ view: "all", status, limit: 200 });
        permitted.set(`${session.accountId} ${status}`, new Map(all.map((row, i) => [row.id, i])));
      }
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(anna, carla, dario),
        fc.array(conditionsAmong(rows), { maxLength: 3 }),
        fc.constantFrom(...orders),
        fc.constantFrom("open" as const, "closed" as const),
        async (session, where, sort, status) => {
          const seen = permitted.get(`${session.accountId} ${status}`);
          const expected = rows.filter((row) => seen?.has(row.case_id) && where.every((one) => holds(one, row, today)));
          const { rows: found } = await api(session).page({ view: "all", status, where, sort, limit: 200 });
          expect(found.map((row) => row.id).sort()).toEqual(expected.map((row) => row.case_id).sort());
          const keys = found.map((row) => `${row[sort]} ${row.id}`);
          expect(keys).toEqual([...keys].sort());
          const counts = await api(session).counts({ view: "all", status, where });
          if (where.every(({ field }) => field !== "state")) expect(counts.views.all).toBe(expected.length);
          if (expected.length > 0) hits += 1;
        },
      ),
      { numRuns: 150 },
    );
    expect(hits).toBeGreaterThan(30);
  });

  test("that nobody knows are refused, and so are too many, and numbers of the past", async () => {
    const refused = (where: unknown) =>
      expect(api(anna).page({ view: "all", where: where as ListCondition[] })).rejects;
    await refused([{ field: "surname", op: "is", values: ["Rossi"] }]).toMatchObject({ message: /condition: field/ });
    await refused([{ field: "kind", op: "begins", values: ["t"] }]).toMatchObject({ message: /condition: operator/ });
    await refused([{ field: "due", op: "before", values: ["2026-02-30"] }]).toMatchObject({
      message: /condition: values/,
    });
    await refused([{ field: "due", op: "next", values: ["99999"] }]).toMatchObject({ code: "BAD_REQUEST" });
    await refused([fieldIs("kind", ...Array<string>(41).fill("a"))]).toMatchObject({ code: "BAD_REQUEST" });
    await refused(Array(maxConditions + 1).fill(overdueCondition)).toMatchObject({ code: "BAD_REQUEST" });
    // Overdue stands apart in the page's address: of others there is one less.
    const others = Array<ListCondition>(maxConditions - 1).fill(fieldIs("kind", "toy"));
    await refused([...others, fieldIs("kind", "toy")]).toMatchObject({ code: "BAD_REQUEST" });
    await expect(api(anna).page({ view: "all", where: [...others, overdueCondition] })).resolves.toBeDefined();
    const where: ListCondition[] = [{ field: "number", op: "begins", values: ["2026-000"] }];
    await expect(api(anna).page({ view: "all", where, at: "2026-02-01T09:00" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("plans", () => {
  const one = (field: ListCondition["field"], op: ListCondition["op"], ...values: string[]): ListCondition[] => [
    { field, op, values },
  ];
  /** What is asked, the index that holds few of such rows, and the one in the order of terms where many do. */
  const cases: { where: ListCondition[]; few: string; many: string }[] = [
    { where: one("opened", "last", "7"), few: "list_opened", many: "list_due" },
    { where: one("due", "on", "2026-03-10"), few: "list_due", many: "list_due" },
    { where: [overdueCondition], few: "list_due", many: "list_due" },
    { where: one("changed", "before", "2020-01-01"), few: "list_updated", many: "list_due" },
    { where: one("waiting", "is", "supervisor"), few: "list_waiting", many: "list_waiting" },
    { where: one("waiting", "filled"), few: "list_waiting", many: "list_waiting" },
    { where: one("waited", "older", "30"), few: "list_waiting", many: "list_waiting" },
    { where: one("priority", "least", "1"), few: "list_marked", many: "list_marked" },
    { where: one("todo", "least", "2"), few: "list_marked", many: "list_marked" },
    { where: one("restricted", "is", "1"), few: "list_marked", many: "list_marked" },
    { where: one("number", "begins", "2026-0000"), few: "list_number", many: "list_number" },
  ];

  async function planOf(session: Session, filter: ListFilter, sort: ListSort): Promise<string[]> {
    const ask = { filter, sort, descending: false, limit: 100 };
    const { sql, args } = pageStatement(listRights(small.house.services, session), ask);
    const plan = await small.house.services.driver.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, args);
    return plan.map((step) => step.detail);
  }

  test("walk the index that holds few of the rows asked for, or else the order", async () => {
    for (const session of [anna, carla, dario])
      for (const { where, few, many } of cases) {
        const filter: ListFilter = { view: "all", status: "open", where, readers: ["anna"], today };
        const narrow = await findNarrow(small.house.services.driver, filter);
        expect(narrow).toBe(few);
        for (const sort of orders) {
          const steps = await planOf(session, { ...filter, ...(narrow ? { narrow } : {}) }, sort);
          expect(steps.filter((step) => /^SCAN (l|p)\b/.test(step))).toEqual([]);
          expect(steps.some((step) => step.includes(`INDEX ${few} (closed=?`))).toBe(true);
        }
        const steps = await planOf(session, filter, "dueOn");
        if (few !== "list_number") {
          expect(steps.filter((step) => /TEMP B-TREE|^SCAN (l|p)\b/.test(step))).toEqual([]);
          expect(steps.some((step) => step.includes(`INDEX ${many} (closed=?`))).toBe(true);
        }
      }
  });

  /** Does what the driver does, and keeps what was read. */
  function recording() {
    const { driver } = small.house.services;
    const asked: { sql: string; args: readonly Bind[] }[] = [];
    const read = (sql: string, args: readonly Bind[] = []) => {
      asked.push({ sql, args });
      return driver.read(sql, args);
    };
    return { asked, driver: { ...driver, read } as Driver };
  }

  test("are found by looks at so many entries of an index and no more", async () => {
    for (const where of [...cases.map((one) => one.where), one("due", "filled")]) {
      const { asked, driver } = recording();
      const filter: ListFilter = { view: "all", status: "open", where, readers: ["anna"], today };
      await findNarrow(driver, filter);
      for (const { sql, args } of asked) {
        const plan = await small.house.services.driver.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, [...args]);
        const steps = plan.map(({ detail }) => detail).filter((detail) => /^(SEARCH|SCAN) l\b/.test(detail));
        expect(steps[0]).toMatch(/^SEARCH l USING COVERING INDEX \w+ \(closed=\?/);
        // What bounds the entries, beyond the index's beginning, is the limit: within it no term is asked of each.
        const [, within = ""] = / WHERE (.*) LIMIT \?\)/s.exec(sql) ?? [];
        expect(within).not.toMatch(/waiting_for =|waiting_since|todo >= |restricted = 1$/);
      }
      expect(asked.length).toBe(where[0]?.field === "number" ? 0 : 1);
    }
  });

  test("of rows here and there are judged by the first entries, where more follow", async () => {
    const { driver } = small.house.services;
    const filter: ListFilter = {
      view: "all",
      status: "open",
      where: one("waiting", "is", "x"),
      readers: ["anna"],
      today,
    };
    const waiting = rows.filter((row) => row.closed === 0 && row.waiting_for !== null);
    expect(waiting.length).toBeGreaterThan(5);
    const [kind = ""] = new Set(waiting.map((row) => row.waiting_for ?? ""));
    const dense = { ...filter, where: one("waiting", "is", kind) };
    // All entries were seen: the rows are counted.
    expect(await findNarrow(driver, filter, { few: 2, entries: 1000 })).toBe("list_waiting");
    expect(await findNarrow(driver, dense, { few: 2, entries: 1000 })).toBeUndefined();
    // More follow: few are those of which hardly any was met.
    expect(await findNarrow(driver, filter, { few: 2, entries: 3 })).toBe("list_waiting");
    expect(await findNarrow(driver, dense, { few: 1000, entries: 3 })).toBeUndefined();
  });

  test("of one worker's cases, of one step and of every view stay what they are, whatever is asked beside", async () => {
    for (const view of listViews) {
      const filter: ListFilter = { view, status: "open", where: one("opened", "last", "7"), readers: ["anna"], today };
      const narrow = await findNarrow(small.house.services.driver, filter);
      expect(narrow).toBe(view === "all" ? "list_opened" : undefined);
    }
  });
});
