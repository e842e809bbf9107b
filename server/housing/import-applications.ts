// housing.importApplications: the regional platform's file into a bando, as preview or for good. Every row is two
// ordinary commands at most (person, application), so history, permissions and refusals are those of the gate;
// repeating an import changes nothing, and rows in error leave the others alone.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import type { Envelope } from "../engine/send.ts";
import { send } from "../engine/send.ts";
import { AppError } from "../errors.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { type CheckedRow, checkRows, mayImport, type RowError, type RowReport } from "./check-rows.ts";
import { exampleLayout } from "./import-layout.ts";
import { type ParsedFile, parseCsv } from "./parse-csv.ts";

const maxBytes = 1_048_576;
const maxRows = 1000;
/** Rows sent at a time: enough to fill the writer's groups, few enough to leave room for the others. */
const together = 16;

export interface ImportReport {
  layout: string;
  dryRun: boolean;
  file: Pick<ParsedFile, "errors" | "unknownColumns">;
  rows: RowReport[];
}

function errorOf(error: unknown): RowError {
  if (!(error instanceof AppError)) throw error;
  const { refusal } = error.details;
  if (refusal) return { code: "refused", texts: refusal.texts };
  if (error.code === "FORBIDDEN" || error.code === "NOT_FOUND") return { code: "forbidden" };
  // Somebody else imported the same application meanwhile.
  if (error.code === "STALE" || error.details.reason === "commandReused") return { code: "changedSinceImport" };
  return { code: error.code === "LIMIT" ? "busy" : "notFit" };
}

async function sendRow(ctx: SessionContext, row: CheckedRow): Promise<RowReport> {
  if (row.envelopes.length === 0) return row.report;
  try {
    for (const one of row.envelopes satisfies Envelope[]) await send(ctx, ctx.session, one);
    return { ...row.report, status: "imported" };
  } catch (error) {
    return { ...row.report, status: "error", errors: [errorOf(error)] };
  }
}

export const importApplications = procedure
  .meta({ rule: "cases" })
  .input(z.object({ bandoId: z.uuid(), csv: z.string().max(maxBytes), dryRun: z.boolean() }))
  .mutation(async ({ ctx, input }): Promise<ImportReport> => {
    if (Buffer.byteLength(input.csv) > maxBytes) throw new AppError("LIMIT", { reason: "upload" });
    const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), input.bandoId);
    if (found?.snapshot.kind !== "housing-bando") throw new AppError("NOT_FOUND");
    if (!mayImport(ctx, found.snapshot)) throw new AppError("FORBIDDEN");
    const { rows, errors, unknownColumns } = parseCsv(input.csv, exampleLayout, maxRows);
    const checked = await checkRows(ctx, found.snapshot, rows);
    // The report says of each fiscal code whether the district knows the person, and a row in error leaves no command.
    await ctx.reads.recordRead(ctx.session, {
      what: "document",
      kind: found.snapshot.kind,
      caseId: input.bandoId,
      answered: checked.length,
      eachTime: true,
    });
    const reports: RowReport[] = [];
    if (input.dryRun) reports.push(...checked.map((row) => row.report));
    else
      for (let i = 0; i < checked.length; i += together)
        reports.push(...(await Promise.all(checked.slice(i, i + together).map((row) => sendRow(ctx, row)))));
    return { layout: exampleLayout.id, dryRun: input.dryRun, file: { errors, unknownColumns }, rows: reports };
  });
