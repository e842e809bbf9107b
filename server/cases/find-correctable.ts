// The earlier event a correction is about, for somebody who may mend it; NOT_FOUND and FORBIDDEN as at the gate.

import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import type { Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { isCorrectable } from "../../workflows/kernel/document-events.ts";
import type { Access } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { accessOf, findMended, type Mended, mayMend } from "../engine/mend-command.ts";
import { AppError } from "../errors.ts";
import { isClosedTo } from "../people/secret-points.ts";
import type { SessionContext } from "../trpc.ts";

export interface Correctable {
  found: FoundCase;
  /** To what the event holds. */
  access: Access;
  workflow: Workflow;
  version: WorkflowVersion;
  mended: Mended;
}

export async function findCorrectable(ctx: SessionContext, caseId: string, seq: number): Promise<Correctable> {
  const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), caseId);
  const workflow = found && ctx.workflows.get(found.snapshot.kind);
  const version = found && workflow?.versions[found.snapshot.workflowVersion];
  if (!found || !workflow || !version) throw new AppError("NOT_FOUND");
  const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
  const mended = await findMended(ctx, workflow, found.snapshot, { type: "CORRECT", payload: { corrects: seq } });
  if (!mended) throw new AppError("NOT_FOUND");
  if (!isCorrectable(mended.row.type, mended.info) || !mayMend(access, mended, ctx.session.accountId))
    throw new AppError("FORBIDDEN");
  // Of a secret number not even how it is used is told.
  if (isClosedTo(found, access, seq)) throw new AppError("FORBIDDEN");
  return { found, access: accessOf(access, mended.row, ctx.session.accountId), workflow, version, mended };
}
