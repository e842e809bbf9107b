// imports.listUnhoused: of the persons whom an import made, those who are in no household: as many as one act puts into one. Names nobody.
import { z } from "zod";
import { listUnhoused as findUnhoused } from "../../db/imports/unhoused.ts";
import { searchRights } from "../search/rights.ts";
import { procedure } from "../trpc.ts";
import { getOwnImport } from "./shown-import.ts";

/** ⚙ As many as come into a household together. */
const most = 8;

export const listUnhoused = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ jobId: z.uuid() }))
  .query(async ({ ctx, input: { jobId } }) => {
    const job = await getOwnImport(ctx, jobId);
    // An undo takes persons away.
    if (job.undoOf !== "") return { personIds: [], more: false };
    const found = await findUnhoused(ctx.driver, searchRights(ctx.policy, ctx.session), jobId, most + 1);
    return { personIds: found.slice(0, most), more: found.length > most };
  });
