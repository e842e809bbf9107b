// A job as its pages show it: who asked what of how many cases, and how it went. For who asked, and for supervisors who
// answer for that colleague.
import { findUndoing, type JobRow } from "../../db/bulk/jobs.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { oversees } from "../access/oversees.ts";
import { colleagueNames } from "../cases/names.ts";
import type { SessionContext } from "../trpc.ts";
import { type Chosen, undoType } from "./row.ts";

export const maySeeJob = (ctx: SessionContext, job: Pick<JobRow, "accountId">): boolean =>
  job.accountId === ctx.session.accountId || oversees(ctx.accounts, ctx.session, job.accountId);

export interface ShownJob extends Omit<JobRow, "asked" | "grants" | "leaver"> {
  name: string;
  isOwn: boolean;
  chosen: Chosen | undefined;
  /** Kinds it was meant for; empty: all. */
  kinds: readonly string[];
  /** To whom, of an assignment that is the same for all. */
  assigneeName: string | undefined;
  leaverName: string | undefined;
  /** The job that undid it or is at it. */
  undoneBy: string | undefined;
  /** Nobody tried yet: the window of the undo, the same as for one act. */
  mayUndo: boolean;
  undoMinutes: number;
}

export async function shownJob(ctx: SessionContext, job: JobRow, names = colleagueNames(ctx)): Promise<ShownJob> {
  const asked = ctx.bulk.askedOf(job);
  const undoing = job.undoOf === "" ? await findUndoing(ctx.driver, job.id) : undefined;
  const isOwn = job.accountId === ctx.session.accountId;
  const { payload = {} as JsonObject } = asked ?? {};
  const assignee = typeof payload.assignee === "string" ? names.get(payload.assignee) : undefined;
  const windowMs = ctx.accounts.settings.undoMinutes * 60_000;
  const isFresh = Date.parse(ctx.clock.now()) - Date.parse(job.createdAt) < windowMs;
  const { id, type, accountId, status, reason, createdAt, endedAt, total, excluded, done, failed, undoOf } = job;
  return {
    ...{ id, type, accountId, status, reason, createdAt, endedAt, total, excluded, done, failed, undoOf },
    name: names.get(accountId) ?? "",
    isOwn,
    chosen: asked?.chosen,
    kinds: asked?.kinds ?? [],
    assigneeName: assignee,
    leaverName: job.leaver === "" ? undefined : names.get(job.leaver),
    undoneBy: undoing?.id,
    undoMinutes: ctx.accounts.settings.undoMinutes,
    mayUndo: isOwn && isFresh && type !== undoType && endedAt !== null && done > 0 && undoing === undefined,
  };
}
