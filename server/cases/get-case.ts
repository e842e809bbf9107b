// cases.getCase: all the case page shows above its timeline. Opening it is written in the read log before the answer;
// who may know no more than that the case exists gets one line.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { ruleIdOf } from "../../workflows/kernel/deadline.ts";
import type { WorkflowVersion } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { listActions } from "./list-actions.ts";
import { mendingOf } from "./mending.ts";
import { colleagueNames, namesOf, placeNames } from "./names.ts";
import { currentFields, idsIn, openSealed } from "./view-case.ts";

/** The reasons for which a worker may stop or extend a term. */
function mayBecome(version: WorkflowVersion, deadlineId: string) {
  const rule = version.deadlines[ruleIdOf(deadlineId)];
  return {
    stops: (rule?.stops ?? []).filter((one) => !one.byWorkflow),
    extensions: rule?.extensions ?? [],
  };
}

export const getCase = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "line"), input.caseId);
    const workflow = found && ctx.workflows.get(found.snapshot.kind);
    const version = found && workflow?.versions[found.snapshot.workflowVersion];
    if (!found || !workflow || !version) throw new AppError("NOT_FOUND");
    const access = ctx.policy.accessTo(ctx.session, found.attributes, found.readers.includes(ctx.session.accountId));
    const { snapshot } = found;
    if (access.level === "none") throw new AppError("NOT_FOUND");
    await ctx.reads.recordCase(ctx.session, snapshot, access);
    if (access.level === "line") {
      const { assignee } = snapshot.doc.head;
      const followed = access.toldWho && !version.states[snapshot.state]?.closed;
      return {
        level: "line" as const,
        kind: snapshot.kind,
        caseId: snapshot.caseId,
        ...(followed ? { followedBy: assignee ? (colleagueNames(ctx).get(assignee) ?? "") : "" } : {}),
      };
    }

    const { doc } = snapshot;
    const skeleton = {
      caseId: snapshot.caseId,
      kind: snapshot.kind,
      number: snapshot.number,
      version: snapshot.workflowVersion,
      seq: snapshot.seq,
      state: snapshot.state,
      closed: version.states[snapshot.state]?.closed === true,
      list: workflow.list,
      head: doc.head,
      deadlines: Object.entries(doc.deadlines).map(([id, term]) => ({ id, ...term, may: mayBecome(version, id) })),
      byBrokenGlass: access.byBrokenGlass,
    };
    if (access.level === "skeleton") {
      const names = await namesOf(ctx, idsIn([doc.head.assignee]));
      return { level: "skeleton" as const, ...skeleton, names };
    }
    const opened = await openSealed(
      ctx,
      found,
      Object.values(doc.sealed).map((at) => at.seq),
      access,
    );
    const fields = currentFields(found, opened, access);
    return {
      level: "content" as const,
      ...skeleton,
      context: doc.context as JsonObject,
      columns: doc.columns,
      columnKinds: version.columnKinds,
      fields,
      todo: Object.values(doc.todo),
      asked: Object.entries(doc.asked).map(([key, one]) => ({ key, ...one })),
      actions: await listActions(ctx, workflow, version, found, access),
      mending: await mendingOf(ctx, workflow, version, found, access),
      names: {
        ...(await namesOf(ctx, idsIn([doc.head, doc.context, doc.todo, fields, doc.by]))),
        ...(await placeNames(ctx, fields)),
      },
    };
  });
