// plan.listFacts: figures stated in the text of the plan with their sentence, the comuni with their inhabitants, and
// the notes on both.
import { listComuni } from "../../db/network/list-comuni.ts";
import { listFacts as list } from "../../db/plan/list-facts.ts";
import { listNotes } from "../../db/plan/list-notes.ts";
import { procedure } from "../trpc.ts";

const topics = ["population", "informagiovani", "childProtection", "housing", "mandates", "term"];

export const listFacts = procedure.meta({ rule: "signedIn" }).query(async ({ ctx }) => {
  const [facts, comuni, notes] = await Promise.all([
    list(ctx.driver),
    listComuni(ctx.driver),
    listNotes(ctx.driver, topics),
  ]);
  return { facts, comuni, notes };
});
