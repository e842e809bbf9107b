// Which body runs a service in a comune on a day (practice: the event's day, never today's).
import type { Day, Territory } from "../../workflows/kernel/ids.ts";
import type { Driver } from "../driver/driver.ts";

export interface Mandate {
  service: string;
  territory: Territory;
  /** comune, azienda, appalto or asst. */
  body: string;
  bodyName: string;
  letterhead: string;
  act: string;
  validFrom: Day;
  validTo: Day | null;
}

/** Undefined when nobody held the service there on that day. */
export async function findMandate(
  driver: Driver,
  ask: { service: string; territory: Territory; on: Day },
): Promise<Mandate | undefined> {
  const rows = await driver.read<Mandate>(
    `SELECT service, territory, body, body_name AS bodyName, letterhead, act, valid_from AS validFrom,
       valid_to AS validTo
     FROM mandate
     WHERE service = ? AND territory = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
     LIMIT 1`,
    [ask.service, ask.territory, ask.on, ask.on],
  );
  return rows[0];
}
