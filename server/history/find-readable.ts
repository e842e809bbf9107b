// The case whose history is asked for, with what the reader may know of it; unknown and forbidden look alike.

import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import type { Access } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { AppError } from "../errors.ts";
import type { SessionContext } from "../trpc.ts";

/** At least a skeleton, else NOT_FOUND. The read is recorded before this resolves. */
export async function findReadable(ctx: SessionContext, caseId: string): Promise<{ found: FoundCase; access: Access }> {
  const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "skeleton"), caseId);
  if (!found) throw new AppError("NOT_FOUND");
  const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
  if (access.level === "none" || access.level === "line") throw new AppError("NOT_FOUND");
  const { kind } = found.snapshot;
  await ctx.reads.recordRead(ctx.session, { what: "history", kind, caseId, byGlass: access.byBrokenGlass });
  return { found, access };
}
