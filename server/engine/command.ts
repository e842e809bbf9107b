// What passes from the gate to the writer and back. Plain data: it crosses a thread.
import type { BulkChange } from "../../db/bulk/jobs.ts";
import type { HouseChange } from "../../db/district/house-rules.ts";
import type { ImportChange } from "../../db/imports/jobs.ts";
import type { OutboxChange } from "../../db/log/outbox.ts";
import type { SignedRoot } from "../../db/log/roots.ts";
import type { Refusal } from "../../workflows/kernel/decision.ts";
import type { Actor } from "../../workflows/kernel/definition.ts";
import type { DataClass } from "../../workflows/kernel/form.ts";
import type { AreaId } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { SealedPart } from "../../workflows/kernel/split-payload.ts";

export interface Command {
  /** UUID by the caller: sending it again answers what is recorded. */
  commandId: string;
  correlationId: string;
  actor: Actor;
  caseId: string;
  kind: string;
  /** Seq the caller saw; null for system and companion commands, which take the next one. */
  expectedSeq: number | null;
  /** Decided for the case as it stood at `expectedSeq`, even where the event commutes (bulk). */
  strict?: boolean;
  type: string;
  occurredOn: string;
  open: JsonObject;
  sealed: SealedPart[];
  fields: { field: string; subject: string; class: DataClass }[];
  toComplete: { field: string; withinDays: number }[];
  /** HMAC of the whole payload under a server key. */
  payloadMac: string;
  /** Only the engine itself may send internal events. */
  internal: boolean;
}

export type Answer =
  | { ok: true; caseId: string; number: string; seq: number; pos: number; state: string; repeated: boolean }
  | { ok: false; code: "STALE"; caseId: string; seq: number }
  | { ok: false; code: "REFUSED"; caseId: string; refusal: Refusal }
  | { ok: false; code: "NOT_FOUND"; caseId: string }
  | { ok: false; code: "INVALID"; caseId: string; reason: "commandReused" | "internal" | "opening" }
  /** `events`: the case is full; `version`: its version is not in this release; the others pass. */
  | { ok: false; code: "LIMIT"; caseId: string; reason: "events" | "version" | "busy" | "disk" | "keyLost" };

/** A hint after commit: position and cases touched, never data. A case that changed hands stands twice: as it is and as it was. */
export interface Hint {
  pos: number;
  cases: {
    caseId: string;
    kind: string;
    state: string;
    territory: string;
    area: AreaId;
    assignee: string;
    restricted: boolean;
    readers: string[];
  }[];
}

/** The way into the writer, on this thread or another. */
export interface CommandPort {
  send(command: Command): Promise<Answer>;
  /** Bookkeeping of the engine's own jobs (outbox cursor, signed roots), grouped with the commands. */
  outbox(update: OutboxUpdate): Promise<void>;
  onHint(listener: (hint: Hint) => void): void;
  close(): Promise<void>;
}

/** With the bookkeeping of acts on many cases: jobs, their rows and what came of them. */
export interface WriterPort extends CommandPort {
  bulk(change: BulkChange | ImportChange): Promise<void>;
  /** A rule of the house; the writer decides under it from its return on. */
  houseRule(change: HouseChange): Promise<void>;
}

/** The whole new state of an entry, or roots to add. */
export type OutboxUpdate = OutboxChange | { roots: readonly SignedRoot[] };
