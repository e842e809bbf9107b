// That the bytes of every document lie where the log says, as they were sealed. No key is needed; what was erased may be gone.
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { storedHashOf } from "../documents/file-store.ts";
import { caseName, type Problems } from "./verify-report.ts";

/** Returns how many files were looked at; withdrawn documents are looked at like the others. */
export async function checkFiles(
  dir: string,
  snapshots: Iterable<CaseSnapshot>,
  isErased: (caseId: string) => boolean,
  problems: Problems,
): Promise<number> {
  let looked = 0;
  for (const snapshot of snapshots) {
    const { caseId, doc } = snapshot;
    for (const [id, { versions }] of Object.entries(doc.documents ?? {}))
      for (const { stored, storedHash } of versions) {
        looked += 1;
        const found = await storedHashOf(dir, stored);
        if (found === storedHash || (found === undefined && isErased(caseId))) continue;
        const what = found === undefined ? "is missing" : "is not as it was sealed";
        problems.add(`${caseName(snapshot)}: file ${stored} of document ${id} ${what}`);
      }
  }
  return looked;
}
