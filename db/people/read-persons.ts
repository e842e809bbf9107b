// Persons in order of id, in slices: for rebuilding their caches.
import type { Driver } from "../driver/driver.ts";
import type { SnapshotRow } from "../log/read-log.ts";

export function readPersonsAfter(driver: Driver, after: string, limit: number): Promise<SnapshotRow[]> {
  return driver.read<SnapshotRow>("SELECT * FROM snapshot WHERE kind='person' AND case_id>? ORDER BY case_id LIMIT ?", [
    after,
    limit,
  ]);
}
