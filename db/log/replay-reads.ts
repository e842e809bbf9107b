// Events as a fold and a second decision need them: columns as JSON, documents parsed with the row they stand in.
import { isUtf8 } from "node:buffer";
import type { Json } from "../../workflows/kernel/json.ts";
import type { Driver } from "../driver/driver.ts";
import type { EventRow } from "./event-row.ts";
import { inHalves, readJoined, type Source } from "./safe-read.ts";

/** The columns of an event without its documents, the bytes of its hashes and what only answers repetitions. */
export type ReplayRow = Omit<
  EventRow,
  "payload" | "patch" | "effects" | "facts" | "payload_mac" | "sealed_hash" | "prev_hash" | "correlation_id"
>;

export interface ReplayEvent {
  row: ReplayRow;
  payload: Json;
  patch: Json;
  effects: Json;
}

const columns = [
  ...["pos", "case_id", "seq", "kind", "number", "type", "event_version", "workflow_version", "rulesets", "actor"],
  ...["behalf_of", "recorded_at", "occurred_on", "command_id", "state_before", "state_after", "hash"],
] as const satisfies readonly (keyof ReplayRow)[];

export const replayedEvents: Source = { table: "event", key: "pos", columns };

/** Documents are joined as they are stored: each must be one JSON value, which the count of them all shows. */
const sourceWith = (documents: readonly string[]) => ({
  ...replayedEvents,
  line: `json_array(${columns.join(",")})||','||${documents.join("||','||")}`,
});
const folded = sourceWith(["'{}'", "patch", "effects"]);
const decided = sourceWith(["payload", "patch", "effects"]);
const stride = 4;

function parse(joined: Buffer): ReplayEvent[] | undefined {
  let flat: Json[];
  try {
    flat = JSON.parse(`[${joined.toString("utf8")}]`) as Json[];
  } catch {
    return undefined;
  }
  const events: ReplayEvent[] = [];
  if (flat.length % stride !== 0) return undefined;
  for (let i = 0; i < flat.length; i += stride) {
    const values = flat[i];
    if (!Array.isArray(values) || values.length !== columns.length) return undefined;
    events.push({
      row: rowOf(values),
      payload: flat[i + 1] ?? null,
      patch: flat[i + 2] ?? null,
      effects: flat[i + 3] ?? null,
    });
  }
  return events;
}

/** A literal, so that all rows share one shape. */
function rowOf(v: Json[]): ReplayRow {
  return {
    pos: v[0] as number,
    case_id: v[1] as string,
    seq: v[2] as number,
    kind: v[3] as string,
    number: v[4] as string,
    type: v[5] as string,
    event_version: v[6] as number,
    workflow_version: v[7] as number,
    rulesets: v[8] as string,
    actor: v[9] as string,
    behalf_of: v[10] as string,
    recorded_at: v[11] as string,
    occurred_on: v[12] as string,
    command_id: v[13] as string,
    state_before: v[14] as string,
    state_after: v[15] as string,
    hash: v[16] as string,
  };
}

/** Events of a range of positions, with their payload only when asked; the position of each that cannot be read goes to `damaged`. */
export function readReplayEvents(
  driver: Driver,
  range: { after: number; upto: number },
  damaged: (pos: number) => void,
  withPayload = true,
): Promise<ReplayEvent[]> {
  const source = withPayload ? decided : folded;
  const read = async (after: number, upto: number) => {
    const joined = await readJoined(driver, source, after, upto);
    return joined && isUtf8(joined) ? parse(joined) : undefined;
  };
  return inHalves(driver, replayedEvents, range, read, damaged);
}
