// The outbox: fan-outs to do after commit, in slices; their cursor moves in the writer's own batches. What the case
// that asked would not take in the end stands here as refused, for somebody to look at.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Driver, Statement } from "../driver/driver.ts";

export interface OutboxRow {
  id: string;
  caseId: string;
  pos: number;
  topic: string;
  payload: JsonObject;
  /** Position of the last link done; 0 before the first. */
  cursor: number;
  answered: number;
  refused: string[];
}

interface Stored extends Omit<OutboxRow, "caseId" | "payload" | "refused"> {
  case_id: string;
  payload: string;
  refused: string;
}

const columns = "id,case_id,pos,topic,payload,cursor,answered,refused";

const toRow = ({ case_id, payload, refused, ...row }: Stored): OutboxRow => ({
  ...row,
  caseId: case_id,
  payload: JSON.parse(payload) as JsonObject,
  refused: JSON.parse(refused) as string[],
});

/** The oldest pending entries, at most `limit`. */
export async function readPending(driver: Driver, limit: number): Promise<OutboxRow[]> {
  const rows = await driver.read<Stored>(`SELECT ${columns} FROM outbox WHERE status='pending' ORDER BY pos LIMIT ?`, [
    limit,
  ]);
  return rows.map(toRow);
}

export async function findRefused(driver: Driver, id: string): Promise<OutboxRow | undefined> {
  const [row] = await driver.read<Stored>(`SELECT ${columns} FROM outbox WHERE status='refused' AND id=?`, [id]);
  return row && toRow(row);
}

export async function countRefused(driver: Driver): Promise<number> {
  const [row] = await driver.read<{ n: number }>("SELECT COUNT(*) AS n FROM outbox WHERE status='refused'");
  return row?.n ?? 0;
}

export interface RefusedFanOut {
  id: string;
  pos: number;
  kind: string;
  number: string;
  /** Of the case that asked, today. */
  state: string;
  /** Event it did not take. */
  onDone: string;
  reason: string;
  answered: number;
  refused: number;
  recordedAt: string;
}

/** The newest refused entries, at most `limit`: numbers, kinds and states, nothing of a person. */
export function listRefused(driver: Driver, limit: number): Promise<RefusedFanOut[]> {
  return driver.read<RefusedFanOut>(
    `SELECT o.id,o.pos,s.kind,s.number,s.state,o.payload->>'onDone' AS onDone,o.reason,o.answered,
       json_array_length(o.refused) AS refused,e.recorded_at AS recordedAt
     FROM outbox o JOIN snapshot s ON s.case_id=o.case_id JOIN event e ON e.pos=o.pos
     WHERE o.status='refused' ORDER BY o.pos DESC LIMIT ?`,
    [limit],
  );
}

export interface OutboxChange {
  id: string;
  cursor: number;
  answered: number;
  refused: string[];
  status: "pending" | "done" | "refused";
  /** Code of the refusal; '' unless refused. */
  reason: string;
}

export function updateOutbox(change: OutboxChange): Statement[] {
  return [
    {
      sql: "UPDATE outbox SET cursor=?,answered=?,refused=?,status=?,reason=? WHERE id=?",
      args: [change.cursor, change.answered, JSON.stringify(change.refused), change.status, change.reason, change.id],
    },
  ];
}
