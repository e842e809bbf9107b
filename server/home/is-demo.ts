// home.isDemo: asked before anybody is logged in, so that the log-in page of a demo says that its data are invented.
import { openProcedure } from "../trpc.ts";

export const isDemo = openProcedure.meta({ rule: "public" }).query(({ ctx }) => ({ demo: ctx.demo }));
