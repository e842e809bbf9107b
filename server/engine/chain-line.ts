// One row of the log as bytes, taken apart without decoding it: what its hash covers, and the few columns that chain
// it to its case and to the log. A row of an unusual shape is decoded whole; it comes from no writer of ours.

export interface ChainLink {
  pos: number;
  caseId: string;
  seq: number;
  recordedAt: string;
  sealedHash: string;
  prevHash: string;
  hash: string;
  /** The bytes the hash covers. */
  hashed: Buffer;
}

const [comma, quote, open, close] = [0x2c, 0x22, 0x5b, 0x5d];
const [zero, nine] = [0x30, 0x39];
/** `2026-03-02T09:00:00.000Z`, which precedes the row. */
const instantLength = 24;
const idLength = 36;
const hashLength = 64;
/** More digits than a number holds exactly are no position of ours. */
const mostDigits = 15;

/**
 * From `from` to `to` stand the instant and `[pos,"case_id",seq, …, "sealed_hash","prev_hash","hash"]`; one byte is
 * changed. Undefined when it is no such row.
 */
export function readLink(lines: Buffer, from: number, to: number): ChainLink | undefined {
  return readUsual(lines, from, to) ?? readOdd(lines.subarray(from, to));
}

function readUsual(lines: Buffer, from: number, to: number): ChainLink | undefined {
  const start = from + instantLength;
  const first = endOfDigits(lines, start + 1);
  const idEnd = first + 2 + idLength;
  const second = endOfDigits(lines, idEnd + 2);
  const hashAt = to - 2 - hashLength;
  if (second === 0 || second > hashAt || lines[start] !== open || lines[first + 1] !== quote) return undefined;
  if (lines[idEnd] !== quote || lines[idEnd + 1] !== comma) return undefined;
  if (lines[to - 1] !== close || lines[to - 2] !== quote || lines[hashAt - 1] !== quote || lines[hashAt - 2] !== comma)
    return undefined;
  const prevAt = hashBefore(lines, hashAt - 2);
  const sealedAt = hashBefore(lines, prevAt - 2);
  if (prevAt === 0 || sealedAt < second) return undefined;
  // The hash covers the row without its last column: `,"hash"]` becomes `]`.
  lines[hashAt - 2] = close;
  return {
    pos: numberAt(lines, start + 1, first),
    caseId: lines.toString("latin1", first + 2, idEnd),
    seq: numberAt(lines, idEnd + 2, second),
    recordedAt: lines.toString("latin1", from, start),
    sealedHash: lines.toString("latin1", sealedAt, prevAt - 3),
    prevHash: lines.toString("latin1", prevAt, hashAt - 3),
    hash: lines.toString("latin1", hashAt, hashAt + hashLength),
    hashed: lines.subarray(start, hashAt - 1),
  };
}

/** Where the comma behind a whole number stands; 0 when there is no such number. */
function endOfDigits(lines: Buffer, from: number): number {
  for (let at = from; at <= from + mostDigits; at++) {
    const byte = lines[at] ?? 0;
    if (byte < zero || byte > nine) return byte === comma && at > from ? at : 0;
  }
  return 0;
}

function numberAt(lines: Buffer, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + (lines[at] ?? 0) - zero;
  return number;
}

/** Where a hash, or nothing, begins whose column ends at `end`, where a comma stands; 0 when there is none. */
function hashBefore(lines: Buffer, end: number): number {
  if (lines[end - 1] !== quote) return 0;
  if (lines[end - 2] === quote && lines[end - 3] === comma) return end - 1;
  const at = end - 1 - hashLength;
  return lines[at - 1] === quote && lines[at - 2] === comma ? at : 0;
}

function readOdd(line: Buffer): ChainLink | undefined {
  const bytes = line.subarray(line.indexOf(open));
  const row = decode(bytes);
  const [pos, caseId, seq] = row ?? [];
  const hash = row?.at(-1);
  if (!row || typeof pos !== "number" || typeof seq !== "number" || typeof hash !== "string") return undefined;
  const tail = Buffer.byteLength(`,${JSON.stringify(hash)}]`);
  return {
    pos,
    caseId: String(caseId),
    seq,
    recordedAt: String(row[11]),
    sealedHash: String(row.at(-3)),
    prevHash: String(row.at(-2)),
    hash,
    hashed: Buffer.concat([bytes.subarray(0, bytes.length - tail), Buffer.from("]")]),
  };
}

function decode(bytes: Buffer): unknown[] | undefined {
  try {
    const row: unknown = JSON.parse(bytes.toString("utf8"));
    return Array.isArray(row) ? row : undefined;
  } catch {
    return undefined;
  }
}

/** The case by its number, or by kind and a piece of its id. */
export function nameOf({ hashed }: ChainLink): string {
  const [, caseId, , kind, number] = decode(hashed) ?? [];
  return /^\d{4}-\d{6}$/.test(String(number))
    ? String(number)
    : `${String(kind).slice(0, 40)} ${String(caseId).slice(0, 8)}`;
}
