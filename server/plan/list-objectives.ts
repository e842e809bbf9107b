// plan.listObjectives: the goal sheets with their indicators. Those that the log answers have their figure; the others say that they have none yet.
import { listNotes } from "../../db/plan/list-notes.ts";
import { listObjectives as list } from "../../db/plan/list-objectives.ts";
import { procedure } from "../trpc.ts";
import { computeIndicators, indicatorKey } from "./computed-indicators.ts";

export const listObjectives = procedure.meta({ rule: "signedIn" }).query(async ({ ctx }) => {
  const [objectives, notes] = await Promise.all([list(ctx.driver), listNotes(ctx.driver, ["objectives", "plan"])]);
  const computed = await computeIndicators(ctx, ctx.session);
  return {
    objectives: objectives.map((one) => ({
      ...one,
      // The figure comes from the log, once a rule for it is written; until then there is none.
      indicators: one.indicators.map((indicator) => ({
        ...indicator,
        computed: computed.get(indicatorKey(one.id, indicator.position)) ?? null,
      })),
    })),
    notes,
  };
});
