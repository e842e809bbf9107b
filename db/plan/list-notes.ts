// Known inconsistencies of the source, by topic, to be shown beside the figures they concern.
import type { Driver } from "../driver/driver.ts";

export interface DataNote {
  id: string;
  topic: string;
  textIt: string;
  textEn: string;
}

/** Notes of the given topics, or all. */
export async function listNotes(driver: Driver, topics?: readonly string[]): Promise<DataNote[]> {
  const where = topics ? `WHERE topic IN (SELECT value FROM json_each(?))` : "";
  return driver.read<DataNote>(
    `SELECT id, topic, text_it AS textIt, text_en AS textEn FROM data_note ${where} ORDER BY topic, id LIMIT 500`,
    topics ? [JSON.stringify(topics)] : [],
  );
}
