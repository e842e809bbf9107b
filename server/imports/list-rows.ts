// imports.listRows: what came of each row of an import, in pages: line of the file, kind, outcome and reason. No name: the record says it
// to who may open it.
import { z } from "zod";
import { listImportLines } from "../../db/imports/rows.ts";
import { readReason } from "../bulk/row.ts";
import { procedure } from "../trpc.ts";
import { getOwnImport } from "./shown-import.ts";

export const listRows = procedure
  .meta({ rule: "bulk" })
  .input(
    z.object({
      jobId: z.uuid(),
      which: z.enum(["all", "done", "notDone"]).default("all"),
      after: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
  )
  .query(async ({ ctx, input }) => {
    await getOwnImport(ctx, input.jobId);
    const rows = await listImportLines(ctx.driver, input);
    return {
      rows: rows.map(({ reason, ...row }) => ({ ...row, ...readReason(reason) })),
      next: rows.length === input.limit ? rows.at(-1)?.n : undefined,
    };
  });
