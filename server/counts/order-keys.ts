// The order in which groups stand on a sheet: comuni by name, areas and kinds as the house lists them, steps in the order
// of the course. Years, months and bands of age sort by themselves.
import type { Groups } from "../../db/counts/count-groups.ts";
import { areaIds, district } from "../../workflows/kernel/ids.ts";
import { type CountAsk, type CountDimension, unknownKey } from "../../workflows/rules/counts/ask.ts";
import type { Services } from "../services.ts";

type Around = Pick<Services, "tables" | "workflows">;

export function ordered(dimension: CountDimension | undefined, keys: readonly string[], around: Around): string[] {
  const placeOf = placesOf(dimension, around);
  const place = (key: string) => (key === unknownKey ? Number.MAX_SAFE_INTEGER : (placeOf.get(key) ?? placeOf.size));
  return [...keys].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

function placesOf(dimension: CountDimension | undefined, { tables, workflows }: Around): Map<string, number> {
  const numbered = (list: readonly string[]) => new Map(list.map((key, i) => [key, i]));
  if (dimension === "area") return numbered(areaIds);
  if (dimension === "kind") return numbered([...workflows.keys()]);
  if (dimension === "comune") {
    const byName = [...tables.comuni].sort((a, b) => a.name.localeCompare(b.name, "it"));
    return numbered([...byName.map(({ istat }) => istat), district]);
  }
  if (dimension === "step")
    return numbered(
      [...workflows.values()].flatMap(({ id, versions, current }) =>
        Object.keys(versions[current]?.states ?? {}).map((state) => `${id}/${state}`),
      ),
    );
  return new Map();
}

export function inOrder(groups: Groups, ask: CountAsk, around: Around): Groups {
  const rows = ordered(ask.rows, groups.rows, around);
  const columns = ordered(ask.columns, groups.columns, around);
  const rowAt = rows.map((key) => groups.rows.indexOf(key));
  const columnAt = columns.map((key) => groups.columns.indexOf(key));
  return {
    ...groups,
    ...{ rows, columns },
    cells: rowAt.map((i) => columnAt.map((j) => groups.cells[i]?.[j] ?? 0)),
    rowTotals: rowAt.map((i) => groups.rowTotals[i] ?? 0),
    columnTotals: columnAt.map((j) => groups.columnTotals[j] ?? 0),
  };
}
