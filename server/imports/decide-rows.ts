// Each row of an import decided as the gate would, in memory: rights in its comune, the form, the workflow. What one row would open
// is there for the commands that rest on it, and nothing is written.
import type { Session } from "../access/session.ts";
import { HotCases } from "../engine/hot-cases.ts";
import { emptyDraft } from "../engine/rehearse.ts";
import { createPace } from "../pace.ts";
import type { GateServices } from "../services.ts";
import { openCase, openPerson, type PlanAround } from "./plan.ts";
import type { ImportPreview, ImportRow } from "./preview.ts";
import { type Rehearsal, tryOut } from "./try-out.ts";

const turnMs = 8;
const rowsOfSlice = 200;

const personOf = (row: ImportRow): string => (row.choice === "link" && row.known ? row.known.personId : row.personId);

async function decideRow(rehearsal: Rehearsal, around: PlanAround, preview: ImportPreview, row: ImportRow) {
  // Also of a row that somebody of the registry may be: the choice is open.
  const opens = (row.status === "new" || row.status === "known") && !row.samePerson;
  const person = opens ? await tryOut(rehearsal, [openPerson(around, row.personId, row.facts)]) : undefined;
  const { case: given } = row;
  const mayCase = !person && given && !given.isThere;
  const opening = mayCase
    ? openCase(
        around,
        { caseId: given.caseId, person: personOf(row), seq: given.seq === 1 ? 1 : 0 },
        preview.layout,
        row.facts,
      )
    : [];
  const refused = person ?? (await tryOut(rehearsal, opening));
  if (!refused) return;
  const { code, kind, reason = { reasons: [], fields: [] } } = refused;
  row.refused = { code, kind, ...reason };
  row.status = "error";
}

export async function decideRows(
  { services, session, preview }: { services: GateServices; session: Session; preview: ImportPreview },
  signal: AbortSignal,
): Promise<void> {
  const around: PlanAround = { scope: "preview", occurredOn: services.clock.today(), locale: session.locale };
  const pace = createPace(turnMs);
  const rows = preview.rows.filter(({ status }) => status !== "error");
  preview.total = preview.looked + rows.length;
  // What rows would open stays there for the cases of later ones; what was read of the file is let go slice by slice.
  const draft = emptyDraft();
  for (let i = 0; i < rows.length; i += rowsOfSlice) {
    const rehearsal: Rehearsal = { services, session, hot: new HotCases(), draft };
    for (const row of rows.slice(i, i + rowsOfSlice)) {
      signal.throwIfAborted();
      await decideRow(rehearsal, around, preview, row);
      preview.looked += 1;
      await pace();
    }
  }
}
