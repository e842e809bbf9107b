// What the chains are made of, slice by slice: events as the bytes their hash covers, sealed parts, seals. Bytes are
// never decoded on the way, since what they say is not known yet.
import { isUtf8 } from "node:buffer";
import type { Json } from "../../workflows/kernel/json.ts";
import type { Driver } from "../driver/driver.ts";
import { eventColumns } from "./event-row.ts";
import { bytesOf, inHalves, readJoined, readRange, type Source, unlessBlobInText } from "./safe-read.ts";

/** An instant before each line, then every column as a JSON array: up to the hash it is what the hash covers. */
export const chainedEvents: Source = { table: "event", key: "pos", columns: eventColumns };

const lineSource = {
  ...chainedEvents,
  line: `recorded_at||json_array(${eventColumns.join(",")})`,
  joint: "char(10)",
};

/**
 * Rows of a range in one buffer or several, each row 24 bytes of `recorded_at` and then its columns, with a line feed
 * between two. Rows that cannot be read are told; `isText`: there were none, and all bytes are UTF-8.
 */
export async function readChainLines(
  driver: Driver,
  range: { after: number; upto: number },
  damaged: (pos: number) => void,
): Promise<{ blocks: Buffer[]; isText: boolean }> {
  let isText = true;
  const read = async (after: number, upto: number) => {
    const joined = await readJoined(driver, lineSource, after, upto);
    isText &&= joined !== undefined && isUtf8(joined);
    return joined && [joined];
  };
  return { blocks: await inHalves(driver, chainedEvents, range, read, damaged), isText };
}

/** The sealed parts of one event. */
export interface SealedGroup {
  pos: number;
  count: number;
  /** What the parts name as theirs; undefined when they do not name the same. */
  owner: { caseId: string; seq: number } | undefined;
  /** The bytes that the event's hash of its parts covers; undefined when a column holds something else than bytes. */
  hashed: Buffer | undefined;
}

/** `[subject,class,length]` and the ciphertext, one after the other: see `sealedHash`. */
const sealedBytes = `SELECT CAST('['||coalesce(group_concat(json_array(pos,case_id,seq,octet_length(part),typeof(blob))),'')||']' AS BLOB) AS heads,
    CAST(group_concat(part,'') AS BLOB) AS parts
  FROM (SELECT pos,case_id,seq,blob,json_array(subject,class,length(blob))||blob AS part FROM event_sealed
    WHERE pos>? AND pos<=? ORDER BY pos,subject,class)`;

type SealedHead = [pos: number, caseId: string, seq: number, size: number | null, type: string];

/** Sealed parts of a range of positions, by event; the position of each that cannot be read goes to `damaged`. */
export function readSealedGroups(
  driver: Driver,
  range: { after: number; upto: number },
  damaged: (pos: number) => void,
): Promise<SealedGroup[]> {
  const read = async (after: number, upto: number) => {
    const row = await unlessBlobInText(() =>
      driver.read<{ heads: ArrayBuffer; parts: ArrayBuffer | null }>(sealedBytes, [after, upto]),
    );
    const heads = row?.[0] && bytesOf(row[0].heads);
    if (!heads || !isUtf8(heads)) return undefined;
    const { parts } = row[0] ?? {};
    return groupsOf(JSON.parse(heads.toString("utf8")) as SealedHead[], parts ? bytesOf(parts) : Buffer.alloc(0));
  };
  return inHalves(driver, sealedSource, range, read, damaged);
}

function groupsOf(heads: readonly SealedHead[], parts: Buffer): SealedGroup[] {
  const groups: SealedGroup[] = [];
  let [from, to] = [0, 0];
  let last: SealedGroup | undefined;
  for (const [pos, caseId, seq, size, type] of heads) {
    if (last?.pos !== pos) {
      from = to;
      last = { pos, count: 0, owner: { caseId, seq }, hashed: parts.subarray(from, from) };
      groups.push(last);
    }
    to += size ?? 0;
    last.count += 1;
    last.hashed = last.hashed && type === "blob" ? parts.subarray(from, to) : undefined;
    if (last.owner?.caseId !== caseId || last.owner.seq !== seq) last.owner = undefined;
  }
  return groups;
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
  const source = onlyIdentity ? { ...sealedSource, where: "class IN ('identity','contact')" } : sealedSource;
  return (await readRange(driver, source, range, damaged)).map(toPart);
}

/** from_pos, to_pos, root, recorded_at. */
export type SealRow = [number, number, string, string];

export const sealSource: Source = {
  table: "seal",
  key: "from_pos",
  columns: ["from_pos", "to_pos", "root", "recorded_at"],
};

export const chained = [chainedEvents, sealedSource, sealSource] as const;

/** Integer keys that this program gave lie up to here; others belong to no log. */
const lastPos = Number.MAX_SAFE_INTEGER;

/** The last position that anything chained names, in one look. */
export async function findChainEnd(driver: Driver): Promise<number> {
  const last = ({ table, key }: Source) => `SELECT MAX(${key}) AS k FROM ${table} WHERE ${key}<=${lastPos}`;
  const all = chained.map(last).join(" UNION ALL ");
  const [row] = await driver.read<{ k: number | null }>(`SELECT CAST(MAX(k) AS INTEGER) AS k FROM (${all})`);
  return row?.k ?? 0;
}

/** How many rows there are, whatever their keys, but for those of positions that came after `head`. */
export async function countChained(driver: Driver, { table, key }: Source, head: number): Promise<number> {
  const [row] = await driver.read<{ n: number }>(
    `SELECT (SELECT COUNT(*) FROM ${table})-(SELECT COUNT(*) FROM ${table} WHERE ${key}>? AND ${key}<=?) AS n`,
    [head, lastPos],
  );
  return row?.n ?? 0;
}

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
