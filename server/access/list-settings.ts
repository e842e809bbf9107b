// access.listSettings: the house's settings about access, their bounds, and who changed them.
import { settingHistory } from "../../db/accounts/house-settings.ts";
import { procedure } from "../trpc.ts";
import { houseSettingNames, houseSettings } from "./house-settings.ts";
import { namesOf } from "./names.ts";

export const listSettings = procedure.meta({ rule: "accounts" }).query(({ ctx }) => {
  const history = settingHistory(ctx.accounts.db, 50);
  const { settings } = ctx.accounts;
  return {
    settings: houseSettingNames.map((name) => ({ name, value: settings[name], ...houseSettings[name] })),
    history,
    names: namesOf(
      ctx.accounts,
      history.map((one) => one.by),
    ),
  };
});
