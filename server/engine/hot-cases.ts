// Cases and key bindings the writer has just written or read. Sound because nobody else writes the main file; a
// conflict (another writer on a libSQL server) empties it. Bounded, oldest out first.
import type { Driver } from "../../db/driver/driver.ts";
import { readBindingsOf, readCases, type StoredCase } from "../../db/log/read-log.ts";

/** A working day of the whole district; each takes a few kilobytes. */
const maxCases = 5_000;

export class HotCases {
  readonly #cases = new Map<string, StoredCase | null>();
  readonly #bindings = new Map<string, Map<string, number>>();

  clear(): void {
    this.#cases.clear();
    this.#bindings.clear();
  }

  /** Undefined: not known here; null: known not to exist. */
  find(caseId: string): StoredCase | null | undefined {
    return this.#cases.get(caseId);
  }

  /** Key ids by subject of a case loaded here. */
  bindings(caseId: string): Map<string, number> | undefined {
    return this.#bindings.get(caseId);
  }

  put(caseId: string, stored: StoredCase | null): void {
    this.#cases.delete(caseId);
    this.#cases.set(caseId, stored);
    if (this.#cases.size <= maxCases) return;
    const [oldest] = this.#cases.keys();
    if (oldest !== undefined) {
      this.#cases.delete(oldest);
      this.#bindings.delete(oldest);
    }
  }

  bind(caseId: string, subject: string, keyId: number): void {
    const bound = this.#bindings.get(caseId) ?? new Map<string, number>();
    bound.set(subject, keyId);
    this.#bindings.set(caseId, bound);
  }

  /** Loads what is missing of these cases, bindings included, in two statements for a whole group. */
  async load(driver: Driver, ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.#cases.has(id));
    if (unknown.length === 0) return;
    const missing = [...new Set(unknown)];
    const found = await readCases(driver, missing);
    const bound =
      found.length > 0
        ? await readBindingsOf(
            driver,
            found.map((one) => one.snapshot.caseId),
          )
        : [];
    for (const id of missing) {
      this.put(id, null);
      this.#bindings.set(id, new Map());
    }
    for (const one of found) this.put(one.snapshot.caseId, one);
    for (const row of bound) this.bind(row.case_id, row.subject, row.key_id);
  }
}
