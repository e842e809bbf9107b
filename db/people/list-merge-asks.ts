// Open requests that two records go on as one, of the whole district, as far as a search would show both to the reader. Each open
// one holds a claim on its pair; what is asked stands in the record that asked.
import type { Driver } from "../driver/driver.ts";
import type { FoundPerson, SearchRights } from "./find-persons.ts";
import { mergedState } from "./find-standing.ts";
import { listShown } from "./list-shown.ts";

export interface OpenMergeAsk {
  /** The record that asked, and the one that was asked. */
  one: FoundPerson;
  other: FoundPerson;
  way: string;
  by: string;
  on: string;
  /** Seq of the request at the record that asked, its position in the log, and when it was recorded. */
  ask: number;
  pos: number;
  at: string;
}

/** Pairs looked at in one reading. */
const sliceRows = 100;

interface AskRow {
  resource: string;
  personId: string;
  otherId: string;
  said: string | null;
  pos: number;
  at: string;
}

/** After a pair, in order of pairs; `next` where others follow. Those of which one goes on elsewhere wait. */
export async function listMergeAsks(
  driver: Driver,
  rights: SearchRights,
  after: string,
): Promise<{ asks: OpenMergeAsk[]; next?: string }> {
  const rows = await driver.read<AskRow>(
    `SELECT c.resource, c.case_id AS personId, c.other AS otherId,
       json_extract(s.doc,'$.context.mergeAsks."'||c.other||'"') AS said, e.pos, e.recorded_at AS at
     FROM (SELECT resource, case_id, iif(substr(resource,1,36)=case_id, substr(resource,38), substr(resource,1,36)) AS other
       FROM claim WHERE kind='mergeAsk' AND resource>? ORDER BY resource LIMIT ?) c
     JOIN snapshot s ON s.case_id=c.case_id
     JOIN event e ON e.case_id=c.case_id AND e.seq=json_extract(s.doc,'$.context.mergeAsks."'||c.other||'".ask')
     ORDER BY c.resource`,
    [after, sliceRows],
  );
  const ids = rows.flatMap(({ personId, otherId }) => [personId, otherId]);
  const shown = new Map((await listShown(driver, rights, ids)).map((one) => [one.personId, one]));
  const asks = rows.flatMap(({ personId, otherId, said, pos, at }): OpenMergeAsk[] => {
    const [one, other] = [shown.get(personId), shown.get(otherId)];
    if (!one || !other || said === null || one.state === mergedState || other.state === mergedState) return [];
    const { way, by, on, ask } = JSON.parse(said) as Pick<OpenMergeAsk, "way" | "by" | "on" | "ask">;
    return [{ one, other, way, by, on, ask, pos, at }];
  });
  const last = rows.at(-1);
  return last && rows.length === sliceRows ? { asks, next: last.resource } : { asks };
}
