// history.checkRoot: the code of a printed root against the log as it is now. The whole proof is `npm run verify`; this
// says whether what was printed is still what stands there.
import { z } from "zod";
import { findLastSeal, findSealEnd } from "../../db/log/roots.ts";
import { readRootCode } from "../engine/signed-root.ts";
import { procedure } from "../trpc.ts";

export const checkRoot = procedure
  .meta({ rule: "proof" })
  .input(z.object({ code: z.string().min(1).max(200) }))
  .query(
    async ({
      ctx,
      input,
    }): Promise<{ outcome: "same" | "other" | "missing" | "unreadable"; day?: string; pos?: number }> => {
      const read = readRootCode(input.code);
      if (!read) return { outcome: "unreadable" };
      const { day, pos, root } = read;
      const seal = await findSealEnd(ctx.driver, pos);
      if (seal) return { outcome: seal.root === root ? "same" : "other", day, pos };
      const last = await findLastSeal(ctx.driver);
      // Within the log a seal must end there; beyond its end, the log was longer when the page was printed.
      return { outcome: pos > (last?.toPos ?? 0) ? "missing" : "other", day, pos };
    },
  );
