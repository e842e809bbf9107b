// Figures against a count by hand: whatever the rights, filter, groups and days, a sheet says what going through the rows
// one by one says; and who sees, takes and keeps what.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { matches } from "../../db/access.ts";
import { sliceStatement } from "../../db/counts/count-groups.ts";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { namesFor } from "../../server/counts/csv.ts";
import { listRights, toFilter } from "../../server/queues/ask.ts";
import type { AreaId } from "../../workflows/kernel/ids.ts";
import { fieldIs, type ListCondition, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { ageBandKey, ageBandStarts, type CountDimension, countDimensions } from "../../workflows/rules/counts/ask.ts";
import { sheetDefinition } from "../../workflows/rules/counts/sheet.ts";
import { furnish, ostiglia, people, quistello, type SmallDistrict, smallDistrict } from "../queues/district.ts";
import { callerOf } from "../support/caller.ts";
import { sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let small: SmallDistrict;
const { anna, bruno, carla, dario, teresa, nobody } = people;
const trainee = sessionOf("nina", "trainee");

beforeAll(async () => {
  small = await smallDistrict();
  await furnish(small);
  await small.open(teresa, { territory: ostiglia }, "toy-protection");
  // Born on days around a birthday, one whose sex and day nobody knows.
  const { house } = small;
  const named = await house.services.driver.read<{ id: string }>("SELECT person_id AS id FROM person_row ORDER BY n");
  const known = [
    { sex: "F", birthOn: "2008-03-02" },
    { sex: "M", birthOn: "1951-02-27" },
  ];
  for (const [i, identity] of known.entries())
    await house.send(sessionOf("desk", "frontDesk"), {
      ...{ caseId: named[i]?.id ?? "", kind: "person", expectedSeq: 1, type: "IDENTIFY_PERSON" },
      payload: { surname: "Prova", givenName: `Uno${i}`, fiscalCodeMissing: "unknown", ...identity },
    });
});
afterAll(() => small.house.close());

const api = (session: Session) => callerOf(small.house, session).counts;
type Question = Parameters<ReturnType<typeof api>["group"]>[0];

interface Stored {
  case_id: string;
  kind: string;
  state: string;
  territory: string;
  area: AreaId;
  assignee: string;
  restricted: number;
  closed: number;
  person_id: string | null;
  household_id: string | null;
  opened_on: string;
  closed_on: string | null;
  due_on: string;
  waiting_for: string | null;
  birth_on: string | null;
  sex: string | null;
}

const today = () => small.house.services.clock.today();

async function rowsSeen(session: Session): Promise<Stored[]> {
  const { driver } = small.house.services;
  const all = await driver.read<Stored>(
    `SELECT l.*, p.birth_on, p.sex, COALESCE(l.household_id, p.household_id) AS household_id
     FROM list_row l LEFT JOIN person_row p ON p.person_id = l.person_id`,
  );
  const readers = await driver.read<{ case_id: string; account_id: string }>("SELECT * FROM case_reader");
  const { rows } = listRights(small.house.services, session);
  return all.filter(({ case_id: caseId, assignee, restricted, ...one }) =>
    matches(rows, { ...one, caseId, restricted: restricted === 1, ...(assignee ? { assignee } : {}) }, (id, account) =>
      readers.some((reader) => reader.case_id === id && reader.account_id === account),
    ),
  );
}

/** Completed years, year by year. */
function ageOf(birthOn: string, on: string): number {
  let age = -1;
  while (`${Number(birthOn.slice(0, 4)) + age + 1}${birthOn.slice(4)}` <= on) age += 1;
  return age;
}

function keyOf(row: Stored, dimension: CountDimension, ageOn: string): string {
  const age = row.birth_on === null ? -1 : ageOf(row.birth_on, ageOn);
  const bands = ageBandStarts.filter((start) => start <= age);
  const keys: Record<CountDimension, string> = {
    comune: row.territory,
    area: row.area,
    kind: row.kind,
    step: `${row.kind}/${row.state}`,
    ageBand: bands.length === 0 ? "" : ageBandKey(bands.at(-1) ?? 0),
    sex: row.sex ?? "",
    yearOpened: row.opened_on.slice(0, 4),
    monthOpened: row.opened_on.slice(0, 7),
    yearClosed: row.closed_on?.slice(0, 4) ?? "",
    monthClosed: row.closed_on?.slice(0, 7) ?? "",
  };
  return keys[dimension];
}

function fits(row: Stored, { basis, on = "", from = "", to = "", view, status, where = [] }: Question, me: string) {
  const isNow = basis === "now";
  const overdue = where.some(({ field }) => field === "due");
  const territories = where.find(({ field }) => field === "comune")?.values;
  if (isNow && (row.closed === 1) !== (status === "closed")) return false;
  if (view === "unassigned" ? row.assignee !== "" : view !== "all" && row.assignee !== me) return false;
  if (isNow && view === "todo" && row.waiting_for !== null && row.due_on >= today()) return false;
  if (isNow && view === "waiting" && row.waiting_for === null) return false;
  if (isNow && overdue && row.due_on >= today()) return false;
  if (territories && territories.length > 0 && !territories.includes(row.territory)) return false;
  if (basis === "openOn") return row.opened_on <= on && (row.closed_on === null || row.closed_on > on);
  if (basis === "opened") return from <= row.opened_on && row.opened_on <= to;
  if (basis === "closed") return row.closed_on !== null && from <= row.closed_on && row.closed_on <= to;
  if (basis === "followed") return row.opened_on <= to && (row.closed_on === null || row.closed_on >= from);
  return true;
}

const day = fc.constantFrom("2026-01-01", "2026-01-15", "2026-02-03", "2026-02-20", "2026-03-02", "2026-12-31");
const dimension = fc.constantFrom(...countDimensions);

describe("a sheet", () => {
  test("says what going through the rows one by one says", async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(anna, bruno, carla, dario, teresa),
        fc.record({
          unit: fc.constantFrom("cases" as const, "persons" as const, "households" as const),
          basis: fc.constantFrom(
            "now" as const,
            "openOn" as const,
            "opened" as const,
            "closed" as const,
            "followed" as const,
          ),
          view: fc.constantFrom(
            "todo" as const,
            "mine" as const,
            "waiting" as const,
            "unassigned" as const,
            "all" as const,
          ),
          status: fc.constantFrom("open" as const, "closed" as const),
          where: fc
            .tuple(fc.constantFrom<string[]>([], [ostiglia], [quistello, "020073"]), fc.boolean())
            .map(([comuni, overdue]) => [
              ...(comuni.length > 0 ? [fieldIs("comune", ...comuni)] : []),
              ...(overdue ? [overdueCondition] : []),
            ]),
          on: day,
        }),
        fc.tuple(day, day),
        fc.tuple(dimension, fc.option(dimension, { nil: undefined })),
        async (session, asked, days, [rows, columns]) => {
          const [from = "", to = ""] = [...days].sort();
          const question = { ...asked, from, to, rows, ...(columns && columns !== rows ? { columns } : {}) };
          const sheet = await api(session).group(question);
          const seen = (await rowsSeen(session)).filter((row) => fits(row, question, session.accountId));
          const idOf = (row: Stored) =>
            asked.unit === "cases" ? row.case_id : asked.unit === "persons" ? row.person_id : row.household_id;
          const with_ = seen.filter((row) => idOf(row) !== null);
          const many = (keep: (row: Stored) => boolean) => new Set(with_.filter(keep).map(idOf)).size;
          const a = (row: Stored) => keyOf(row, rows, sheet.ageOn);
          const b = (row: Stored) => (question.columns ? keyOf(row, question.columns, sheet.ageOn) : "");
          expect([...sheet.rows].sort()).toEqual([...new Set(with_.map(a))].sort());
          expect([...sheet.columns].sort()).toEqual([...new Set(with_.map(b))].sort());
          counted += with_.length;
          if (sheet.guarded) return;
          expect(sheet.total).toBe(many(() => true));
          expect(sheet.without).toBe(seen.length - with_.length);
          expect(sheet.rowTotals).toEqual(sheet.rows.map((key) => many((row) => a(row) === key)));
          expect(sheet.columnTotals).toEqual(sheet.columns.map((key) => many((row) => b(row) === key)));
          expect(sheet.cells).toEqual(
            sheet.rows.map((x) => sheet.columns.map((y) => many((row) => a(row) === x && b(row) === y))),
          );
        },
      ),
      { numRuns: 250 },
    );
    expect(counted).toBeGreaterThan(200);
  });

  test("counts the events recorded in a period", async () => {
    const { driver } = small.house.services;
    const seen = new Set((await rowsSeen(anna)).map((row) => row.case_id));
    const all = await driver.read<{ id: string; at: string }>("SELECT case_id AS id, recorded_at AS at FROM event");
    const events = all.filter(({ id }) => seen.has(id)).map(({ at }) => romeDay(at));
    const last = [...events].sort().at(-1) ?? "";
    const count = (from: string, to: string) =>
      api(anna).group({ unit: "events", basis: "recorded", view: "all", from, to, rows: "comune", columns: "area" });
    expect((await count(last, last)).total).toBe(events.filter((on) => on === last).length);
    expect((await count("2000-01-01", last)).total).toBe(events.length);
    expect((await count("2000-01-01", "2000-12-31")).total).toBe(0);
    expect(events.length).toBeGreaterThan(50);
  });

  test("walks the table in slices, by row id alone", async () => {
    const { services } = small.house;
    const { filter } = await toFilter(services, anna, {
      ...{ view: "mine", status: "open", where: [], text: "" },
    });
    const ask = { unit: "persons", basis: "now", rows: "comune", columns: "sex" } as const;
    const { sql, args } = sliceStatement(listRights(services, anna), { ask, filter, ageOn: "2026-03-02" });
    const plan = await services.driver.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, [...args, 0, 1_000]);
    expect(plan.map((one) => one.detail).filter((detail) => /\bl\b/.test(detail))).toEqual([
      "SEARCH l USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
    ]);
  });
});

describe("who is not of the house", () => {
  const question = { unit: "cases", basis: "now", view: "all", rows: "comune", columns: "step" } as const;

  test("gets no figure from 1 to 2, and the setting of the house raises that", async () => {
    const inside = await api(carla).group(question);
    const small3 = await api(carla).group({ ...question, external: true });
    const figures = (sheet: typeof inside) => [
      ...sheet.cells.flat(),
      ...sheet.rowTotals,
      ...sheet.columnTotals,
      sheet.total,
    ];
    expect(figures(inside).filter((one) => one !== null && one > 0 && one < 3)).not.toEqual([]);
    expect(figures(small3).filter((one) => one === 1 || one === 2)).toEqual([]);
    expect(figures(small3).filter((one) => one === null).length).toBeGreaterThan(1);
    const { accounts } = small.house.services;
    accounts.settings.leastShown = 10;
    expect(figures(await api(carla).group({ ...question, external: true })).every((one) => !one || one >= 10)).toBe(
      true,
    );
    accounts.settings.leastShown = 3;
  });

  test("who sees cases as a skeleton gets small figures of age and sex covered, and those of comuni exact", async () => {
    const asked = { unit: "persons", basis: "now", view: "all" } as const;
    const bySex = await api(dario).group({ ...asked, rows: "comune", columns: "sex" });
    expect(bySex.guarded).toBe(true);
    const byKind = await api(dario).group({ ...asked, rows: "comune", columns: "kind" });
    expect([byKind.guarded, byKind.cells.flat().includes(null)]).toEqual([false, false]);
  });
});

test("a sheet says its filters in words, and that what a case is today is told of another day too", async () => {
  const where: ListCondition[] = [
    { field: "state", op: "is", values: ["proposed"] },
    { field: "waiting", op: "not", values: ["approver"] },
    { field: "due", op: "before", values: ["2026-05-01"] },
  ];
  const said = async (question: Partial<Question>) => {
    const ask = { unit: "cases", basis: "now", view: "all", rows: "monthOpened", ...question } as Question;
    const { services } = small.house;
    return sheetDefinition(await api(carla).group(ask), "it", namesFor(services, "it")).join(" ");
  };
  const now = await said({ where });
  expect(now).toContain(`Fase: ${toyWorkflow.texts.it.states.proposed}`);
  expect(now).toContain("In attesa di: non chi approva");
  expect(now).toContain("Scadenza: prima del 01/05/2026");
  expect(now).not.toMatch(/\b(proposed|approver)\b/);
  expect(now).not.toContain("che la pratica ha oggi");
  const past: Partial<Question> = { basis: "openOn", on: "2026-01-31" };
  expect(await said({ ...past, where: where.slice(0, 1) })).toContain("che la pratica ha oggi");
  expect(await said(past)).not.toContain("che la pratica ha oggi");
});

describe("taking away", () => {
  const sheet = { unit: "cases", basis: "now", view: "all", rows: "comune", columns: "step" } as const;

  test("print and file are recorded as exports, looking is not", async () => {
    const recorded = () => listReads(small.house.services.reads.db, { accountId: "carla", what: "export" }, 50).length;
    const before = recorded();
    await api(carla).group(sheet);
    expect(recorded()).toBe(before);
    const printed = await api(carla).takeSheet({ sheet, format: "print", locale: "it" });
    expect([printed.file, recorded()]).toEqual([null, before + 1]);
    const { file } = await api(carla).takeSheet({ sheet, format: "csv", locale: "it" });
    await api(carla).takeMayor({ sheet: { year: 2026 }, format: "csv", locale: "en" });
    expect(recorded()).toBe(before + 3);
    expect(file?.content).toMatch(/^\uFEFFPratiche come nell’elenco di adesso, per comune e passo\r\n\r\ncomune;/);
    expect(file?.content).toContain("Ostiglia;");
    expect(file?.content).toMatch(/Fatto da carla il 02\/03\/2026 alle 10:00\./);
  });

  test("a trainee looks and takes nothing; the page for the mayor is for who answers for the area", async () => {
    await expect(api(trainee).takeSheet({ sheet, format: "csv", locale: "it" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(api(anna).getMayor({ year: 2026 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(api(nobody).group(sheet)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await api(trainee).group(sheet)).total).toBe(0);
  });

  test("the page for the mayor says what the single sheets say", async () => {
    const year = { from: "2026-01-01", to: today() };
    const page = await api(carla).getMayor({ year: 2026, external: false });
    const of = (question: Partial<Question>) =>
      api(carla).group({ unit: "cases", basis: "opened", view: "all", rows: "comune", ...year, ...question });
    const [opened, closed, open, followed] = [
      await of({}),
      await of({ basis: "closed" }),
      await of({ basis: "openOn", on: today() }),
      await of({ basis: "followed", unit: "persons" }),
    ];
    expect([page.opened.total, page.closed.total, page.open.total, page.followedTotals.total]).toEqual(
      [opened, closed, open, followed].map((one) => one.total),
    );
    for (const [i, comune] of page.rows.entries()) {
      const at = opened.rows.indexOf(comune);
      expect(page.opened.values[i]).toBe(at < 0 ? 0 : opened.rowTotals[at]);
    }
  });
});

test("the page for the mayor covers what is small in each of its tables, and changes nothing else", async () => {
  const { settings } = small.house.services.accounts;
  const [usual, least] = [settings.leastShown, 20];
  settings.leastShown = least;
  const inside = await api(carla).getMayor({ year: 2026, external: false });
  const outside = await api(carla).getMayor({ year: 2026, external: true });
  settings.leastShown = usual;
  type Page = typeof inside;
  const tables: Record<string, (page: Page) => (number | null)[]> = {
    cells: (page) => page.followed.flat(),
    areas: ({ areaTotals }) => [...areaTotals],
    ...Object.fromEntries(
      (["followedTotals", "opened", "closed", "open"] as const).map((of) => [
        of,
        (page: Page) => [...page[of].values, page[of].total],
      ]),
    ),
  };
  for (const [name, figuresOf] of Object.entries(tables)) {
    const exact = figuresOf(inside);
    const shown = figuresOf(outside);
    expect(shown.length, name).toBe(exact.length);
    for (const [i, figure] of shown.entries()) if (figure !== null) expect(figure, name).toBe(exact[i]);
    for (const [i, figure] of exact.entries())
      if (figure && figure > 0 && figure < least) expect(shown[i], name).toBeNull();
  }
  // One alone would be told by the others and their sum.
  const covered = (["opened", "closed", "open"] as const).map(
    (of) => tables[of]?.(outside).filter((one) => one === null).length,
  );
  expect(covered).not.toContain(1);
  expect(covered.some((n) => n !== undefined && n > 1)).toBe(true);
});

test("a page that is gone is counted for no longer, and the next sheet is made", async () => {
  const question = { unit: "cases", basis: "now", view: "all", rows: "comune" } as const;
  const page = new AbortController();
  const left = callerOf(small.house, carla, undefined, page.signal).counts.group(question);
  page.abort();
  await expect(left).rejects.toMatchObject({ message: "LIMIT" });
  expect((await api(carla).group(question)).total).toBeGreaterThan(0);
});

test("recipes are of one account, written over by name, and thrown away", async () => {
  const address = "unit=persons&basis=openOn&on=2025-12-31&rows=comune";
  await api(anna).saveRecipe({ name: "Per il piano", address });
  await api(anna).saveRecipe({ name: "Per il piano", address: "unit=cases" });
  expect(await api(bruno).listRecipes()).toEqual([]);
  const [one] = await api(anna).listRecipes();
  expect(one).toMatchObject({ name: "Per il piano", address: "unit=cases" });
  await api(bruno).dropRecipe({ id: one?.id ?? "" });
  expect(await api(anna).listRecipes()).toHaveLength(1);
  await api(anna).dropRecipe({ id: one?.id ?? "" });
  expect(await api(anna).listRecipes()).toEqual([]);
  await expect(api(anna).saveRecipe({ name: "x", address: "Mario Rossi" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});
