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
/** `2026-03-02T09:00:00.000Z`, which precedes the row. */
const instantLength = 24;
const idLength = 36;
const hashLength = 64;

/**
 * `line` is the instant and `[pos,"case_id",seq, …, "sealed_hash","prev_hash","hash"]`; one byte of it is changed.
 * Undefined when it is no such row.
 */
export function readLink(line: Buffer): ChainLink | undefined {
  return readUsual(line) ?? readOdd(line);
}

function readUsual(line: Buffer): ChainLink | undefined {
  const end = line.length;
  const first = line.indexOf(comma, instantLength);
  const idEnd = first + 2 + idLength;
  const second = line.indexOf(comma, idEnd + 2);
  const hashAt = end - 2 - hashLength;
  if (line[instantLength] !== open || line[first + 1] !== quote || line[idEnd] !== quote || line[idEnd + 1] !== comma)
    return undefined;
  if (line[end - 1] !== close || line[end - 2] !== quote || line[hashAt - 1] !== quote || line[hashAt - 2] !== comma)
    return undefined;
  const prev = hashBefore(line, hashAt - 2);
  const sealed = prev && hashBefore(line, prev.start - 1);
  if (!sealed) return undefined;
  // The hash covers the row without its last column: `,"hash"]` becomes `]`.
  line[hashAt - 2] = close;
  const start = instantLength;
  return {
    pos: Number(line.toString("latin1", start + 1, first)),
    caseId: line.toString("latin1", first + 2, idEnd),
    seq: Number(line.toString("latin1", idEnd + 2, second)),
    recordedAt: line.toString("latin1", 0, instantLength),
    sealedHash: sealed.text,
    prevHash: prev.text,
    hash: line.toString("latin1", hashAt, hashAt + hashLength),
    hashed: line.subarray(start, hashAt - 1),
  };
}

/** A column that holds a hash or nothing and ends at `end`, where a comma stands. */
function hashBefore(line: Buffer, end: number): { text: string; start: number } | undefined {
  if (line[end - 1] !== quote) return undefined;
  if (line[end - 2] === quote && line[end - 3] === comma) return { text: "", start: end - 2 };
  const start = end - 2 - hashLength;
  if (line[start] !== quote || line[start - 1] !== comma) return undefined;
  return { text: line.toString("latin1", start + 1, end - 1), start };
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
