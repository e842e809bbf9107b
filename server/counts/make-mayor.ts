// "Una pagina per il sindaco": per comune the persons followed in a year by area, new and closed cases of the year and
// those open at its end, from the same counts as every other sheet. Each table is covered by itself, which holds for one
// page: beside the page of the year before, what was open then, opened, closed and is open now make one sum, and three of
// them tell the fourth.

import type { MayorSheet } from "../../workflows/rules/counts/mayor.ts";
import { coverSmall } from "../../workflows/rules/counts/protect.ts";
import type { Session } from "../access/session.ts";
import { type SheetInput, sheetInput } from "./ask.ts";
import { type Asked, countFor } from "./make-sheet.ts";
import { ordered } from "./order-keys.ts";

export async function makeMayor(
  services: Asked,
  session: Session,
  { year, external }: { year: number; external: boolean },
): Promise<MayorSheet> {
  const today = services.clock.today();
  const [from, last] = [`${year}-01-01`, `${year}-12-31`];
  /** A year that still runs is told up to today. */
  const to = today >= from && today < last ? today : last;
  const least = services.accounts.settings.leastShown;
  const ask = (given: Partial<SheetInput>): SheetInput =>
    sheetInput.parse({ view: "all", rows: "comune", unit: "cases", from, to, ...given });
  const count = (given: Partial<SheetInput>) => countFor(services, session, ask(given));
  const { followed, opened, closed, open } = await services.longReads.inTurn(
    session.accountId,
    services.signal,
    async () => ({
      followed: await count({ unit: "persons", basis: "followed", columns: "area" }),
      opened: await count({ basis: "opened" }),
      closed: await count({ basis: "closed" }),
      open: await count({ basis: "openOn", on: to }),
    }),
  );
  const covered = <T extends Parameters<typeof coverSmall>[0]>(table: T) =>
    external ? coverSmall(table, least) : table;
  const found = [...new Set([followed, opened, closed, open].flatMap((one) => one.rows))];
  const rows = ordered("comune", found, services);
  const shown = covered(followed);
  const at = (row: string) => followed.rows.indexOf(row);
  const single = (one: typeof opened) => {
    const table = covered(one);
    return { values: rows.map((row) => valueAt(one.rows, table.rowTotals, row)), total: table.total };
  };
  return {
    ...{ year, from, to, rows, areas: followed.columns },
    followed: rows.map((row) => shown.cells[at(row)] ?? followed.columns.map(() => 0)),
    followedTotals: { values: rows.map((row) => valueAt(followed.rows, shown.rowTotals, row)), total: shown.total },
    areaTotals: shown.columnTotals,
    ...{ opened: single(opened), closed: single(closed), open: single(open) },
    without: external && followed.without > 0 && followed.without < least ? null : followed.without,
    ...{ external, least, by: session.name, at: services.clock.now() },
  };
}

/** The value of a row, nought where the table does not have it. */
const valueAt = (rows: readonly string[], values: readonly (number | null)[], row: string): number | null => {
  const at = rows.indexOf(row);
  return at < 0 ? 0 : (values[at] ?? null);
};
