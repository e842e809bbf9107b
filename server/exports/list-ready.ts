// exports.listReady: the files of one's own that wait to be fetched, so that a closed dialog or a broken download loses none.
import { procedure } from "../trpc.ts";

export const listReady = procedure.meta({ rule: "exports" }).query(({ ctx }) => ctx.exports.listReady(ctx.session));
