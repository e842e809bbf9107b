// What a board may be narrowed by, over `counter l` and `list_row l` alike: both have these columns.
import type { AreaId, Territory } from "../../workflows/kernel/ids.ts";
import type { Sql } from "../access.ts";

export interface BoardFilter {
  territory?: Territory;
  area?: AreaId;
}

export function boardTerms({ territory, area }: BoardFilter): Sql[] {
  return [
    { sql: "l.closed = 0", args: [] },
    ...(territory === undefined ? [] : [{ sql: "l.territory = ?", args: [territory] }]),
    ...(area === undefined ? [] : [{ sql: "l.area = ?", args: [area] }]),
  ];
}
