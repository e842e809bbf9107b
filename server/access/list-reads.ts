// access.readLog: who opened what, newest first, for the dpo. Ids, kinds and numbers only: no content, and searched
// words stay sealed.
import { z } from "zod";
import { listReads as list } from "../../db/read-log/reads.ts";
import { procedure } from "../trpc.ts";
import { namesOf } from "./names.ts";

const pageSize = 100;

export const listReads = procedure
  .meta({ rule: "readLog" })
  .input(
    z.object({
      before: z.int().positive().optional(),
      accountId: z.uuid().optional(),
      caseId: z.uuid().optional(),
      what: z.enum(["case", "person", "household", "document", "history", "asOf", "export", "search"]).optional(),
      byGlass: z.boolean().optional(),
    }),
  )
  .query(({ ctx, input: { before, accountId, caseId, what, byGlass } }) => {
    const rows = list(
      ctx.reads.db,
      {
        ...(before ? { before } : {}),
        ...(accountId ? { accountId } : {}),
        ...(caseId ? { caseId } : {}),
        ...(what ? { what } : {}),
        ...(byGlass ? { byGlass } : {}),
      },
      pageSize,
    );
    const names = namesOf(
      ctx.accounts,
      rows.map((row) => row.accountId),
    );
    return { rows, names, next: rows.length === pageSize ? (rows.at(-1)?.pos ?? null) : null };
  });
