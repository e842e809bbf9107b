// The list rows that once stood, against what the fold of the log says stood then: compared slice by slice as the log is
// walked, so that nothing of them is kept in memory but since when each case's row stands.
import { listRowOf } from "../../db/log/cache-statements.ts";
import {
  countVersions,
  findFiledTo,
  type ListVersion,
  readVersionsEnded,
  spanOf,
  versionColumns,
} from "../../db/log/list-versions.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { VerifyOptions } from "./verify.ts";

interface Standing {
  sincePos: number;
  updatedOn: string;
}

export class VersionCheck {
  readonly #options: VerifyOptions;
  readonly #problem: (text: string) => void;
  readonly #standing = new Map<string, Standing>();
  #wanted: ListVersion[] = [];
  #seen = 0;
  /** As it was when the walk began: what ended later may be filed meanwhile. */
  #filedTo: number | undefined;
  #from = 1;

  constructor(options: VerifyOptions, problem: (text: string) => void) {
    this.#options = options;
    this.#problem = problem;
  }

  /** Position since which the list row of a case stands as it does. */
  sincePos(caseId: string): number | undefined {
    return this.#standing.get(caseId)?.sincePos;
  }

  /** One more event of a listed case, in the order of the log. */
  event(before: CaseSnapshot, after: CaseSnapshot, row: { pos: number; recorded_at: string }): void {
    const updatedOn = romeDay(row.recorded_at);
    const stood = this.#standing.get(after.caseId);
    if (stood) {
      const old = listRowOf(before, stood.updatedOn, 0);
      const now = listRowOf(after, updatedOn, 0);
      if (versionColumns.every((column) => old[column] === now[column])) return;
      const { pos } = row;
      const { sincePos } = stood;
      this.#wanted.push({ ...old, to_pos: pos, from_pos: sincePos, span: spanOf(sincePos, pos) });
    }
    this.#standing.set(after.caseId, { sincePos: row.pos, updatedOn });
  }

  /** What ended since the last call, up to `pos`, against the versions kept; at most a slice of the log at a time. */
  async passed(pos: number): Promise<void> {
    this.#filedTo ??= await findFiledTo(this.#options.driver);
    const filedTo = this.#filedTo;
    const kept = new Map(
      (await readVersionsEnded(this.#options.driver, this.#from, pos)).map((one) => [one.to_pos, one] as const),
    );
    this.#from = pos + 1;
    for (const wanted of this.#wanted.splice(0)) {
      const found = kept.get(wanted.to_pos);
      kept.delete(wanted.to_pos);
      const columns = ["from_pos", ...versionColumns] as const;
      const isFiled = found?.span === wanted.span || (found?.span === null && wanted.to_pos > filedTo);
      if (!found || !isFiled || columns.some((column) => found[column] !== wanted[column]))
        this.#problem(`event ${wanted.to_pos}: the list row that ended there differs from the fold`);
      this.#seen += 1;
    }
    for (const extra of kept.keys()) this.#problem(`event ${extra}: it ended no list row, but one is kept`);
  }

  async end(): Promise<void> {
    const kept = await countVersions(this.#options.driver);
    if (kept !== this.#seen) this.#problem(`list versions: ${kept} for ${this.#seen}`);
  }
}
