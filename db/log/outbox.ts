// The outbox: fan-outs to do after commit, in slices; their cursor moves in the writer's own batches.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Driver, Statement } from "../driver/driver.ts";

export interface OutboxRow {
  id: string;
  caseId: string;
  pos: number;
  topic: string;
  payload: JsonObject;
  cursor: string;
  answered: number;
  refused: string[];
}

/** The oldest pending entries, at most `limit`. */
export async function readPending(driver: Driver, limit: number): Promise<OutboxRow[]> {
  const rows = await driver.read<{
    id: string;
    case_id: string;
    pos: number;
    topic: string;
    payload: string;
    cursor: string;
    answered: number;
    refused: string;
  }>(
    "SELECT id,case_id,pos,topic,payload,cursor,answered,refused FROM outbox WHERE status='pending' ORDER BY pos LIMIT ?",
    [limit],
  );
  return rows.map(({ case_id, payload, refused, ...row }) => ({
    ...row,
    caseId: case_id,
    payload: JSON.parse(payload) as JsonObject,
    refused: JSON.parse(refused) as string[],
  }));
}

export function updateOutbox(update: {
  id: string;
  cursor: string;
  answered: number;
  refused: string[];
  done: boolean;
}): Statement[] {
  return [
    {
      sql: "UPDATE outbox SET cursor=?,answered=?,refused=?,status=? WHERE id=?",
      args: [
        update.cursor,
        update.answered,
        JSON.stringify(update.refused),
        update.done ? "done" : "pending",
        update.id,
      ],
    },
  ];
}
