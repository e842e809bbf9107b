// imports.getUndo: what undoing an import would come to, as far as it was looked at: how many of each kind, and which would stay and why.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { getOwnImport } from "./shown-import.ts";

const mostShown = 100;

export const getUndo = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ jobId: z.uuid(), after: z.int().min(0).default(0) }))
  .query(async ({ ctx, input: { jobId, after } }) => {
    await getOwnImport(ctx, jobId);
    const preview = ctx.imports.findUndo(ctx.session, jobId);
    if (!preview) throw new AppError("NOT_FOUND");
    const { status, looked, total, rows } = preview;
    const counts = new Map<string, { kind: string; undone: number; stay: number }>();
    for (const { kind, outcome } of rows) {
      const one = counts.get(kind) ?? { kind, undone: 0, stay: 0 };
      if (outcome === "done") one.undone += 1;
      else one.stay += 1;
      counts.set(kind, one);
    }
    const staying = rows.filter(({ outcome }) => outcome !== "done");
    return {
      ...{ status, looked, total, counts: [...counts.values()] },
      staying: status === "ready" ? staying.slice(after, after + mostShown) : [],
      next: status === "ready" && staying.length > after + mostShown ? after + mostShown : undefined,
    };
  });
