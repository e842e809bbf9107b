// How many cases stood in each step at a moment of the past: of a list's filter, and of the board. Nothing keeps such
// counts: the rows that stood are counted, one comune a statement, so that each is short.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Day } from "../../workflows/kernel/ids.ts";
import { fieldIs } from "../../workflows/kernel/list-condition.ts";
import type { Permitted } from "../access.ts";
import { type BoardFilter, boardTerms } from "../board/board-filter.ts";
import type { Driver } from "../driver/driver.ts";
import type { StepCount } from "../queues/count-cases.ts";
import { dueIndex, filterTerms, fixedAssignees, fixedValues, type ListFilter } from "../queues/list-filter.ts";
import { rowIndex, versionIndex } from "./list-page-at.ts";
import { type Past, rowIndexAt, standingArms, unionOf } from "./standing.ts";

const maxComuni = 500;

/** Comuni that ever had a case; counters stay when they fall to nothing. */
const territories = async (driver: Driver): Promise<string[]> =>
  (
    await driver.read<{ territory: string }>("SELECT DISTINCT territory FROM counter ORDER BY 1 LIMIT ?", [maxComuni])
  ).map((row) => row.territory);

/** Exact. */
export async function countStepsAt(
  driver: Driver,
  permitted: Permitted,
  past: Past,
  filter: ListFilter,
): Promise<StepCount[]> {
  const isShort = filter.found !== undefined || fixedAssignees(filter) !== undefined;
  const chosen = fixedValues(filter, "comune") ?? (await territories(driver));
  const parts = isShort
    ? [filter]
    : chosen.map((territory) => ({ ...filter, where: [...filter.where, fieldIs("comune", territory)] }));
  const sums = new Map<string, StepCount>();
  for (const part of parts) {
    const arms = standingArms(
      {
        past,
        permitted,
        terms: filterTerms({ ...part, today: past.day }),
        versionIndex: versionIndex(part),
        rowIndex: await rowIndex(driver, past, part, dueIndex(part)),
        inOrder: false,
      },
      () => "l.kind AS kind, l.state AS state, l.closed AS closed",
    );
    const { sql, args } = unionOf(arms);
    const rows = await driver.read<StepCount>(
      `SELECT kind, state, closed, COUNT(*) AS cases FROM (${sql}) GROUP BY 1,2,3 ORDER BY 1,2 LIMIT 500`,
      args,
    );
    for (const row of rows) {
      const key = `${row.kind}/${row.state}/${row.closed}`;
      const sum = sums.get(key);
      if (sum) sum.cases += row.cases;
      else sums.set(key, row);
    }
    if (parts.length > 1) await nextTurn();
  }
  return [...sums.values()].sort((a, b) => (`${a.kind}/${a.state}` < `${b.kind}/${b.state}` ? -1 : 1));
}

export interface FiguresAt {
  kind: string;
  state: string;
  territory: string;
  open: number;
  unassigned: number;
  overdue: number;
  /** Day the oldest open case was opened. */
  oldestOn: Day;
}

/** Open cases of the board at that moment; exact. */
export async function countFiguresAt(
  driver: Driver,
  permitted: Permitted,
  past: Past,
  filter: BoardFilter,
): Promise<FiguresAt[]> {
  const figures: FiguresAt[] = [];
  const chosen = filter.territory === undefined ? await territories(driver) : [filter.territory];
  for (const territory of chosen) {
    const terms = boardTerms({ ...filter, territory });
    const arms = standingArms(
      {
        past,
        permitted,
        terms,
        versionIndex: "list_version_territory",
        rowIndex: await rowIndexAt(driver, past, false, "list_territory_due"),
        inOrder: false,
      },
      () => "l.kind AS kind, l.state AS state, l.assignee AS assignee, l.due_on AS due_on, l.opened_on AS opened_on",
    );
    const { sql, args } = unionOf(arms);
    const rows = await driver.read<Omit<FiguresAt, "territory">>(
      `SELECT kind, state, COUNT(*) AS open, SUM(assignee = '') AS unassigned, SUM(due_on < ?) AS overdue,
         MIN(opened_on) AS oldestOn FROM (${sql}) GROUP BY 1,2 ORDER BY 1,2 LIMIT 500`,
      [past.day, ...args],
    );
    figures.push(...rows.map((row) => ({ ...row, territory })));
    await nextTurn();
  }
  return figures;
}
