// The rows of a list in slices, in the order of the list: what may be seen of each is what the list shows. Cases that are kept
// apart are counted and left out.

import type { Permitted } from "../../db/access.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { apartSql, type KeptApart, readFiscalCodes } from "../../db/exports/read-besides.ts";
import type { ListFilter } from "../../db/queues/list-filter.ts";
import { type ListItem, type ListRights, listPage } from "../../db/queues/list-page.ts";
import type { ListSort } from "../../db/queues/list-walk.ts";
import type { AreaId } from "../../workflows/kernel/ids.ts";
import type { ExportedRow } from "./columns.ts";

export interface Walk {
  driver: Driver;
  rights: ListRights;
  /** Absent: no fiscal code is asked for. */
  persons?: Permitted;
  filter: ListFilter;
  sort: ListSort;
  descending: boolean;
  /** `out`: kept apart are left out. `alone`: the list is of the area alone, and holds only what the reader may read. */
  apart: "out" | "alone";
  area: AreaId;
  workflows: Iterable<KeptApart>;
  signal: AbortSignal;
  onSlice: (seen: { rows: number; leftOut: number }) => void;
}

/** Rows of a slice: some twenty milliseconds of reading. */
const sliceSize = 500;

export async function* walkList(walk: Walk): AsyncGenerator<ExportedRow[]> {
  const { driver, rights, filter, sort, descending, signal } = walk;
  const isMixed = walk.apart === "out";
  const mark = isMixed ? apartSql(walk.area, walk.workflows) : undefined;
  let after: { value: string; caseId: string } | undefined;
  for (;;) {
    signal.throwIfAborted();
    const ask = { filter, sort, descending, limit: sliceSize, ...(mark ? { mark } : {}), ...(after ? { after } : {}) };
    const bytes = await listPage(driver, rights, ask);
    const items = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as ListItem[];
    const rows = items.filter((item) => (isMixed ? item.mark !== 1 : item.columns !== null));
    walk.onSlice({ rows: rows.length, leftOut: items.length - rows.length });
    yield walk.persons ? await withCodes(walk, walk.persons, rows) : rows;
    const last = items.at(-1);
    if (!last || items.length < sliceSize) return;
    after = { value: last[sort], caseId: last.id };
    // Messages of the port (a cancel) are heard between slices.
    await new Promise((next) => setImmediate(next));
  }
}

async function withCodes({ driver, rights }: Walk, persons: Permitted, rows: ListItem[]): Promise<ExportedRow[]> {
  const ids = rows.map((row) => row.id);
  const codes = await readFiscalCodes(driver, { contents: rights.contents, persons }, ids);
  return rows.map((row) => ({ ...row, fiscalCode: codes.get(row.id) }));
}
