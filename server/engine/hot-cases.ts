// Cases and key bindings the writer has just written or read. Sound because nobody else writes the main file; a
// conflict (another writer on a libSQL server) empties it. Bounded, what was not used lately goes first.
import type { Driver } from "../../db/driver/driver.ts";
import { readBindingsOf, readCases, type StoredCase } from "../../db/log/read-log.ts";
import { Recent } from "./recent.ts";

/** A working day of the whole district; each takes a few kilobytes. */
const maxCases = 5_000;

interface Hot {
  /** Null: known not to exist. */
  stored: StoredCase | null;
  /** Key ids by subject. */
  keys: Map<string, number>;
}

export class HotCases {
  readonly #cases = new Recent<Hot>(maxCases);

  clear(): void {
    this.#cases.clear();
  }

  /** Of these nothing is known any more. */
  drop(ids: Iterable<string>): void {
    for (const id of ids) this.#cases.delete(id);
  }

  /** Undefined: not known here; null: known not to exist. */
  find(caseId: string): StoredCase | null | undefined {
    return this.#cases.get(caseId)?.stored;
  }

  /** Key ids by subject of a case loaded here. */
  bindings(caseId: string): ReadonlyMap<string, number> | undefined {
    return this.#cases.get(caseId)?.keys;
  }

  /** What was written of a case loaded here; of another the keys are not known, and it is read when it is asked for. */
  put(caseId: string, stored: StoredCase): void {
    const hot = this.#cases.get(caseId);
    if (hot) hot.stored = stored;
  }

  /** A case read for a rehearsal, in which nothing is sealed: without its keys. */
  hold(stored: StoredCase): void {
    this.#cases.set(stored.snapshot.caseId, { stored, keys: new Map() });
  }

  bind(caseId: string, subject: string, keyId: number): void {
    this.#cases.get(caseId)?.keys.set(subject, keyId);
  }

  /** Loads what is missing of these cases, bindings included, in two statements for a whole group. */
  async load(driver: Driver, ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => this.#cases.get(id) === undefined);
    if (unknown.length === 0) return;
    const missing = [...new Set(unknown)];
    const found = await readCases(driver, missing);
    const known = found.map((one) => one.snapshot.caseId);
    const bound = known.length > 0 ? await readBindingsOf(driver, known) : [];
    for (const id of missing) this.#cases.set(id, { stored: null, keys: new Map() });
    for (const one of found) this.put(one.snapshot.caseId, one);
    for (const row of bound) this.bind(row.case_id, row.subject, row.key_id);
  }
}
