// cases.getAssessments: the tools of assessment filled in for a case, oldest first, with the tools they were filled by, and those in
// force that may be filled in now. Under the rights of the timeline, and recorded like it.
import { z } from "zod";
import { findRuleset } from "../../db/district/load-tables.ts";
import { type Tool, toolsOf, toolsRuleset } from "../../workflows/rules/assessment/tool.ts";
import { AppError } from "../errors.ts";
import { findReadable } from "../history/find-readable.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { namesOf } from "./names.ts";
import { isOutside } from "./outsiders.ts";
import { standingActs } from "./standing-acts.ts";
import { idsIn } from "./view-case.ts";

const fill = "FILL_TOOL";

/** Of every version that was ever in force here: what a case was filled in with is shown with its own words. */
function usedTools({ tables }: SessionContext, used: ReadonlySet<string>): Tool[] {
  const found = new Map<string, Tool>();
  for (const { id, values } of tables.rulesets)
    if (id === toolsRuleset)
      for (const tool of toolsOf(values)) {
        const key = `${tool.id}/${tool.version}`;
        if (used.has(key)) found.set(key, tool);
      }
  return [...found.values()];
}

export const getAssessments = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const { found, access } = await findReadable(ctx, input.caseId);
    if (access.level !== "content" || isOutside(access)) throw new AppError("FORBIDDEN");
    const filled = (await standingActs(ctx, found, access, [fill])).reverse();
    const { territory } = found.snapshot.doc.head;
    const inForce = findRuleset(ctx.tables, toolsRuleset, territory, ctx.clock.today());
    return {
      filled,
      tools: usedTools(ctx, new Set(filled.map(({ values }) => `${values.tool}/${values.toolVersion}`))),
      /** Empty for who may fill in none. */
      offered: access.send(fill) ? toolsOf(inForce?.values) : [],
      names: await namesOf(ctx, idsIn(filled.map((one) => [one.actor, one.behalfOf]))),
    };
  });
