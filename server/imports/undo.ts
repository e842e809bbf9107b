// imports.undo: takes back of an import what can be: households are dissolved, reports are stepped back and their contacts closed. A
// record of a person stays, since an opening is never unmade; so does whatever somebody has touched since. Each is listed.
import { z } from "zod";
import { findUndoingImport } from "../../db/imports/jobs.ts";
import { type ImportLine, listImportLines } from "../../db/imports/rows.ts";
import type { Envelope } from "../engine/send.ts";
import { AppError } from "../errors.ts";
import { createPace } from "../pace.ts";
import { procedure } from "../trpc.ts";
import type { PlannedRow } from "./job-rows.ts";
import { envelope } from "./plan.ts";
import { getOwnImport } from "./shown-import.ts";

const sliceSize = 500;
const turnMs = 8;

const words = {
  it: { reason: "Annullato l’import da foglio di calcolo", answer: "Aperta da un import poi annullato." },
  en: { reason: "Import from a spreadsheet undone", answer: "Opened by an import that was undone." },
};

interface Around {
  scope: string;
  occurredOn: string;
  locale: "it" | "en";
}

/** Meant for what stands as the import left it: whoever came after finds hers untouched. */
function compensations({ scope, occurredOn, locale }: Around, { kind, caseId, step, madeSeq }: ImportLine): Envelope[] {
  const at = (expectedSeq: number) => ({ caseId, kind, expectedSeq, occurredOn });
  if (kind === "household" && step === 3) return [envelope(scope, at(madeSeq), "DISSOLVE", { until: occurredOn })];
  if (kind !== "case-intake") return [];
  const { reason, answer } = words[locale];
  const closing = { answer: "information", answerText: answer };
  return [
    envelope(scope, at(madeSeq), "STEP_BACK", { undoes: madeSeq, reason }),
    envelope(scope, at(madeSeq + 1), "ORIENT_AND_CLOSE", closing),
  ];
}

export const undo = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ jobId: z.uuid() }))
  .mutation(async ({ ctx, input: { jobId } }) => {
    const job = await getOwnImport(ctx, jobId);
    if (job.endedAt === null) throw new AppError("INVALID", { reason: "notEnded" });
    if (job.undoOf !== "") throw new AppError("INVALID", { reason: "undoStays" });
    const undoing = await findUndoingImport(ctx.driver, jobId);
    if (undoing) return { jobId: undoing.id };
    const id = ctx.imports.newId();
    const around: Around = { scope: id, occurredOn: ctx.clock.today(), locale: ctx.session.locale };
    const pace = createPace(turnMs);
    const rows: PlannedRow[] = [];
    for (let after = 0; ; ) {
      const slice = await listImportLines(ctx.driver, { jobId, which: "done", after, limit: sliceSize });
      for (const one of slice) {
        const step = one.kind === "household" ? (1 as const) : one.kind === "person" ? (3 as const) : (2 as const);
        const { line, kind, caseId } = one;
        rows.push({ step, line, kind, caseId, envelopes: compensations(around, one) });
      }
      const last = slice.at(-1);
      if (!last || slice.length < sliceSize) break;
      after = last.n;
      await pace();
    }
    if (rows.length === 0) throw new AppError("INVALID", { reason: "nothingToDo" });
    const { fileName = "", source = "" } = ctx.imports.askedOf(job) ?? {};
    const asked = { fileName, source, occurredOn: around.occurredOn, rows: rows.length, leftOut: 0 };
    await ctx.imports.startRows(ctx.session, { id, undoOf: jobId, asked }, rows);
    return { jobId: id };
  });
