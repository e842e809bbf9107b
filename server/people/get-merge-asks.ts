// people.getMergeAsks: what was asked of a record and of others, that they go on as one, with the words and the state of each
// request. Looking at it is reading the record, and each other record whose words are told.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { mergeAsksOf } from "./merge-asks-of.ts";
import { reachPerson } from "./reach-person.ts";

export const getMergeAsks = procedure
  .meta({ rule: "cases" })
  .input(z.object({ personId: z.uuid() }))
  .query(async ({ ctx, input }) => ({ asks: await mergeAsksOf(ctx, await reachPerson(ctx, input)) }));
