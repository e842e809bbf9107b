// history.signRoot: a signed root of all that is recorded up to now; the last one again when nothing was since.
import { existsSync } from "node:fs";
import { listRoots } from "../../db/log/roots.ts";
import { rootKeyFile } from "../data-folder.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

/** On demand in one day; each is a row for ever. */
const mostADay = 20;

export const signRoot = procedure.meta({ rule: "proof" }).mutation(async ({ ctx }) => {
  const recent = await listRoots(ctx.driver, Number.MAX_SAFE_INTEGER, mostADay + 1);
  const today = ctx.clock.today();
  if (recent.filter(({ kind, day }) => kind === "request" && day === today).length >= mostADay)
    throw new AppError("LIMIT", { reason: "roots" });
  if (recent.length > 0 && !existsSync(rootKeyFile(ctx.config, ctx.folder)))
    throw new AppError("INVALID", { reason: "rootKey" });
  const root = await ctx.roots.signNow();
  if (!root) throw new AppError("NOT_FOUND");
  return { n: root.n };
});
