// What undoing an import would come to, before it is done: each row decided as the gate would, on what the rows before it would have
// left. In memory, its maker's own, and let go when she looks at another.
import type { Session } from "../access/session.ts";
import type { RowCode } from "../bulk/row.ts";
import { HotCases } from "../engine/hot-cases.ts";
import { emptyDraft } from "../engine/rehearse.ts";
import { createPace } from "../pace.ts";
import type { GateServices } from "../services.ts";
import { tryOut } from "./try-out.ts";
import { planUndo } from "./undo-plan.ts";

export interface UndoRow {
  line: number;
  kind: string;
  caseId: string;
  /** `done`: it would be. */
  outcome: RowCode;
  reasons: string[];
}

export interface UndoPreview {
  jobId: string;
  /** Undoings before this one, the newest first. */
  earlier: readonly string[];
  status: "looking" | "ready" | "failed" | "cancelled";
  looked: number;
  total: number;
  rows: UndoRow[];
}

const turnMs = 8;
const rowsOfSlice = 200;

export async function lookThroughUndo(
  services: GateServices,
  session: Session,
  preview: UndoPreview,
  signal: AbortSignal,
): Promise<void> {
  const { jobId, earlier } = preview;
  const occurredOn = services.clock.today();
  const planned = await planUndo(services, {
    scope: `preview ${jobId}`,
    undoOf: jobId,
    earlier,
    occurredOn,
    locale: session.locale,
  });
  preview.total = planned.length;
  const pace = createPace(turnMs);
  const draft = emptyDraft();
  for (let i = 0; i < planned.length; i += rowsOfSlice) {
    const rehearsal = { services, session, hot: new HotCases(), draft };
    for (const { line, kind, caseId, envelopes } of planned.slice(i, i + rowsOfSlice)) {
      signal.throwIfAborted();
      const refused = await tryOut(rehearsal, envelopes);
      const { code = "done", reason } = refused ?? {};
      preview.rows.push({ line, kind, caseId, outcome: code, reasons: reason?.reasons ?? [] });
      preview.looked += 1;
      await pace();
    }
  }
  preview.status = "ready";
}
