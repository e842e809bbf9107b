// The list rows that once stood, against those the fold of the log ended: compared slice by slice as the log is walked. Of
// each case only the row that stands is kept in memory, with the position since which it does.
import { type ListRow, listRowOf, type RowBefore } from "../../db/log/list-row.ts";
import { filedToSource, spanOf, versionColumns, versionSource } from "../../db/log/list-versions.ts";
import { countRows, eachRow, readRange } from "../../db/log/safe-read.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import type { CacheCheckOptions } from "./verify-caches.ts";
import { daysOf, type FoldedCase } from "./verify-fold.ts";
import { caseName } from "./verify-report.ts";

interface Standing {
  sincePos: number;
  /** None where a log that was changed folds into a case that no list can hold. */
  row: ListRow | undefined;
}

interface Ended extends Standing {
  caseId: string;
}

function isSame(before: ListRow | undefined, now: ListRow | undefined): boolean {
  if (before === undefined || now === undefined) return false;
  // Nearly every event comes on another day.
  return before.updated_on === now.updated_on && versionColumns.every((column) => before[column] === now[column]);
}

export class VersionCheck {
  readonly #options: CacheCheckOptions;
  readonly #standing = new Map<string, Standing>();
  /** What the events of this slice ended, by their positions. */
  #ended = new Map<number, Ended>();
  #wanted = 0;
  /** As it was when the walk began: what ended later may be filed meanwhile. */
  #filedTo: number | undefined;

  constructor(options: CacheCheckOptions) {
    this.#options = options;
  }

  /** Position since which the list row of a case stands as it does. */
  sincePos(caseId: string): number | undefined {
    return this.#standing.get(caseId)?.sincePos;
  }

  /** A case after one more event, in the order of the log. */
  event(folded: FoldedCase, patch: JsonObject): void {
    const { snapshot, lastPos } = folded;
    const { caseId, kind } = snapshot;
    if (!this.#options.isListed(kind)) return;
    const stood = this.#standing.get(caseId);
    const row = this.#rowOf(folded, stood?.row && { row: stood.row, patch });
    if (stood && isSame(stood.row, row)) return;
    if (stood) this.#ended.set(lastPos, { ...stood, caseId });
    this.#standing.set(caseId, { sincePos: lastPos, row });
  }

  #rowOf(folded: FoldedCase, before: RowBefore | undefined): ListRow | undefined {
    const { snapshot, lastPos } = folded;
    try {
      return listRowOf(snapshot, daysOf(folded), lastPos, before);
    } catch {
      this.#options.problems.event(lastPos, "its case cannot be listed", caseName(snapshot));
      return undefined;
    }
  }

  /** What ended at positions of the range against the versions kept. */
  async passed(range: { after: number; upto: number }): Promise<void> {
    const { driver, problems } = this.#options;
    this.#filedTo ??= await this.#readFiledTo();
    const damaged = (pos: number) => problems.add(`list_version: row ${pos} cannot be read`);
    const ended = this.#ended;
    this.#ended = new Map();
    this.#wanted += ended.size;
    for (const row of await readRange(driver, versionSource, range, damaged)) {
      const pos = row[0] as number;
      const wanted = ended.get(pos);
      ended.delete(pos);
      if (!wanted) problems.event(pos, "it ended no list row, but one is kept");
      else if (!this.#isAsWanted(row, wanted)) this.#tell(pos, wanted);
    }
    for (const [pos, wanted] of ended) this.#tell(pos, wanted);
  }

  #isAsWanted([pos, fromPos, span, ...columns]: Json[], { sincePos, row }: Ended): boolean {
    const isFiled = span === spanOf(sincePos, Number(pos)) || (span === null && Number(pos) > Number(this.#filedTo));
    return isFiled && fromPos === sincePos && versionColumns.every((column, i) => columns[i] === row?.[column]);
  }

  #tell(pos: number, { caseId }: Ended): void {
    const { problems, fold } = this.#options;
    problems.event(pos, "the list row that ended there differs from the fold", fold.nameOf(caseId));
  }

  /** 0 when nothing was filed yet. */
  async #readFiledTo(): Promise<number> {
    const { driver, problems } = this.#options;
    const found: number[] = [];
    const look = ([value]: Json[]) => found.push(Number(value));
    await eachRow(driver, filedToSource, look, () =>
      problems.add("setting: up to where list rows are filed cannot be read"),
    );
    return found[0] ?? 0;
  }

  /** Those that stand nowhere in the log. */
  async compare(): Promise<void> {
    const { driver, problems } = this.#options;
    const rows = await countRows(driver, "list_version");
    if (rows !== this.#wanted) problems.add(`list_version: ${rows} rows instead of ${this.#wanted}`);
  }
}
