// Statements that write the log itself: event, sealed parts, key bindings, frozen rows, seal, number series.
import type { Statement } from "../driver/driver.ts";
import { type EventRow, eventColumns } from "./event-row.ts";

const insertEvent = `INSERT INTO event (${eventColumns.join(",")}) VALUES (${eventColumns.map(() => "?").join(",")})`;

export const appendEvent = (row: EventRow): Statement => ({
  sql: insertEvent,
  args: eventColumns.map((column) => row[column]),
});

export interface SealedRow {
  pos: number;
  subject: string;
  class: string;
  caseId: string;
  seq: number;
  keyId: number;
  blob: Uint8Array;
}

export const appendSealed = (row: SealedRow): Statement => ({
  sql: "INSERT INTO event_sealed (pos,subject,class,case_id,seq,key_id,blob) VALUES (?,?,?,?,?,?,?)",
  args: [row.pos, row.subject, row.class, row.caseId, row.seq, row.keyId, row.blob],
});

export const bindKey = (caseId: string, subject: string, keyId: number): Statement => ({
  sql: "INSERT INTO key_binding (case_id,subject,key_id) VALUES (?,?,?)",
  args: [caseId, subject, keyId],
});

export const appendSeal = (fromPos: number, toPos: number, root: string, recordedAt: string): Statement => ({
  sql: "INSERT INTO seal (from_pos,to_pos,root,recorded_at) VALUES (?,?,?,?)",
  args: [fromPos, toPos, root, recordedAt],
});

export const appendFrozen = (caseId: string, seq: number, document: string, n: number, row: string): Statement => ({
  sql: "INSERT INTO frozen_row (case_id,seq,document,n,row) VALUES (?,?,?,?,?)",
  args: [caseId, seq, document, n, row],
});

export const setSeries = (year: number, last: number): Statement => ({
  sql: "INSERT INTO case_series (year,last) VALUES (?,?) ON CONFLICT(year) DO UPDATE SET last=excluded.last",
  args: [year, last],
});
