// What the chains are made of, slice by slice: events as the bytes their hash covers, sealed parts, seals. Bytes are
// never decoded on the way, since what they say is not known yet.
import { isUtf8 } from "node:buffer";
import type { Json } from "../../workflows/kernel/json.ts";
import type { Driver } from "../driver/driver.ts";
import { eventColumns } from "./event-row.ts";
import { inHalves, readJoined, readRange, type Source } from "./safe-read.ts";

/** An instant before each line, then every column as a JSON array: up to the hash it is what the hash covers. */
export const chainedEvents: Source = { table: "event", key: "pos", columns: eventColumns };

const lineSource = {
  ...chainedEvents,
  line: `recorded_at||json_array(${eventColumns.join(",")})`,
  joint: "char(10)",
};

const newline = 10;

/**
 * One buffer a row: 24 bytes of `recorded_at`, then the row. They share memory, which the caller may change. Rows
 * that cannot be read are told; `isText`: there were none, and all bytes are UTF-8.
 */
export async function readChainLines(
  driver: Driver,
  range: { after: number; upto: number },
  damaged: (pos: number) => void,
): Promise<{ lines: Buffer[]; isText: boolean }> {
  let isText = true;
  const read = async (after: number, upto: number) => {
    const joined = await readJoined(driver, lineSource, after, upto);
    isText &&= joined !== undefined && isUtf8(joined);
    return joined && linesOf(joined);
  };
  return { lines: await inHalves(driver, chainedEvents, range, read, damaged), isText };
}

function linesOf(joined: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let at = 0; at < joined.length; ) {
    const next = joined.indexOf(newline, at);
    const end = next < 0 ? joined.length : next;
    lines.push(joined.subarray(at, end));
    at = end + 1;
  }
  return lines;
}

export interface SealedPart {
  pos: number;
  subject: string;
  class: string;
  caseId: string;
  seq: number;
  keyId: number;
  /** Undefined when the column holds something else than bytes. */
  blob: Buffer | undefined;
}

const sealedSource: Source = {
  table: "event_sealed",
  key: "pos",
  columns: ["pos", "subject", "class", "case_id", "seq", "key_id", "typeof(blob)", "hex(blob)"],
};

const toPart = (row: Json[]): SealedPart => {
  const [pos, subject, kind, caseId, seq, keyId, type, hex] = row as [
    number,
    string,
    string,
    string,
    number,
    number,
    string,
    string,
  ];
  return { pos, subject, class: kind, caseId, seq, keyId, blob: type === "blob" ? Buffer.from(hex, "hex") : undefined };
};

/** Sealed parts of a range of positions; only those of one class when it is given. */
export async function readSealedParts(
  driver: Driver,
  range: { after: number; upto: number },
  damaged: (pos: number) => void,
  onlyIdentity = false,
): Promise<SealedPart[]> {
  const source = onlyIdentity ? { ...sealedSource, where: "class='identity'" } : sealedSource;
  return (await readRange(driver, source, range, damaged)).map(toPart);
}

/** from_pos, to_pos, root, recorded_at. */
export type SealRow = [number, number, string, string];

export const sealSource: Source = {
  table: "seal",
  key: "from_pos",
  columns: ["from_pos", "to_pos", "root", "recorded_at"],
};

/** An event whose case began before the range that is looked at, and what it says of the event before it. */
export interface Follower {
  pos: number;
  caseId: string;
  seq: number;
  prevHash: string;
}

/** Positions of those that no event before them, with the seq and the hash they name, precedes. */
export async function findUnpreceded(driver: Driver, followers: readonly Follower[]): Promise<number[]> {
  if (followers.length === 0) return [];
  const asked = JSON.stringify(followers.map(({ pos, caseId, seq, prevHash }) => [pos, caseId, seq, prevHash]));
  const rows = await driver.read<{ pos: number }>(
    `SELECT CAST(f.value->>0 AS INTEGER) AS pos FROM json_each(?) f
     LEFT JOIN event e ON e.case_id=f.value->>1 AND e.seq=f.value->>2-1 AND e.pos<f.value->>0
     WHERE e.hash IS NOT f.value->>3`,
    [asked],
  );
  return rows.map(({ pos }) => pos);
}

/** The seal at or after which a range may begin: the last that begins at or before a position. */
export async function findSealBefore(driver: Driver, pos: number): Promise<SealRow | undefined> {
  const [row] = await driver.read<{ k: number | null }>("SELECT MAX(from_pos) AS k FROM seal WHERE from_pos<=?", [pos]);
  if (row?.k === null || row?.k === undefined) return undefined;
  const [seal] = await readRange(driver, sealSource, { after: row.k - 1, upto: row.k }, () => {});
  return seal as unknown as SealRow | undefined;
}

/** Sealed parts whose key is not the one bound to their case and subject, by position; at most 100. */
export const findUnboundParts = (driver: Driver): Promise<{ pos: number }[]> =>
  driver.read<{ pos: number }>(
    `SELECT CAST(e.pos AS INTEGER) AS pos FROM event_sealed e LEFT JOIN key_binding k ON k.case_id=e.case_id AND k.subject=e.subject
     WHERE k.key_id IS NOT e.key_id OR typeof(e.key_id)<>'integer' LIMIT 100`,
  );

/** Bindings to which no sealed part belongs, by key; at most 100. */
export const findIdleBindings = (driver: Driver): Promise<{ key_id: number }[]> =>
  driver.read<{ key_id: number }>(
    `SELECT CAST(k.key_id AS INTEGER) AS key_id FROM key_binding k WHERE typeof(k.key_id)<>'integer' OR NOT EXISTS
       (SELECT 1 FROM event_sealed e WHERE e.case_id=k.case_id AND e.subject=k.subject) LIMIT 100`,
  );
