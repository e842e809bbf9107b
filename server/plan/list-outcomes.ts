// plan.listOutcomes: the outcome sheets of the former plan, by macroarea, with the notes on them.
import { listNotes } from "../../db/plan/list-notes.ts";
import { listOutcomes as list } from "../../db/plan/list-outcomes.ts";
import { procedure } from "../trpc.ts";

export const listOutcomes = procedure.meta({ rule: "signedIn" }).query(async ({ ctx }) => {
  const [macroareas, notes] = await Promise.all([list(ctx.driver), listNotes(ctx.driver, ["outcomes"])]);
  return { macroareas, notes };
});
