// bulk.getPreview: how far a preview is, how many cases would be taken, and the others by reason with a few of each.
import { z } from "zod";
import { findAccount } from "../../db/accounts/accounts.ts";
import { listLines } from "../../db/queues/list-ids.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { mostCases } from "./desk.ts";
import { countIrrevocable, type PreviewRow } from "./preview.ts";
import type { RowCode, RowReason } from "./row.ts";
import { readReason } from "./row.ts";

export interface ShownGroup extends RowReason {
  kind: string;
  code: RowCode;
  count: number;
  /** Only cases the reader may list. */
  sample: { caseId: string; number: string; person: string | null }[];
}

/** Of a plan, to whom cases would go and how many to each: account id -> count of the rows that would be taken. */
function assignedIn(rows: readonly PreviewRow[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { code, own } of rows) {
    const { assignee } = code === "" && own !== "" ? (JSON.parse(own) as { assignee?: string }) : {};
    if (assignee !== undefined) found.set(assignee, (found.get(assignee) ?? 0) + 1);
  }
  return found;
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
      goesTo: [...assignedIn(preview.status === "ready" ? preview.rows : [])]
        .map(([accountId, count]) => ({ name: findAccount(ctx.accounts.db, accountId)?.name ?? "", count }))
        .sort((a, b) => a.name.localeCompare(b.name, "it")),
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
