// bulk.getPreview: how far a preview is, how many cases would be taken, and the others by reason with a few of each.
import { z } from "zod";
import { listLines } from "../../db/queues/list-ids.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { mostCases } from "./desk.ts";
import { countIrrevocable } from "./preview.ts";
import type { RowCode, RowReason } from "./row.ts";
import { readReason } from "./row.ts";

export interface ShownGroup extends RowReason {
  kind: string;
  code: RowCode;
  count: number;
  /** Only cases the reader may list. */
  sample: { caseId: string; number: string; person: string | null }[];
}

export const getPreview = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ previewId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const preview = ctx.bulk.findPreview(ctx.session, input.previewId);
    if (!preview) throw new AppError("NOT_FOUND");
    const groups = [...preview.refusals.values()].sort((a, b) => b.count - a.count);
    const ids = groups.flatMap(({ sample }) => sample);
    const lines = await listLines(ctx.driver, ctx.policy.readable(ctx.session, "list"), ids);
    const lineOf = new Map(lines.map((line) => [line.caseId, line]));
    const refused = groups.reduce((sum, { count }) => sum + count, 0);
    return {
      status: preview.status,
      type: preview.type,
      kinds: preview.kinds ?? [],
      undoOf: preview.undoOf,
      total: preview.total,
      /** More cases than an act may be about. */
      tooMany: preview.total > mostCases,
      limit: mostCases,
      looked: preview.rows.length,
      allowed: preview.rows.length - refused,
      /** What cannot be taken back: who starts it says how many. */
      irrevocable: { count: countIrrevocable(preview), groups: [...preview.irrevocable.values()] },
      refused: groups.map(
        ({ kind, code, reason, count, sample }): ShownGroup => ({
          ...{ kind, code, count, ...readReason(reason) },
          sample: sample.flatMap((id) => lineOf.get(id) ?? []),
        }),
      ),
    };
  });
