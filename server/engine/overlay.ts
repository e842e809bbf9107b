// What a group has already changed but not yet committed. A command stages into a draft of its own; only a
// command that succeeds, companions included, is merged, so a refusal leaves nothing behind.
import type { Statement } from "../../db/driver/driver.ts";
import type { EventRow } from "../../db/log/event-row.ts";
import type { StoredCase } from "../../db/log/read-log.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { SealedPart } from "../../workflows/kernel/split-payload.ts";

export interface StagedEvent {
  row: EventRow;
  before: CaseSnapshot;
  after: CaseSnapshot;
  statements: Statement[];
  /** Plain values of the sealed parts, while the group lasts. */
  sealed: readonly SealedPart[];
}

export interface Binding {
  caseId: string;
  subject: string;
  keyId: number;
  key: Uint8Array;
}

export class Overlay {
  readonly parent: Overlay | undefined;
  readonly cases = new Map<string, StoredCase>();
  /** Claimed in this group; null means released. Most commands claim nothing. */
  #claims: Map<string, string | null> | undefined;
  /** Keys of subjects first sealed for in this group. */
  readonly bindings: Binding[] = [];
  readonly events: StagedEvent[] = [];
  /** Who named whom in this group. */
  readonly #mentions = new Map<string, Set<string>>();
  pos: number;
  series: number;

  constructor(pos: number, series: number, parent?: Overlay) {
    this.pos = pos;
    this.series = series;
    this.parent = parent;
  }

  draft(): Overlay {
    return new Overlay(this.pos, this.series, this);
  }

  findCase(id: string): StoredCase | undefined {
    return this.cases.get(id) ?? this.parent?.findCase(id);
  }

  findClaim(key: string): string | null | undefined {
    const own = this.#claims?.get(key);
    return own !== undefined ? own : this.parent?.findClaim(key);
  }

  setClaim(key: string, owner: string | null): void {
    this.#claims ??= new Map();
    this.#claims.set(key, owner);
  }

  /** Plain identity values staged for a case, by seq. */
  identityOf(caseId: string): Map<number, JsonObject> {
    const found = new Map(this.parent?.identityOf(caseId));
    for (const { row, sealed } of this.events)
      for (const part of sealed)
        if (row.case_id === caseId && part.class === "identity") found.set(row.seq, part.values);
    return found;
  }

  /** Rows staged for a case and not yet written, oldest first. */
  rowsOf(caseId: string): EventRow[] {
    const own = this.events.filter(({ row }) => row.case_id === caseId).map(({ row }) => row);
    return [...(this.parent?.rowsOf(caseId) ?? []), ...own];
  }

  /** Staged events made by these commands. */
  madeBy(commandIds: readonly string[]): EventRow[] {
    const own = this.events.filter(({ row }) => commandIds.includes(row.command_id)).map(({ row }) => row);
    return [...(this.parent?.madeBy(commandIds) ?? []), ...own];
  }

  findBinding(caseId: string, subject: string): Binding | undefined {
    const own = this.bindings.find((one) => one.caseId === caseId && one.subject === subject);
    return own ?? this.parent?.findBinding(caseId, subject);
  }

  addMentions(caseId: string, ids: readonly string[]): void {
    for (const id of ids) {
      const known = this.#mentions.get(id);
      if (known) known.add(caseId);
      else this.#mentions.set(id, new Set([caseId]));
    }
  }

  /** Cases that named the record in this group. */
  naming(id: string): string[] {
    return [...(this.#mentions.get(id) ?? []), ...(this.parent?.naming(id) ?? [])];
  }

  /** The event a command has staged in this group. */
  findCommand(commandId: string): EventRow | undefined {
    return this.events.find(({ row }) => row.command_id === commandId)?.row;
  }

  /** Takes over what a draft claims and releases, and nothing else. */
  takeClaims(draft: Overlay): void {
    for (const [key, owner] of draft.#claims ?? []) this.setClaim(key, owner);
  }

  /** Takes over what a draft staged. */
  merge(draft: Overlay): void {
    for (const [id, one] of draft.cases) this.cases.set(id, one);
    this.takeClaims(draft);
    for (const [id, cases] of draft.#mentions) for (const one of cases) this.addMentions(one, [id]);
    this.bindings.push(...draft.bindings);
    this.events.push(...draft.events);
    this.pos = draft.pos;
    this.series = draft.series;
  }
}
