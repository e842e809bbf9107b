// plan.listPolicyAreas: policy areas with their key points, macroareas and funding sources by level.
import { listFundingSources } from "../../db/plan/list-funding-sources.ts";
import { listNotes } from "../../db/plan/list-notes.ts";
import { listPolicyAreas as list } from "../../db/plan/list-policy-areas.ts";
import { procedure } from "../trpc.ts";

export const listPolicyAreas = procedure.meta({ rule: "signedIn" }).query(async ({ ctx }) => {
  const [found, funding, notes] = await Promise.all([
    list(ctx.driver),
    listFundingSources(ctx.driver),
    listNotes(ctx.driver, ["policyAreas"]),
  ]);
  return { ...found, funding, notes };
});
