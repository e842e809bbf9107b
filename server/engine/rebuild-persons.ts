// Rebuilds person_row and search_row from the log: backups leave plain personal data out.
import type { EmbeddedDriver } from "../../db/driver/embedded.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import { readCaseEvents, toStoredCase } from "../../db/log/read-log.ts";
import { readSealedOfCase } from "../../db/log/verify-reads.ts";
import { personStatements } from "../../db/people/person-cache.ts";
import { readPersonsAfter } from "../../db/people/read-persons.ts";
import { apply, emptySnapshot } from "../../workflows/kernel/fold.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { openValues } from "./seal.ts";

const sliceSize = 200;

/** Returns how many persons were rebuilt. */
export async function rebuildPersons(driver: EmbeddedDriver, keys: KeyReader): Promise<number> {
  let after = "";
  let done = 0;
  for (;;) {
    const persons = (await readPersonsAfter(driver, after, sliceSize)).map(toStoredCase);
    for (const { snapshot } of persons) {
      await driver.batch(await personFromLog(driver, keys, snapshot.caseId));
      done += 1;
    }
    const last = persons.at(-1);
    if (!last) return done;
    after = last.snapshot.caseId;
  }
}

async function personFromLog(driver: EmbeddedDriver, keys: KeyReader, caseId: string) {
  const parts = await readSealedOfCase(driver, caseId, ["identity"]);
  let snapshot = emptySnapshot(caseId, "person", 1);
  const statements = [];
  for (const row of await readCaseEvents(driver, caseId, 0, 100_000)) {
    const before = snapshot;
    snapshot = apply(before, {
      caseId,
      kind: row.kind,
      number: row.number,
      seq: row.seq,
      workflowVersion: row.workflow_version,
      stateAfter: row.state_after,
      patch: JSON.parse(row.patch) as JsonObject,
    });
    const values = parts
      .filter((part) => part.seq === row.seq)
      .flatMap((part) => {
        const key = keys.find(part.key_id);
        return key
          ? [openValues(part.blob, key, { caseId, seq: part.seq, subject: part.subject, class: part.class })]
          : [];
      });
    statements.push(...personStatements(before, snapshot, values, row.pos));
  }
  return statements;
}
