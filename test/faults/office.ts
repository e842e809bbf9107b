// An imagined office at work for the fault tests: what its colleagues can ask of the system, and the ledger of what
// they sent and were answered. Two ways lead to the system: in process (house-office.ts) and over HTTP (http-office.ts).
import type { CaseDoc, JsonObject } from "../../workflows/kernel/definition.ts";
import type { Form } from "../../workflows/kernel/form.ts";
import { pickOne, type Random } from "../support/random-payload.ts";

/** A case as a colleague sees it before she acts. */
export interface View {
  caseId: string;
  kind: string;
  workflowVersion: number;
  seq: number;
  state: string;
  doc: Pick<CaseDoc, "head" | "context" | "deadlines">;
  /** Events the page offers as possible, where it said so. */
  possible?: readonly string[];
  /** Seqs of corrections that wait for a decision. */
  pending: readonly number[];
}

export interface Envelope {
  caseId: string;
  commandId: string;
  expectedSeq: number;
  kind?: string;
  occurredOn?: string;
  event: { type: string; payload: JsonObject };
}

export interface Sent {
  number: string;
  seq: number;
  pos: number;
  state: string;
  repeated: boolean;
}

export type Outcome = { ok: true; sent: Sent } | { ok: false; code: string; reason: string };

export interface Office {
  /** Account ids of the colleagues; all of them may do nearly everything, since four eyes need two. */
  staff: readonly string[];
  today(): string;
  /** Undefined when this colleague may not see it. */
  look(staff: number, caseId: string): Promise<View | undefined>;
  send(staff: number, envelope: Envelope): Promise<Outcome>;
  /** An earlier event's form with the values that stand; undefined where it cannot be corrected. */
  correction(staff: number, caseId: string, seq: number): Promise<{ form: Form; values: JsonObject } | undefined>;
  /** Applications of the platform's example file into a bando; answers ids of cases, `undefined` when it failed. */
  importFile(staff: number, bandoId: string, rows: number): Promise<readonly string[] | undefined>;
}

export interface Entry {
  staff: number;
  envelope: Envelope;
  kind: string;
  outcome: Outcome;
}

/** What was sent, in the order of the answers. */
export class Ledger {
  readonly entries: Entry[] = [];
  /** Told of every entry as it is answered. */
  onEntry: ((entry: Entry) => void) | undefined;
  readonly counts = { done: 0, refused: 0, repeated: 0 };
  readonly reasons = new Map<string, number>();
  /** `kind EVENT` -> times it was recorded. */
  readonly events = new Map<string, number>();
  readonly #keep: number;

  /** `keep`: entries kept in full; a long run is checked in pieces. */
  constructor(keep = Number.POSITIVE_INFINITY) {
    this.#keep = keep;
  }

  add(entry: Entry): void {
    this.entries.push(entry);
    if (this.entries.length > this.#keep) this.entries.shift();
    const { outcome, kind, envelope } = entry;
    if (outcome.ok) {
      this.counts.done += 1;
      if (outcome.sent.repeated) this.counts.repeated += 1;
      const name = `${kind} ${envelope.event.type}`;
      this.events.set(name, (this.events.get(name) ?? 0) + 1);
    } else {
      this.counts.refused += 1;
      const name = `${outcome.code} ${outcome.reason}`.trim();
      this.reasons.set(name, (this.reasons.get(name) ?? 0) + 1);
    }
    this.onEntry?.(entry);
  }

  /** Any that was recorded, at random. */
  pickDone(random: Random): Entry | undefined {
    for (let i = 0; i < 20 && this.entries.length > 0; i++) {
      const one = pickOne(this.entries, random);
      if (one.outcome.ok) return one;
    }
    return undefined;
  }
}

const mostKnown = 400;

/** Cases the office remembers, by kind. */
export class Known {
  readonly #byKind = new Map<string, string[]>();

  add(kind: string, caseId: string, random: Random): void {
    const ids = this.#byKind.get(kind) ?? [];
    this.#byKind.set(kind, ids);
    if (ids.length < mostKnown) ids.push(caseId);
    else ids[Math.floor(random() * mostKnown)] = caseId;
  }

  pick(kinds: readonly string[], random: Random): string | undefined {
    const full = kinds.filter((kind) => (this.#byKind.get(kind)?.length ?? 0) > 0);
    if (full.length === 0) return undefined;
    return pickOne(this.#byKind.get(pickOne(full, random)) ?? [], random);
  }

  kinds(): string[] {
    return [...this.#byKind.keys()];
  }
}
