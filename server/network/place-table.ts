// network.placeTable: names and dates of the given Belfiore codes, for the check of fiscal codes in the browser.
import { z } from "zod";
import { getPlaceTable } from "../../db/network/get-place-table.ts";
import { procedure } from "../trpc.ts";

export const placeTable = procedure
  .meta({ rule: "signedIn" })
  .input(z.object({ codes: z.array(z.string().regex(/^[A-Z]\d{3}$/)).max(100) }))
  .query(({ ctx, input }) => getPlaceTable(ctx.driver, input.codes));
