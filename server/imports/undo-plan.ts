// What undoing an import would do, row by row: reports are stepped back and their cases said to be opened by mistake, then households,
// then persons, each only as the import left it; those added to a household that was there leave it again. After an undoing, only what
// stayed then, and nothing that was taken out by hand meanwhile.

import { type ImportLine, listImportLines } from "../../db/imports/rows.ts";
import { listAdded } from "../../db/imports/touched.ts";
import { readCases } from "../../db/log/read-log.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseKinds } from "../../workflows/rules/imports/fields.ts";
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
  /** Undoings of it before this one, the newest first. */
  earlier: readonly string[];
  occurredOn: string;
  locale: "it" | "en";
}

const mistake: JsonObject = { mistakeReason: "importUndone" };

/** Whether every step since was taken back: the case stands as it was left. */
function isAsLeft({ seq, doc }: CaseSnapshot, madeSeq: number): boolean {
  const takenBack = doc.takenBack ?? {};
  const mends = new Set(Object.values(takenBack));
  for (let at = madeSeq + 1; at <= seq; at++) if (!(at in takenBack || mends.has(at))) return false;
  return true;
}

/** Meant for what stands as the import left it: whoever came after finds hers untouched. */
function ofCase(around: UndoAround, { kind, caseId, madeSeq }: ImportLine, now?: CaseSnapshot): MeantEnvelope[] {
  const { scope, occurredOn, locale } = around;
  const at = (expectedSeq: number) => ({ caseId, kind, expectedSeq, occurredOn });
  const back = { undoes: madeSeq, reason: words[locale] };
  const seq = now && isAsLeft(now, madeSeq) ? now.seq : madeSeq;
  const out = (expectedSeq: number) => envelope(scope, at(expectedSeq), "OPENED_BY_MISTAKE", mistake);
  // Opened by one command, there is no step to take back.
  if (kind !== "case-intake") return [out(seq)];
  // An earlier undoing stopped between the two.
  if (now?.doc.takenBack?.[madeSeq] !== undefined) return [out(seq)];
  return [envelope(scope, at(seq), "STEP_BACK", back), out(seq + 1)];
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

async function ofHousehold(
  services: GateServices,
  around: UndoAround,
  line: ImportLine,
  snapshot?: CaseSnapshot,
): Promise<MeantEnvelope[]> {
  const { scope, undoOf, earlier, occurredOn } = around;
  const { caseId, kind } = line;
  const { members } = snapshot?.doc.context ?? {};
  const now = Array.isArray(members) ? members.map((one) => String((one as JsonObject).person)) : [];
  if (line.step === 4) {
    const added = (await listAdded(services.driver, caseId, undoOf)).filter((person) => now.includes(person));
    return added.map((person, i) => ({ ...endMember(around, line, person, i + 1), onlyBy: [] }));
  }
  const onlyBy = [undoOf, ...earlier, scope];
  const more = now.slice(membersAtOnce).map((person, i) => ({ ...endMember(around, line, person, i + 1), onlyBy }));
  const out = envelope(scope, { caseId, kind, expectedSeq: 1, occurredOn }, "OPENED_BY_MISTAKE", mistake);
  return [...more, { ...out, onlyBy }];
}

/** Cases first, whatever their kind. */
const stepOf: Record<string, PlannedRow["step"]> = { household: 2, person: 3 };

async function envelopesOf(
  services: GateServices,
  around: UndoAround,
  line: ImportLine,
  now?: CaseSnapshot,
): Promise<MeantEnvelope[]> {
  const { scope, undoOf, earlier, occurredOn } = around;
  const { kind, caseId } = line;
  if (caseKinds.some((one) => one === kind)) return ofCase(around, line, now);
  if (kind === "household") return ofHousehold(services, around, line, now);
  const out = envelope(scope, { caseId, kind, expectedSeq: 1, occurredOn }, "OPENED_BY_MISTAKE", mistake);
  return [{ ...out, onlyBy: [undoOf, ...earlier, scope] }];
}

const keyOf = ({ line, kind, caseId }: ImportLine): string => `${line} ${kind} ${caseId}`;

/** Rows the last undoing left as they were; undefined where there was none. */
async function stayedAt({ driver }: GateServices, last: string | undefined): Promise<Set<string> | undefined> {
  if (last === undefined) return undefined;
  const stayed = new Set<string>();
  for (let after = 0; ; ) {
    const slice = await listImportLines(driver, { jobId: last, which: "notDone", after, limit: sliceSize });
    for (const one of slice) stayed.add(keyOf(one));
    const end = slice.at(-1);
    if (!end || slice.length < sliceSize) return stayed;
    after = end.n;
  }
}

function isOut({ workflows }: GateServices, { kind, workflowVersion, state }: CaseSnapshot): boolean {
  return workflows.get(kind)?.versions[workflowVersion]?.states[state]?.withdrawn === true;
}

/** Cases first, since persons are free only then. */
export async function planUndo(services: GateServices, around: UndoAround): Promise<PlannedRow[]> {
  const pace = createPace(turnMs);
  const rows: PlannedRow[] = [];
  const stayed = await stayedAt(services, around.earlier[0]);
  for (let after = 0; ; ) {
    const asked = { jobId: around.undoOf, which: "done", after, limit: sliceSize } as const;
    const slice = await listImportLines(services.driver, asked);
    const meant = stayed ? slice.filter((one) => stayed.has(keyOf(one))) : slice;
    const ids = [...new Set(meant.map(({ caseId }) => caseId))];
    const now = new Map((await readCases(services.driver, ids)).map(({ snapshot }) => [snapshot.caseId, snapshot]));
    for (const one of meant) {
      const { line, kind, caseId } = one;
      const snapshot = now.get(caseId);
      if (stayed && snapshot && isOut(services, snapshot)) continue;
      const envelopes = await envelopesOf(services, around, one, snapshot);
      rows.push({ step: stepOf[kind] ?? 1, line, kind, caseId, envelopes });
      await pace();
    }
    const last = slice.at(-1);
    if (!last || slice.length < sliceSize) return rows.sort((a, b) => a.step - b.step);
    after = last.n;
  }
}
