// jobs.listDrills: what the last restore drills found, and when the next is due, for the administrator.
import { procedure } from "../trpc.ts";
import { readDrills } from "./drill.ts";
import { hourOf } from "./nightly.ts";

const most = 10;

export const listDrills = procedure.meta({ rule: "jobs" }).query(({ ctx }) => ({
  drills: readDrills(ctx.folder).slice(0, most),
  /** Hour of Europe/Rome; absent where none runs by itself. */
  hour: hourOf(ctx.config, ctx.demo),
}));
