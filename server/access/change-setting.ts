// access.changeSetting: sets one of the house's settings about access; it holds at once.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { changeHouseSetting, type HouseSetting, houseSettingNames } from "./house-settings.ts";

export const changeSetting = procedure
  .meta({ rule: "accounts" })
  .input(z.object({ name: z.enum(houseSettingNames as [HouseSetting, ...HouseSetting[]]), value: z.int() }))
  .mutation(({ ctx, input }) => {
    if (!changeHouseSetting(ctx.accounts, input.name, input.value, ctx.session.accountId))
      throw new AppError("INVALID", { reason: "bounds" });
    return { ok: true };
  });
