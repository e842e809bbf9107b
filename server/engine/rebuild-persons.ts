// Rebuilds person_row and search_row from the log: backups leave plain personal data out.
import type { EmbeddedDriver } from "../../db/driver/embedded.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import { type StoredCase, toStoredCase } from "../../db/log/read-log.ts";
import { readSealedOfCase } from "../../db/log/verify-reads.ts";
import { identityClasses, personStatements } from "../../db/people/person-cache.ts";
import { readPersonsAfter } from "../../db/people/read-persons.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { standingIdentity } from "./identity.ts";
import { openValues } from "./seal.ts";

const sliceSize = 200;

/** Returns how many persons were rebuilt. */
export async function rebuildPersons(driver: EmbeddedDriver, keys: KeyReader): Promise<number> {
  let after = "";
  let done = 0;
  for (;;) {
    const persons = (await readPersonsAfter(driver, after, sliceSize)).map(toStoredCase);
    for (const one of persons) {
      await driver.batch(await personFromLog(driver, keys, one));
      done += 1;
    }
    const last = persons.at(-1);
    if (!last) return done;
    after = last.snapshot.caseId;
  }
}

async function personFromLog(driver: EmbeddedDriver, keys: KeyReader, { snapshot, lastPos }: StoredCase) {
  const values = new Map<number, JsonObject>();
  for (const part of await readSealedOfCase(driver, snapshot.caseId, identityClasses)) {
    const key = keys.find(part.key_id);
    if (!key) continue;
    const place = { caseId: snapshot.caseId, seq: part.seq, subject: part.subject, class: part.class };
    values.set(part.seq, { ...values.get(part.seq), ...openValues(part.blob, key, place) });
  }
  return personStatements(
    snapshot,
    { identity: standingIdentity(snapshot, (seq) => values.get(seq)), moved: true },
    lastPos,
  );
}
