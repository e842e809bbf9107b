// Events as a fold and a second decision need them: columns as JSON, documents parsed with the row they stand in.
import type { Json } from "../../workflows/kernel/json.ts";
import type { Driver } from "../driver/driver.ts";
import { searchedOf } from "../search/protocol-cache.ts";
import type { EventRow } from "./event-row.ts";
import { inHalves, readJoined, type Source, textOf } from "./safe-read.ts";

const foldColumns = [
  "pos",
  "case_id",
  "seq",
  "kind",
  "number",
  "type",
  "workflow_version",
  "recorded_at",
  "occurred_on",
  "state_before",
  "state_after",
] as const satisfies readonly (keyof EventRow)[];

const decisionColumns = [
  "event_version",
  "rulesets",
  "actor",
  "behalf_of",
  "command_id",
] as const satisfies readonly (keyof EventRow)[];

/** The columns of an event that a fold needs, without its documents. */
export type FoldRow = Pick<EventRow, (typeof foldColumns)[number]>;

/** Those that a second decision needs too. */
export type ReplayRow = FoldRow & Pick<EventRow, (typeof decisionColumns)[number]>;

export interface FoldEvent {
  row: FoldRow;
  patch: Json;
  effects: Json;
  /** For a fold alone only what the caches keep of it. */
  payload: Json;
}

export interface ReplayEvent extends FoldEvent {
  row: ReplayRow;
}

export const replayedEvents: Source = { table: "event", key: "pos", columns: [...foldColumns, ...decisionColumns] };

/** Documents are joined as they are stored: each must be one JSON value, which the count of them all shows. */
const sourceOf = (columns: readonly string[], documents: readonly string[]) => ({
  ...replayedEvents,
  line: `json_array(${columns.join(",")})||','||${documents.join("||','||")}`,
});
/** Numbers of the protocol and ids of other cases: all that caches hold of a payload. */
const keptOf = (column: string): string =>
  `CASE WHEN json_valid(${column}) AND ${column} GLOB '*-????-????-????-*' THEN json_patch(${searchedOf(column)},
    json_object('named',(SELECT json_group_array(atom) FROM json_tree(${column}) WHERE type='text' AND length(atom)=36)))
    ELSE ${searchedOf(column)} END`;
const folded = sourceOf(foldColumns, ["patch", "effects", keptOf("payload")]);
const decided = sourceOf(replayedEvents.columns, ["patch", "effects", "payload"]);

/** What follows each other in the text of a range: rows of so many columns, each with so many documents. */
function parse<T>(text: string, columns: number, documents: number, make: (flat: Json[], at: number) => T) {
  let flat: Json[];
  try {
    flat = JSON.parse(`[${text}]`) as Json[];
  } catch {
    return undefined;
  }
  const stride = 1 + documents;
  if (flat.length % stride !== 0) return undefined;
  const events: T[] = [];
  for (let i = 0; i < flat.length; i += stride) {
    const values = flat[i];
    if (!Array.isArray(values) || values.length !== columns) return undefined;
    events.push(make(flat, i));
  }
  return events;
}

/** A literal, so that all rows share one shape. */
const foldRow = (v: Json[]): FoldRow => ({
  pos: v[0] as number,
  case_id: v[1] as string,
  seq: v[2] as number,
  kind: v[3] as string,
  number: v[4] as string,
  type: v[5] as string,
  workflow_version: v[6] as number,
  recorded_at: v[7] as string,
  occurred_on: v[8] as string,
  state_before: v[9] as string,
  state_after: v[10] as string,
});

const replayRow = (v: Json[]): ReplayRow => ({
  ...foldRow(v),
  event_version: v[11] as number,
  rulesets: v[12] as string,
  actor: v[13] as string,
  behalf_of: v[14] as string,
  command_id: v[15] as string,
});

type Damaged = (pos: number) => void;
interface Range {
  after: number;
  upto: number;
}

/** Events of a range of positions as a fold needs them; the position of each that cannot be read goes to `damaged`. */
export function readFoldEvents(driver: Driver, range: Range, damaged: Damaged): Promise<FoldEvent[]> {
  const make = (flat: Json[], i: number): FoldEvent => ({
    row: foldRow(flat[i] as Json[]),
    patch: flat[i + 1] ?? null,
    effects: flat[i + 2] ?? null,
    payload: flat[i + 3] ?? null,
  });
  const read = async (after: number, upto: number) => {
    const text = textOf(await readJoined(driver, folded, after, upto));
    return text === undefined ? undefined : parse(text, foldColumns.length, 3, make);
  };
  return inHalves(driver, replayedEvents, range, read, damaged);
}

/** The same with what a second decision needs. */
export function readReplayEvents(driver: Driver, range: Range, damaged: Damaged): Promise<ReplayEvent[]> {
  const make = (flat: Json[], i: number): ReplayEvent => ({
    row: replayRow(flat[i] as Json[]),
    patch: flat[i + 1] ?? null,
    effects: flat[i + 2] ?? null,
    payload: flat[i + 3] ?? null,
  });
  const read = async (after: number, upto: number) => {
    const text = textOf(await readJoined(driver, decided, after, upto));
    return text === undefined ? undefined : parse(text, replayedEvents.columns.length, 3, make);
  };
  return inHalves(driver, replayedEvents, range, read, damaged);
}
