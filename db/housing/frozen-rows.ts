// Rows of a ranking as frozen in the log, and the one of an application. Asked with the case already permitted
// (FoundCase): the rows hold numbers and scores, no names.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { FoundCase } from "../cases/find-case.ts";
import type { Driver } from "../driver/driver.ts";

const rowOf = ({ row }: { row: string }): JsonObject => JSON.parse(row) as JsonObject;

/** In order of position; at most 5,000, the most a ranking is formed from. */
export async function listFrozenRows(
  driver: Driver,
  bando: FoundCase,
  seq: number,
  document: string,
): Promise<JsonObject[]> {
  const rows = await driver.read<{ row: string }>(
    "SELECT row FROM frozen_row WHERE case_id=? AND seq=? AND document=? ORDER BY n LIMIT 5000",
    [bando.snapshot.caseId, seq, document],
  );
  return rows.map(rowOf);
}

/** The row of one application in the frozen document it was told of; undefined when it is not in it. */
export async function findPosition(
  driver: Driver,
  application: FoundCase,
  place: { seq: number; document: string },
): Promise<JsonObject | undefined> {
  const { bando } = application.snapshot.doc.context;
  if (typeof bando !== "string") return undefined;
  const [row] = await driver.read<{ row: string }>(
    `SELECT row FROM frozen_row WHERE case_id=? AND seq=? AND document=? AND json_extract(row,'$.applicationId')=?
     LIMIT 1`,
    [bando, place.seq, place.document, application.snapshot.caseId],
  );
  return row && rowOf(row);
}
