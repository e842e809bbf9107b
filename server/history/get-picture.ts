// history.getPicture: the states and ways of the case's own version, and the path the case took through them. What
// the client draws; no machine goes there.
import { z } from "zod";
import { listPath } from "../../db/history/list-log.ts";
import { waysOf } from "../../workflows/kernel/machine.ts";
import { procedure } from "../trpc.ts";
import { findReadable } from "./find-readable.ts";

export const getPicture = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const { found } = await findReadable(ctx, input.caseId);
    const { kind, state, workflowVersion } = found.snapshot;
    const version = ctx.workflows.get(kind)?.versions[workflowVersion];
    return {
      kind,
      state,
      /** As the version declares them; `unopened` is not among them. */
      states: Object.entries(version?.states ?? {})
        .filter(([name]) => name !== "unopened")
        .map(([name, info]) => ({ state: name, closed: info.closed === true })),
      ways: version ? waysOf(version.machine).filter((way) => way.from !== "unopened") : [],
      path: await listPath(ctx.driver, found),
    };
  });
