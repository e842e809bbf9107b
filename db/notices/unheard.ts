// Requests that two records go on as one which nobody can answer as accounts stand today: written whole at each look, so that what was
// answered, withdrawn or may be answered since is no longer in it. Ids and codes only.
import type { Statement } from "../driver/driver.ts";
import type { NoticesDb } from "./open.ts";

/** `noRole`: nobody else may write the record asked. `notShown`: who may is not shown both records. */
export type Unheard = "noRole" | "notShown";

export interface UnheardAsk {
  askingId: string;
  askedId: string;
  ask: number;
  /** The account that asked. */
  by: string;
  why: Unheard;
  /** Comuni of the two records; '' where one is closed. */
  askingPlace: string;
  askedPlace: string;
  /** Day. */
  since: string;
}

/** All that stand, in place of those of before; what was told of others is taken back. */
export const putUnheard = (rows: readonly UnheardAsk[]): Statement[] => [
  { sql: "DELETE FROM unheard", args: [] },
  ...rows.map((row) => ({
    sql: "INSERT INTO unheard (asking_id, asked_id, ask, by_id, why, asking_place, asked_place, since) VALUES (?,?,?,?,?,?,?,?)",
    args: [row.askingId, row.askedId, row.ask, row.by, row.why, row.askingPlace, row.askedPlace, row.since],
  })),
  {
    sql: `DELETE FROM notice WHERE what = 'mergeNobody' AND NOT EXISTS (SELECT 1 FROM unheard u
      WHERE u.asking_id = notice.case_id AND u.asked_id = notice.other_id AND u.ask = notice.ask)`,
    args: [],
  },
];

const mostOfOne = 1_000;

/** Of an account's own requests: why, by `unheardKey`. */
export const unheardOf = (db: NoticesDb, accountId: string): Map<string, Unheard> =>
  new Map(
    db
      .readSync<{ askingId: string; askedId: string; why: Unheard }>(
        "SELECT asking_id AS askingId, asked_id AS askedId, why FROM unheard WHERE by_id = ? LIMIT ?",
        [accountId, mostOfOne],
      )
      .map(({ askingId, askedId, why }) => [unheardKey(askingId, askedId), why]),
  );
export const unheardKey = (askingId: string, askedId: string): string => `${askingId}/${askedId}`;

export interface UnheardPlace extends Pick<UnheardAsk, "why" | "askingPlace" | "askedPlace"> {
  asks: number;
  /** Day of the oldest. */
  oldestOn: string;
}

/** By comuni and reason, those that wait longest first. */
export const unheardPlaces = (db: NoticesDb, limit: number): UnheardPlace[] =>
  db.readSync<UnheardPlace>(
    `SELECT why, asking_place AS askingPlace, asked_place AS askedPlace, count(*) AS asks, min(since) AS oldestOn
     FROM unheard GROUP BY why, asking_place, asked_place ORDER BY oldestOn, asked_place, asking_place, why LIMIT ?`,
    [limit],
  );
