// Which versions of which workflows the cases hold: for the start of the server, and for who changes a workflow.
import type { Driver } from "../driver/driver.ts";

export interface HeldVersion {
  kind: string;
  version: number;
  cases: number;
}

/** From an index alone, so that it may be asked at every start. */
export function listHeldVersions(driver: Driver): Promise<HeldVersion[]> {
  return driver.read<HeldVersion>(
    `SELECT kind, workflow_version AS version, COUNT(*) AS cases FROM snapshot
     GROUP BY kind, workflow_version ORDER BY kind, workflow_version LIMIT 1000`,
  );
}

/** Reads every case: for commands only. */
export function countHeldVersions(driver: Driver): Promise<(HeldVersion & { closed: number })[]> {
  return driver.read(
    `SELECT kind, workflow_version AS version, COUNT(*) AS cases,
       COALESCE(SUM(json_extract(doc,'$.head.closed')),0) AS closed FROM snapshot
     GROUP BY kind, workflow_version ORDER BY kind, workflow_version LIMIT 1000`,
  );
}
