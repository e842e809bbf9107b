// access.listBrokenGlass: the alarm. Supervisors see emergency openings in their territory and areas, the dpo all.
import { z } from "zod";
import { listGlass } from "../../db/accounts/glass.ts";
import type { AreaId } from "../../workflows/kernel/ids.ts";
import { procedure } from "../trpc.ts";
import { covers } from "./policy.ts";
import { hasRole } from "./session.ts";

const pageSize = 100;

export const listBrokenGlass = procedure
  .meta({ rule: "glassAlarms" })
  .input(z.object({ before: z.int().positive().optional() }))
  .query(({ ctx, input }) => {
    const { accounts, session } = ctx;
    const rows = listGlass(accounts.db, session.accountId, input.before ?? Number.MAX_SAFE_INTEGER, pageSize);
    const concerns = (row: { territory: string; area: string }): boolean =>
      hasRole(session, "dpo") ||
      session.grants.some((one) => one.role === "supervisor" && covers(one, row.territory, row.area as AreaId));
    return {
      openings: rows.filter(concerns).map(({ reason, seen, area, ...row }) => ({
        ...row,
        area: area as AreaId,
        reason: accounts.box.open(reason) ?? "",
        seen: seen === 1,
      })),
      next: rows.length === pageSize ? (rows.at(-1)?.pos ?? null) : null,
    };
  });
