// queues.page: one page of a work list.
import { procedure } from "../trpc.ts";
import { pageInput } from "./ask.ts";
import { type Page, readPageJson } from "./read-page.ts";

export const page = procedure
  .meta({ rule: "cases" })
  .input(pageInput)
  .query(
    async ({ ctx, input }): Promise<Page> =>
      JSON.parse((await readPageJson(ctx, ctx.session, input)).toString()) as Page,
  );
