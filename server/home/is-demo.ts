// home.isDemo: asked before anybody is logged in, so that the log-in page of a demo says that its data are invented, and that who
// came there looking for the social service finds the form of a first contact.
import { isFirstContactOpen } from "../front-desk/is-open.ts";
import { openProcedure } from "../trpc.ts";

export const isDemo = openProcedure
  .meta({ rule: "public" })
  .query(({ ctx }) => ({ demo: ctx.demo, firstContact: isFirstContactOpen(ctx) }));
