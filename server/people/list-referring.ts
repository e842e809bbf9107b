// people.listReferring: what still refers to a person's record, as far as the reader may open it: why the record cannot be said to be
// opened by mistake yet. Kinds and numbers only: who it is about is read where it is opened.
import { z } from "zod";
import { listNaming } from "../../db/log/mentions.ts";
import { readCases } from "../../db/log/read-log.ts";
import { isWithdrawn, refersTo } from "../../workflows/kernel/referring.ts";
import { visibleCases } from "../cases/visible-cases.ts";
import { procedure } from "../trpc.ts";
import { reachPerson } from "./reach-person.ts";

const mostShown = 40;

export const listReferring = procedure
  .meta({ rule: "cases" })
  .input(z.object({ personId: z.uuid() }))
  .query(async ({ ctx, input: { personId } }) => {
    const { access } = await reachPerson(ctx, { personId });
    if (!access.send("OPENED_BY_MISTAKE")) return { referring: [] };
    const naming = await readCases(ctx.driver, await listNaming(ctx.driver, personId));
    const found = naming
      .map(({ snapshot }) => snapshot)
      .filter((one) => refersTo(one, personId))
      .filter((one) => !isWithdrawn(ctx.workflows.get(one.kind)?.versions[one.workflowVersion], one));
    const seen = await visibleCases(ctx, ctx.session, found);
    const referring = [...seen.values()].slice(0, mostShown);
    return { referring: referring.map(({ caseId, kind, number, state }) => ({ caseId, kind, number, state })) };
  });
