// What undoing an import would do, row by row: reports are stepped back and their cases said to be opened by mistake, then households,
// then persons, each only as the import left it; those added to a household that was there leave it again.

import { type ImportLine, listImportLines } from "../../db/imports/rows.ts";
import { listAdded } from "../../db/imports/touched.ts";
import { readCases } from "../../db/log/read-log.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { createPace } from "../pace.ts";
import type { GateServices } from "../services.ts";
import type { PlannedRow } from "./job-rows.ts";
import type { MeantEnvelope } from "./meant.ts";
import { envelope, membersAtOnce } from "./plan.ts";

const sliceSize = 500;
const turnMs = 8;

const words = { it: "Annullato l’import da foglio di calcolo", en: "Import from a spreadsheet undone" };

export interface UndoAround {
  /** Id of the undoing. */
  scope: string;
  /** The import that is undone. */
  undoOf: string;
  occurredOn: string;
  locale: "it" | "en";
}

const mistake: JsonObject = { mistakeReason: "importUndone" };

/** Meant for what stands as the import left it: whoever came after finds hers untouched. */
function ofCase({ scope, occurredOn, locale }: UndoAround, { kind, caseId, madeSeq }: ImportLine): MeantEnvelope[] {
  const at = (expectedSeq: number) => ({ caseId, kind, expectedSeq, occurredOn });
  const back = { undoes: madeSeq, reason: words[locale] };
  return [
    envelope(scope, at(madeSeq), "STEP_BACK", back),
    envelope(scope, at(madeSeq + 1), "OPENED_BY_MISTAKE", mistake),
  ];
}

const endMember = (
  { scope, occurredOn }: UndoAround,
  { kind, caseId }: ImportLine,
  person: string,
  n: number,
): MeantEnvelope =>
  envelope(scope, { caseId, kind, expectedSeq: n, occurredOn }, "END_MEMBER", {
    ...{ person, until: occurredOn, endReason: "mistake" },
  });

async function ofHousehold(services: GateServices, around: UndoAround, line: ImportLine): Promise<MeantEnvelope[]> {
  const { scope, undoOf, occurredOn } = around;
  const { caseId, kind } = line;
  const [stored] = await readCases(services.driver, [caseId]);
  const { members } = stored?.snapshot.doc.context ?? {};
  const now = Array.isArray(members) ? members.map((one) => String((one as JsonObject).person)) : [];
  if (line.step === 4) {
    const added = (await listAdded(services.driver, caseId, undoOf)).filter((person) => now.includes(person));
    return added.map((person, i) => ({ ...endMember(around, line, person, i + 1), onlyBy: [] }));
  }
  const onlyBy = [undoOf, scope];
  const more = now.slice(membersAtOnce).map((person, i) => ({ ...endMember(around, line, person, i + 1), onlyBy }));
  const out = envelope(scope, { caseId, kind, expectedSeq: 1, occurredOn }, "OPENED_BY_MISTAKE", mistake);
  return [...more, { ...out, onlyBy }];
}

const stepOf: Record<string, PlannedRow["step"]> = { "case-intake": 1, household: 2, person: 3 };

async function envelopesOf(services: GateServices, around: UndoAround, line: ImportLine): Promise<MeantEnvelope[]> {
  const { scope, undoOf, occurredOn } = around;
  const { kind, caseId } = line;
  if (kind === "case-intake") return ofCase(around, line);
  if (kind === "household") return ofHousehold(services, around, line);
  const out = envelope(scope, { caseId, kind, expectedSeq: 1, occurredOn }, "OPENED_BY_MISTAKE", mistake);
  return [{ ...out, onlyBy: [undoOf, scope] }];
}

/** Cases first, since persons are free only then. */
export async function planUndo(services: GateServices, around: UndoAround): Promise<PlannedRow[]> {
  const pace = createPace(turnMs);
  const rows: PlannedRow[] = [];
  for (let after = 0; ; ) {
    const asked = { jobId: around.undoOf, which: "done", after, limit: sliceSize } as const;
    const slice = await listImportLines(services.driver, asked);
    for (const one of slice) {
      const { line, kind, caseId } = one;
      rows.push({ step: stepOf[kind] ?? 1, line, kind, caseId, envelopes: await envelopesOf(services, around, one) });
      await pace();
    }
    const last = slice.at(-1);
    if (!last || slice.length < sliceSize) return rows.sort((a, b) => a.step - b.step);
    after = last.n;
  }
}
