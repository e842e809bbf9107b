// Tables of the log: events with their decisions, sealed parts, seals, key bindings. Append-only; erasure
// removes keys and sealed rows, never events.
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const event = sqliteTable(
  "event",
  {
    pos: integer().primaryKey(),
    caseId: text("case_id").notNull(),
    seq: integer().notNull(),
    kind: text().notNull(),
    /** Case number, repeated so that a fold needs no other table. */
    number: text().notNull(),
    type: text().notNull(),
    eventVersion: integer("event_version").notNull(),
    workflowVersion: integer("workflow_version").notNull(),
    /** JSON {rulesetId: version}. */
    rulesets: text().notNull(),
    actor: text().notNull(),
    /** Whom the actor stood in for, where the right came only from that; else empty. */
    behalfOf: text("behalf_of").notNull(),
    recordedAt: text("recorded_at").notNull(),
    occurredOn: text("occurred_on").notNull(),
    commandId: text("command_id").notNull(),
    correlationId: text("correlation_id").notNull(),
    /** HMAC of the whole payload under a server key. */
    payloadMac: text("payload_mac").notNull(),
    /** Open part of the payload, JSON. */
    payload: text().notNull(),
    /** Facts the decision used: JSON {name: {id, seq, ...} | ...}. */
    facts: text().notNull(),
    stateBefore: text("state_before").notNull(),
    stateAfter: text("state_after").notNull(),
    /** Merge patch of the case document, JSON. */
    patch: text().notNull(),
    /** JSON array. */
    effects: text().notNull(),
    /** SHA-256 of the sealed blobs in order of (subject, class); empty when none. */
    sealedHash: text("sealed_hash").notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text().notNull(),
  },
  (t) => [
    uniqueIndex("event_case_seq").on(t.caseId, t.seq),
    uniqueIndex("event_command").on(t.commandId),
    index("event_actor").on(t.actor, t.pos),
  ],
);

export const eventSealed = sqliteTable(
  "event_sealed",
  {
    pos: integer().notNull(),
    subject: text().notNull(),
    class: text().notNull(),
    caseId: text("case_id").notNull(),
    seq: integer().notNull(),
    keyId: integer("key_id").notNull(),
    blob: blob({ mode: "buffer" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.pos, t.subject, t.class] }),
    index("event_sealed_case").on(t.caseId, t.seq, t.class),
    index("event_sealed_subject").on(t.subject),
  ],
);

export const keyBinding = sqliteTable(
  "key_binding",
  {
    caseId: text("case_id").notNull(),
    subject: text().notNull(),
    keyId: integer("key_id").notNull().unique(),
    /** Set by erasure: the reason shown instead of the value. */
    erased: text(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.subject] })],
);

export const seal = sqliteTable("seal", {
  fromPos: integer("from_pos").primaryKey(),
  toPos: integer("to_pos").notNull(),
  /** SHA-256 over the previous root and the hashes of the group's events. */
  root: text().notNull(),
  recordedAt: text("recorded_at").notNull(),
});

/**
 * Roots of the seal chain, signed: after every office day, and when asked for. Not part of the log, which they prove;
 * each names the one before it, and a copy of each line stands in a file beside the database.
 */
export const signedRoot = sqliteTable("signed_root", {
  n: integer().primaryKey(),
  /** `daily`: all that was recorded up to the end of `day`; `request`: up to the moment it was asked for. */
  kind: text().notNull(),
  day: text().notNull(),
  /** Last event it covers, and the root of the seal that ends there. */
  pos: integer().notNull(),
  root: text().notNull(),
  /** Fingerprint of the signed root before it; empty for the first. */
  previous: text().notNull(),
  signedAt: text("signed_at").notNull(),
  /** Ed25519, base64url: the key stands with what it signed, so that old roots verify after a change of key. */
  publicKey: text("public_key").notNull(),
  signature: text().notNull(),
});

/** One series of case numbers for the district: `YYYY-NNNNNN`, never reused. */
export const caseSeries = sqliteTable("case_series", {
  year: integer().primaryKey(),
  last: integer().notNull(),
});

export const frozenRow = sqliteTable(
  "frozen_row",
  {
    caseId: text("case_id").notNull(),
    seq: integer().notNull(),
    document: text().notNull(),
    n: integer().notNull(),
    row: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.seq, t.document, t.n] })],
);

/** Settings and marks of the installation: demo marker, applied migrations are elsewhere. */
export const setting = sqliteTable("setting", {
  key: text().primaryKey(),
  value: text().notNull(),
});
