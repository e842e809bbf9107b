// Work lists on a real installation: who sees which rows and names, pages by keyset against the whole order, views
// against filters written by hand, counts against rows, and plans that walk an index.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filterTerms, joinTerms, type ListFilter, listViews } from "../../db/queues/list-filter.ts";
import { type ListItem, type PageAsk, pageStatement } from "../../db/queues/list-page.ts";
import { listSorts } from "../../db/queues/list-walk.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { listRights } from "../../server/queues/ask.ts";
import { pageRoute } from "../../server/queues/page-route.ts";
import type { Page } from "../../server/queues/read-page.ts";
import {
  fieldIs,
  type ListCondition,
  maxConditions,
  maxValues,
  mostInAddress,
  overdueCondition,
} from "../../workflows/kernel/list-condition.ts";
import { callerOf } from "../support/caller.ts";
import { furnish, ostiglia, people, quistello, type SmallDistrict, smallDistrict } from "./district.ts";

let small: SmallDistrict;
let child: string;
const { anna, bruno, carla, dario, teresa, nobody } = people;

beforeAll(async () => {
  small = await smallDistrict();
  await furnish(small);
  child = await small.open(teresa, { territory: ostiglia }, "toy-protection");
});
afterAll(() => small.house.close());

const api = (session: Session) => callerOf(small.house, session).queues;
type Question = Parameters<ReturnType<typeof api>["page"]>[0];

/** All pages of a question, walked as the screen does. */
async function walk(session: Session, question: Question, limit: number): Promise<ListItem[]> {
  const all: ListItem[] = [];
  for (;;) {
    const last = all.at(-1);
    const after = last ? { value: last[question.sort ?? "dueOn"], caseId: last.id } : undefined;
    const { rows } = await api(session).page({ ...question, limit, ...(after ? { after } : {}) });
    all.push(...rows);
    if (rows.length < limit) return all;
  }
}

interface Stored {
  case_id: string;
  territory: string;
  assignee: string;
  restricted: number;
  closed: number;
  due_on: string;
  waiting_for: string | null;
  kind: string;
}
const stored = () => small.house.services.driver.read<Stored>("SELECT * FROM list_row ORDER BY due_on, case_id");

describe("who sees what", () => {
  test("a worker sees the comune of her grant, what is hers, and no restricted case of others", async () => {
    const seen = await walk(anna, { view: "all" }, 200);
    const expected = (await stored()).filter(
      (row) =>
        row.kind === "toy" &&
        row.closed === 0 &&
        (row.assignee === "anna" || (row.territory === ostiglia && row.restricted === 0)),
    );
    expect(seen.map((row) => row.id)).toEqual(expected.map((row) => row.case_id));
    expect(expected.some((row) => row.restricted === 1)).toBe(true);
  });

  test("a named reader sees the restricted case, another supervisor does not", async () => {
    const restricted = (await walk(carla, { view: "all" }, 200)).filter((row) => row.restricted === 1);
    const readers = await small.house.services.driver.read<{ id: string }>(
      `SELECT r.case_id AS id FROM case_reader r JOIN list_row l ON l.case_id = r.case_id
       WHERE r.account_id = 'carla' AND l.closed = 0 ORDER BY l.due_on, l.case_id`,
    );
    expect(readers.length).toBeGreaterThan(0);
    expect(restricted.map((row) => row.id)).toEqual(readers.map((row) => row.id));
  });

  test("what is known by one line only stays out of the lists of who follows the family", async () => {
    const view = { view: "all", status: "open" } as const;
    expect((await walk(teresa, view, 200)).map((row) => row.id)).toEqual([child]);
    for (const session of [anna, bruno, carla])
      expect((await walk(session, view, 200)).filter((row) => row.kind === "toy-protection")).toEqual([]);
  });

  test("a skeleton shows step and worker, never whose case it is", async () => {
    const rows = await walk(dario, { view: "all" }, 200);
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows)
      expect([row.person, row.personId, row.birthYear, row.columns]).toEqual([null, null, null, null]);
    expect((await api(dario).page({ view: "all", text: "Bianchi" })).rows).toEqual([]);
    const [first] = rows;
    const byNumber = await api(dario).page({ view: "all", text: first?.number ?? "" });
    expect(byNumber.rows.map((row) => row.id)).toEqual([first?.id]);
  });

  test("without a grant there is no list at all", async () => {
    await expect(api(nobody).page({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("pages", () => {
  test("walked by keyset give the whole order, whatever the view, sort and size", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(anna, bruno, carla, dario),
        fc.constantFrom(...listViews),
        fc.constantFrom(...listSorts),
        fc.boolean(),
        fc.constantFrom<"open" | "closed">("open", "closed"),
        fc.integer({ min: 1, max: 30 }),
        async (session, view, sort, descending, status, limit) => {
          // The order of the day is that of somebody's cases, or of nobody's.
          if (sort === "urgent" && view === "all") return;
          const question = { view, sort, descending, status };
          const whole = (await api(session).page({ ...question, limit: 200 })).rows;
          expect((await walk(session, question, limit)).map((row) => row.id)).toEqual(whole.map((row) => row.id));
          const keys = whole.map((row) => `${row[sort]} ${row.id}`);
          const ordered = [...keys].sort();
          expect(keys).toEqual(descending ? ordered.reverse() : ordered);
          expect(new Set(keys).size).toBe(keys.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("views are what their filter says, overdue first", async () => {
    const today = "2026-03-02";
    const own = (await stored()).filter((row) => row.assignee === "anna" && row.closed === 0);
    const ids = (rows: Stored[]) => rows.map((row) => row.case_id);
    const view = async (name: (typeof listViews)[number]) => (await walk(anna, { view: name }, 7)).map((row) => row.id);
    expect(await view("mine")).toEqual(ids(own));
    expect(await view("waiting")).toEqual(ids(own.filter((row) => row.waiting_for !== null)));
    expect(await view("todo")).toEqual(ids(own.filter((row) => row.waiting_for === null || row.due_on < today)));
    const unassigned = (await walk(anna, { view: "unassigned" }, 9)).map((row) => row.assignee);
    expect(new Set(unassigned)).toEqual(new Set([""]));
    const overdue = await walk(anna, { view: "all", where: [overdueCondition] }, 9);
    expect(overdue.length).toBeGreaterThan(0);
    const all = await walk(anna, { view: "all" }, 9);
    expect(all.slice(0, overdue.length).map((row) => row.id)).toEqual(overdue.map((row) => row.id));
  });

  test("a filter only narrows", async () => {
    const all = await walk(carla, { view: "all" }, 200);
    const some = await walk(
      carla,
      { view: "all", where: [fieldIs("comune", quistello), fieldIs("state", "open", "proposed")] },
      10,
    );
    expect(some.map((row) => row.id)).toEqual(all.filter((row) => row.territory === quistello).map((row) => row.id));
    const brunos = await walk(carla, { view: "all", where: [fieldIs("assignee", "bruno")] }, 10);
    expect(brunos.map((row) => row.id)).toEqual(all.filter((row) => row.assignee === "bruno").map((row) => row.id));
  });
});

describe("search", () => {
  test("finds names without accents and by their beginnings, within what may be read", async () => {
    const names = async (session: Session, text: string) => [
      ...new Set((await api(session).page({ view: "all", text })).rows.map((row) => row.person)),
    ];
    expect(await names(anna, "de ross nicc")).toEqual(["Dè Rossi Niccolò"]);
    expect(await names(anna, "NICCOLÒ")).toEqual(["Dè Rossi Niccolò"]);
    expect((await names(carla, "ross")).sort()).toEqual(["Dè Rossi Niccolò", "Rossini Elìa"]);
    expect(await names(carla, "r")).toEqual([]);
    expect(await names(teresa, "ross")).toEqual([]);
  });

  test("finds a number by its beginning and by its last digits, closed cases too", async () => {
    const [closed] = (await api(carla).page({ view: "all", status: "closed" })).rows;
    const number = closed?.number ?? "";
    for (const text of [number, String(Number(number.slice(5)))]) {
      const { rows } = await api(carla).page({ view: "all", text });
      expect(rows.map((row) => row.number)).toEqual([number]);
    }
    expect((await api(carla).page({ view: "all", text: "2026-0000", limit: 200 })).rows.length).toBeGreaterThan(50);
  });

  test("an answered search of persons is recorded", async () => {
    const { db } = small.house.services.reads;
    const count = () => db.readSync<{ n: number }>("SELECT COUNT(*) AS n FROM read_row WHERE what='search'")[0]?.n ?? 0;
    const before = count();
    const eva = { ...bruno, accountId: "eva", sessionId: "session-eva" };
    await api(eva).page({ view: "all", text: "bianchi" });
    await api(eva).page({ view: "all" });
    expect(count()).toBe(before + 1);
  });
});

describe("counts", () => {
  test("equal the rows, view by view and step by step", async () => {
    for (const session of [anna, bruno, carla, dario, teresa]) {
      for (const view of listViews) {
        for (const status of ["open", "closed"] as const) {
          const rows = await walk(session, { view, status }, 200);
          const counts = await api(session).counts({ view, status });
          expect(counts.views[view]).toBe(rows.length);
          for (const step of counts.steps)
            expect(rows.filter((row) => row.kind === step.kind && row.state === step.state)).toHaveLength(step.cases);
          expect(counts.steps.reduce((sum, step) => sum + step.cases, 0)).toBe(rows.length);
          expect(counts.overdue).toBe(rows.filter((row) => row.dueOn < "2026-03-02").length);
        }
      }
    }
  });
});

describe("plans", () => {
  const filterOf = (change: Partial<ListFilter>): ListFilter => ({
    ...{ view: "all", status: "open", where: [] },
    ...{ readers: ["anna"], today: "2026-03-02" },
    ...change,
  });

  test("of the main views walk an index in its order", async () => {
    const narrow: Partial<ListFilter>[] = [
      ...listViews.map((view) => ({ view })),
      { where: [fieldIs("kind", "toy")] },
      { where: [fieldIs("kind", "toy"), fieldIs("state", "open")] },
      { where: [fieldIs("comune", ostiglia)] },
      { where: [fieldIs("kind", "toy", "toy-protection"), fieldIs("area", "adults")] },
      { where: [overdueCondition] },
    ];
    for (const session of [anna, carla, dario]) {
      for (const change of narrow) {
        const ask: PageAsk = { filter: filterOf(change), sort: "dueOn", descending: false, limit: 100 };
        const { sql, args } = pageStatement(listRights(small.house.services, session), ask);
        const plan = await small.house.services.driver.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, args);
        const steps = plan.map((step) => step.detail);
        expect(steps.filter((step) => /TEMP B-TREE|^SCAN (l|p)\b/.test(step))).toEqual([]);
        expect(steps.some((step) => /SEARCH l USING (COVERING )?INDEX list_\w*due/.test(step))).toBe(true);
      }
    }
  });

  test("of the order of the day walk its own index, worker by worker", async () => {
    for (const view of ["todo", "mine", "waiting", "unassigned"] as const) {
      const ask: PageAsk = { filter: filterOf({ view }), sort: "urgent", descending: false, limit: 100 };
      const { sql, args } = pageStatement(listRights(small.house.services, anna), ask);
      const plan = await small.house.services.driver.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, args);
      const steps = plan.map((step) => step.detail);
      expect(steps.filter((step) => /TEMP B-TREE|^SCAN (l|p)\b/.test(step))).toEqual([]);
      expect(steps.some((step) => /INDEX list_assignee_urgent \(assignee=\? AND closed=\?/.test(step))).toBe(true);
    }
  });

  test("of the other orders walk theirs, open and closed apart", async () => {
    for (const session of [anna, carla, dario])
      for (const sort of ["openedOn", "number", "updatedOn"] as const)
        for (const status of ["open", "closed"] as const) {
          const filter = filterOf({
            status,
            where: [fieldIs("comune", ostiglia), fieldIs("area", "adults"), fieldIs("state", "open")],
          });
          const ask: PageAsk = { filter, sort, descending: true, limit: 100 };
          const { sql, args } = pageStatement(listRights(small.house.services, session), ask);
          const plan = await small.house.services.driver.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, args);
          const steps = plan.map((step) => step.detail);
          expect(steps.filter((step) => /TEMP B-TREE|^SCAN (l|p)\b/.test(step))).toEqual([]);
          expect(steps.some((step) => /SEARCH l USING (COVERING )?INDEX list_\w+ \(closed=\?/.test(step))).toBe(true);
        }
  });

  test("the text of a statement does not depend on how many values a filter has", () => {
    const text = (...kinds: string[]) => joinTerms(filterTerms(filterOf({ where: [fieldIs("kind", ...kinds)] }))).sql;
    expect(text("a", "b")).toBe(text("a", "b", "c"));
  });
});

describe("the plain route", () => {
  const route = (session: Session | undefined) => pageRoute(small.house.services, () => session);
  const get = (session: Session | undefined, ask: object) =>
    route(session).request(`/page?ask=${encodeURIComponent(JSON.stringify(ask))}`);

  test("answers what the procedure answers", async () => {
    const ask = { view: "all", limit: 20, sort: "openedOn", descending: true } as const;
    const answer = await get(anna, ask);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect((await answer.json()) as Page).toEqual(await api(anna).page(ask));
  });

  test("takes a search by POST only", async () => {
    const ask = { view: "all", text: "bianchi" };
    expect((await get(bruno, ask)).status).toBe(422);
    const post = await route(bruno).request("/page", { method: "POST", body: JSON.stringify(ask) });
    expect(((await post.json()) as Page).rows.length).toBeGreaterThan(0);
  });

  test("has the session, the rule and the limits of any procedure", async () => {
    expect((await get(undefined, {})).status).toBe(401);
    expect((await get(nobody, {})).status).toBe(403);
    expect((await get(anna, { limit: 1000 })).status).toBe(422);
    const long = Array<string>(40).fill("x".repeat(80));
    expect((await get(anna, { where: [fieldIs("kind", ...long), fieldIs("state", ...long)] })).status).toBe(429);
  });

  test("takes by POST the longest question there may be, about all the rows in sight", async () => {
    const long = Array<string>(maxValues).fill("x".repeat(80));
    const where = [...Array<ListCondition>(maxConditions - 1).fill(fieldIs("kind", ...long)), overdueCondition];
    const ids = Array.from({ length: 200 }, (_, i) => uuidOf(`row ${i}`));
    const body = JSON.stringify({ view: "all", where, ids, total: "quick" });
    expect(body.length).toBeGreaterThan(mostInAddress);
    expect((await route(anna).request("/page", { method: "POST", body })).status).toBe(200);
    const tooLong = `${body}${" ".repeat(40_000)}`;
    expect((await route(anna).request("/page", { method: "POST", body: tooLong })).status).toBe(429);
  });
});
