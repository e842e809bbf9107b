// Requests that two records go on as one, by the pair, as they stand now and as far as a search would show both to the reader.
import type { Driver } from "../driver/driver.ts";
import type { FoundPerson, SearchRights } from "./find-persons.ts";
import { listShown } from "./list-shown.ts";

/** The record that asked, and the one that was asked. */
export interface AskedPair {
  askingId: string;
  askedId: string;
}

export interface FoundMergeAsk {
  one: FoundPerson;
  other: FoundPerson;
  /** As the record that asked keeps it; absent where nothing is asked of the pair any more. */
  said?: { ask: number; by: string; on: string; way: string; refused?: number };
}

const most = 100;

export const pairKey = ({ askingId, askedId }: AskedPair): string => `${askingId}/${askedId}`;

/** At most 100 pairs, by their key; those of which a search would not show both are left out. */
export async function findMergeAsks(
  driver: Driver,
  rights: SearchRights,
  pairs: readonly AskedPair[],
): Promise<Map<string, FoundMergeAsk>> {
  const found = new Map<string, FoundMergeAsk>();
  if (pairs.length === 0) return found;
  const some = pairs.slice(0, most);
  const rows = await driver.read<AskedPair & { said: string | null }>(
    `SELECT a.value->>'askingId' AS askingId, a.value->>'askedId' AS askedId,
       json_extract(s.doc,'$.context.mergeAsks."'||(a.value->>'askedId')||'"') AS said
     FROM json_each(?) a JOIN snapshot s ON s.case_id=a.value->>'askingId' LIMIT ?`,
    [JSON.stringify(some.map(({ askingId, askedId }) => ({ askingId, askedId }))), most],
  );
  const ids = [...new Set(some.flatMap(({ askingId, askedId }) => [askingId, askedId]))];
  const shown = new Map((await listShown(driver, rights, ids)).map((one) => [one.personId, one]));
  for (const row of rows) {
    const [one, other] = [shown.get(row.askingId), shown.get(row.askedId)];
    if (!one || !other) continue;
    found.set(pairKey(row), { one, other, ...(row.said === null ? {} : { said: JSON.parse(row.said) }) });
  }
  return found;
}
