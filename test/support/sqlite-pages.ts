// Reads the bytes of an SQLite file and of its WAL as pages, and tells which of them belong to given b-trees (overflow
// chains included). For tests that look at what stands in a file beside what its tables answer.

/** Page numbers begin at 1. */
export type Pages = ReadonlyMap<number, Buffer>;

export const pageSize = 4096;

export function pagesOf(file: Buffer): Map<number, Buffer> {
  if (file.length > 0 && file.readUInt16BE(16) !== pageSize) throw new Error("another page size than expected");
  const pages = new Map<number, Buffer>();
  for (let n = 0; n * pageSize < file.length; n++) pages.set(n + 1, file.subarray(n * pageSize, (n + 1) * pageSize));
  return pages;
}

export interface WalFrame {
  page: number;
  content: Buffer;
  /** The last frame of a transaction. */
  commits: boolean;
}

/** The frames of the WAL's present round, in order; behind them may lie what an earlier round left. */
export function liveFramesOf(wal: Buffer): WalFrame[] {
  const live: WalFrame[] = [];
  const salts = wal.subarray(16, 24);
  for (let at = 32; at + 24 + pageSize <= wal.length; at += 24 + pageSize) {
    if (!salts.equals(wal.subarray(at + 8, at + 16))) break;
    const content = wal.subarray(at + 24, at + 24 + pageSize);
    live.push({ page: wal.readUInt32BE(at), content, commits: wal.readUInt32BE(at + 4) > 0 });
  }
  return live;
}

function varint(page: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = page[at + i] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  return { value: value * 256 + (page[at + 8] ?? 0), next: at + 9 };
}

const [indexInterior, tableInterior, indexLeaf, tableLeaf] = [2, 5, 10, 13];

/** Bytes of a payload that stand in the page itself; the rest is in its overflow chain. */
function localBytes(payload: number, kind: number): number {
  const most = kind === tableLeaf ? pageSize - 35 : Math.floor(((pageSize - 12) * 64) / 255) - 23;
  if (payload <= most) return payload;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const spread = least + ((payload - least) % (pageSize - 4));
  return spread <= most ? spread : least;
}

/** Pages of the b-trees that begin at `roots`. Throws when a pointer leads to no page of a b-tree. */
export function pagesUnder(pages: Pages, roots: readonly number[]): Set<number> {
  const found = new Set<number>();
  const waiting = [...roots];
  const pageAt = (n: number): Buffer => {
    const page = pages.get(n);
    if (!page) throw new Error(`there is no page ${n}`);
    return page;
  };
  const overflow = (first: number) => {
    for (let n = first; n !== 0; n = pageAt(n).readUInt32BE(0)) found.add(n);
  };
  for (let n = waiting.pop(); n !== undefined; n = waiting.pop()) {
    const page = pageAt(n);
    found.add(n);
    const head = n === 1 ? 100 : 0;
    const kind = page[head] ?? 0;
    if (![indexInterior, tableInterior, indexLeaf, tableLeaf].includes(kind)) throw new Error(`page ${n} is no b-tree`);
    const interior = kind === indexInterior || kind === tableInterior;
    if (interior) waiting.push(page.readUInt32BE(head + 8));
    const pointers = head + (interior ? 12 : 8);
    for (let i = 0; i < page.readUInt16BE(head + 3); i++) {
      let at = page.readUInt16BE(pointers + 2 * i);
      if (interior) {
        waiting.push(page.readUInt32BE(at));
        at += 4;
      }
      if (kind === tableInterior) continue;
      const { value: payload, next } = varint(page, at);
      const begins = kind === tableLeaf ? varint(page, next).next : next;
      const local = localBytes(payload, kind);
      if (local < payload) overflow(page.readUInt32BE(begins + local));
    }
  }
  return found;
}
