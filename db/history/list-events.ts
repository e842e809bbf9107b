// Events across cases, newest first, as a skeleton: who, when, which event, from which step to which. No payload is
// read here. The walk goes down the log in windows, so that a rare filter stays a series of short statements.
import type { AccountId, AreaId, Territory } from "../../workflows/kernel/ids.ts";
import { caseRows, type Permitted, type Sql, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface EventFilter {
  actor?: AccountId;
  kind?: string;
  type?: string;
  /** Where the case is now. */
  territory?: Territory;
  area?: AreaId;
}

export interface EventLine {
  pos: number;
  caseId: string;
  seq: number;
  kind: string;
  number: string;
  type: string;
  actor: string;
  /** Whom the actor stood in for; '' where the right was her own. */
  behalfOf: string;
  recordedAt: string;
  occurredOn: string;
  stateBefore: string;
  stateAfter: string;
  territory: string;
}

export interface EventPage {
  events: EventLine[];
  /** Go on below this position; absent when the range is done. */
  below?: number;
}

const windowSize = 4000;
/** By actor the index leads straight to the rows. */
const actorWindow = 100_000;
const maxWindows = 25;

function termsOf({ actor, kind, type, territory, area }: EventFilter): Sql {
  const equal: [string, string | undefined][] = [
    ["e.actor", actor],
    ["e.kind", kind],
    ["e.type", type],
    ["l.territory", territory],
    ["l.area", area],
  ];
  const given = equal.filter((one): one is [string, string] => one[1] !== undefined);
  return {
    sql: given.map(([column]) => ` AND ${column} = ?`).join(""),
    args: given.map(([, value]) => value),
  };
}

/** Events of permitted cases with `from <= pos < below`; at most `limit`, and perhaps fewer with more to come. */
export async function listEvents(
  driver: Driver,
  permitted: Permitted,
  filter: EventFilter,
  range: { from: number; below: number; limit: number },
): Promise<EventPage> {
  const allowed = toSql(permitted, caseRows("l"));
  const terms = termsOf(filter);
  const size = filter.actor === undefined ? windowSize : actorWindow;
  const events: EventLine[] = [];
  let { below } = range;
  for (let i = 0; i < maxWindows && below > range.from; i++) {
    const from = Math.max(range.from, below - size);
    const wanted = range.limit - events.length;
    const rows = await driver.read<EventLine>(
      `SELECT e.pos, e.case_id AS caseId, e.seq, e.kind, e.number, e.type, e.actor, e.behalf_of AS behalfOf,
         e.recorded_at AS recordedAt,
         e.occurred_on AS occurredOn, e.state_before AS stateBefore, e.state_after AS stateAfter, l.territory
       FROM event e ${filter.actor === undefined ? "NOT INDEXED" : "INDEXED BY event_actor"}
       CROSS JOIN list_row l ON l.case_id = e.case_id
       WHERE e.pos >= ? AND e.pos < ?${terms.sql} AND ${allowed.sql} ORDER BY e.pos DESC LIMIT ?`,
      [from, below, ...terms.args, ...allowed.args, wanted],
    );
    events.push(...rows);
    const last = rows.at(-1);
    if (rows.length === wanted && last) return { events, ...(last.pos > range.from ? { below: last.pos } : {}) };
    below = from;
    await new Promise((done) => setImmediate(done));
  }
  return { events, ...(below > range.from ? { below } : {}) };
}
