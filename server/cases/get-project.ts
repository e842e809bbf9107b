// cases.getProject: the individual project of a case as it stands: every draft of it, who approved and signed it or would not, and
// what became of its goals. Under the rights of the timeline, and recorded like it.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { findReadable } from "../history/find-readable.ts";
import { caseAt, minuteInput } from "../history/past.ts";
import { procedure } from "../trpc.ts";
import { namesOf } from "./names.ts";
import { standingActs } from "./standing-acts.ts";
import { idsIn } from "./view-case.ts";

const projectActs = ["DRAFT_PROJECT", "APPROVE_PROJECT", "SIGN_PROJECT", "REFUSE_TO_SIGN", "RECORD_REVIEW", "CLOSE"];

export const getProject = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid(), at: minuteInput.optional() }))
  .query(async ({ ctx, input }) => {
    const { found: standing, access } = await findReadable(ctx, input.caseId);
    if (access.level !== "content") throw new AppError("FORBIDDEN");
    const found = input.at === undefined ? standing : await caseAt(ctx, standing, input.at);
    const acts = found ? await standingActs(ctx, found, access, projectActs) : [];
    return { acts, names: await namesOf(ctx, idsIn(acts.map((one) => [one.actor, one.behalfOf, one.values]))) };
  });
