// Writes the log as an archive that proves itself without this program: docs/archive-format.md. Signed roots, then in
// the order of the log seals, events, sealed parts as ciphertext and frozen rows; no key, no cache, no account.
import { createHash, createPublicKey, sign } from "node:crypto";
import type { Driver } from "../../db/driver/driver.ts";
import { chainedEvents, readSealedParts, sealSource } from "../../db/log/chain-reads.ts";
import { eventColumns } from "../../db/log/event-row.ts";
import { readRootsAfter } from "../../db/log/roots.ts";
import { eachRow, endOfSlice, readRange } from "../../db/log/safe-read.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import type { RootKeys } from "./root-keys.ts";
import { publicKeyText } from "./signed-root.ts";

export interface ArchiveCounts {
  events: number;
  sealed: number;
  frozen: number;
  seals: number;
  roots: number;
}

export interface ArchiveOptions {
  driver: Driver;
  exportedAt: string;
  /** The key that signs roots signs the last line. */
  keys: RootKeys;
  /** Takes lines in order. */
  write: (line: string) => void;
}

const sliceSize = 500;

class Archive {
  readonly counts: ArchiveCounts = { events: 0, sealed: 0, frozen: 0, seals: 0, roots: 0 };
  readonly #sum = createHash("sha256");
  readonly #write: (line: string) => void;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  line(value: Record<string, Json>, count?: keyof ArchiveCounts): void {
    const line = `${JSON.stringify(value)}\n`;
    this.#sum.update(line);
    this.#write(line);
    if (count) this.counts[count] += 1;
  }

  /** The last line: what came before it, counted, hashed and signed. */
  end({ privateKey }: RootKeys): void {
    const sha256 = this.#sum.digest("hex");
    const publicKey = publicKeyText(createPublicKey(privateKey));
    const text = `ambito archive 1\nsha256 ${sha256}\nkey ${publicKey}\n`;
    const signature = sign(null, Buffer.from(text), privateKey).toString("base64url");
    this.#write(`${JSON.stringify({ row: "end", ...this.counts, sha256, publicKey, signature })}\n`);
  }
}

/** An archive is whole or is not made. */
const unreadable = (what: string) => (key: number) => {
  throw new Error(`${what} ${key} cannot be read: npm run verify says more`);
};

async function roots(driver: Driver, archive: Archive): Promise<void> {
  for (let n = 0; ; ) {
    const slice = await readRootsAfter(driver, n, sliceSize);
    for (const root of slice) archive.line({ row: "root", ...root }, "roots");
    const last = slice.at(-1);
    if (!last) return;
    n = last.n;
  }
}

async function frozenRows(driver: Driver, archive: Archive, event: Record<string, Json>): Promise<void> {
  const effects = JSON.parse(String(event.effects)) as { effect: string; document: string }[];
  const { case_id: caseId = null, seq = null } = event;
  for (const { document } of effects.filter(({ effect }) => effect === "freeze")) {
    const source = {
      ...{ table: "frozen_row", key: "n", columns: ["n", "row"] },
      ...{ where: "case_id=? AND seq=? AND document=?", args: [String(caseId), Number(seq), document] },
    };
    const line = ([n = null, text = null]: Json[]) =>
      archive.line({ row: "frozen", case_id: caseId, seq, document, n, text }, "frozen");
    await eachRow(driver, source, line, unreadable("frozen row"));
  }
}

async function slice(driver: Driver, archive: Archive, range: { after: number; upto: number }): Promise<void> {
  const events = await readRange(driver, chainedEvents, range, unreadable("event"));
  const parts = await readSealedParts(driver, range, unreadable("sealed part of event"));
  const seals = await readRange(driver, sealSource, range, unreadable("seal"));
  let [part, seal] = [0, 0];
  for (const values of events) {
    const event = Object.fromEntries(eventColumns.map((column, i) => [column, values[i] ?? null]));
    for (let row = seals[seal]; row && Number(row[0]) <= Number(event.pos); row = seals[++seal]) {
      const [from_pos = null, to_pos = null, root = null, recorded_at = null] = row;
      archive.line({ row: "seal", from_pos, to_pos, root, recorded_at }, "seals");
    }
    archive.line({ row: "event", ...event }, "events");
    for (let one = parts[part]; one && one.pos === event.pos; one = parts[++part]) {
      const { pos, subject, caseId: case_id, seq, keyId: key_id } = one;
      const blob = one.blob?.toString("base64") ?? null;
      archive.line({ row: "sealed", pos, subject, class: one.class, case_id, seq, key_id, blob }, "sealed");
    }
    if (String(event.effects).includes('"freeze"')) await frozenRows(driver, archive, event);
  }
}

/** Reads the whole log once. */
export async function writeArchive({ driver, exportedAt, keys, write }: ArchiveOptions): Promise<ArchiveCounts> {
  const archive = new Archive(write);
  archive.line({ row: "archive", format: "ambito", version: 1, exportedAt });
  await roots(driver, archive);
  for (let after = 0; ; ) {
    const upto = await endOfSlice(driver, chainedEvents, after, sliceSize);
    if (upto === undefined) break;
    await slice(driver, archive, { after, upto });
    after = upto;
  }
  archive.end(keys);
  return archive.counts;
}
