// The log of one found case as stored, newest first, with what is needed to check it: the bytes each hash covers,
// the hash before, the sealed parts as ciphertext. Nothing is opened here.
import type { FoundCase } from "../cases/find-case.ts";
import type { Driver } from "../driver/driver.ts";
import { type EventRow, eventHash, sealedHash } from "../log/event-row.ts";

export type SealedCheck = "none" | "whole" | "erased" | "broken";

export interface LogRow {
  row: EventRow;
  /** The hash is that of the stored bytes. */
  isWhole: boolean;
  /** It names the hash of the event before it. */
  isChained: boolean;
  /** Erasure takes the sealed parts away and leaves their hash. */
  sealed: SealedCheck;
}

interface SealedPart {
  seq: number;
  subject: string;
  class: string;
  blob: Uint8Array;
}

/** Events with seq < `before`, at most `limit`. */
export async function listLog(driver: Driver, found: FoundCase, before: number, limit: number): Promise<LogRow[]> {
  const { caseId } = found.snapshot;
  const rows = await driver.read<EventRow>(
    "SELECT * FROM event WHERE case_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
    [caseId, before, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const stored = await driver.read<Omit<SealedPart, "blob"> & { blob: Uint8Array | ArrayBuffer }>(
    `SELECT seq, subject, class, blob FROM event_sealed WHERE case_id = ? AND seq >= ? AND seq < ?
     ORDER BY seq LIMIT 2000`,
    [caseId, shown.at(-1)?.seq ?? 0, before],
  );
  // The driver hands out what libSQL does: an ArrayBuffer.
  const parts = stored.map((part): SealedPart => ({ ...part, blob: new Uint8Array(part.blob) }));
  return shown.map((row, i) => ({
    row,
    isWhole: eventHash(row) === row.hash,
    isChained: row.prev_hash === (rows[i + 1]?.hash ?? ""),
    sealed: checkSealed(
      row,
      parts.filter((part) => part.seq === row.seq),
    ),
  }));
}

function checkSealed(row: EventRow, parts: SealedPart[]): SealedCheck {
  if (row.sealed_hash === "") return parts.length === 0 ? "none" : "broken";
  if (parts.length === 0) return "erased";
  return sealedHash(parts) === row.sealed_hash ? "whole" : "broken";
}
