// For which stand of a record a command of an undo is meant: the one the import left it in, with what the undoing itself did since, or
// whatever stands where the record was there before the import.
import type { Driver } from "../../db/driver/driver.ts";
import { readTouched } from "../../db/imports/touched.ts";
import type { Envelope } from "../engine/send.ts";

export interface MeantEnvelope extends Envelope {
  /** Imports whose acts do not count as somebody's; empty: as it stands. Absent: `expectedSeq` as it is. */
  onlyBy?: readonly string[];
}

/** With the seq that is meant. `staged`: how far a rehearsal has come with the case. */
export async function meantNow(
  driver: Driver,
  { onlyBy, ...envelope }: MeantEnvelope,
  staged?: number,
): Promise<Envelope> {
  if (onlyBy === undefined) return envelope;
  const touched = await readTouched(driver, envelope.caseId, onlyBy);
  // Another seq than the one that stands is answered as changed.
  if (!touched || (onlyBy.length > 0 && touched.others > 0)) return { ...envelope, expectedSeq: 1, strict: true };
  return { ...envelope, expectedSeq: staged ?? touched.seq };
}
