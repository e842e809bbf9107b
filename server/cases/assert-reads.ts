// What belongs to a case is asked of one whose content one reads; any other is not there.
import type { Permitted } from "../../db/access.ts";
import { findCase } from "../../db/cases/find-case.ts";
import { isNamed } from "../access/session.ts";
import { AppError } from "../errors.ts";
import type { SessionContext } from "../trpc.ts";

/** The permission to read contents. Throws NOT_FOUND where it does not reach the case. */
export async function assertReads(ctx: SessionContext, caseId: string): Promise<Permitted> {
  const content = ctx.policy.readable(ctx.session, "content");
  const found = await findCase(ctx.driver, content, caseId);
  const access = found && ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
  if (!access?.mayRead) throw new AppError("NOT_FOUND");
  return content;
}
