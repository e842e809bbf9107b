// costSharing.listTariffs: every tariff of the district with its versions, how it stands today, and who recorded it when.
import { standingOn, tariffsOf, tariffsRuleset } from "../../workflows/rules/cost-sharing/tariff.ts";
import { namesOf } from "../access/names.ts";
import { admits } from "../access/rules.ts";
import { procedure } from "../trpc.ts";

export const listTariffs = procedure.meta({ rule: "cases" }).query(({ ctx }) => {
  const { rulesets, comuni } = ctx.tables;
  const today = ctx.clock.today();
  const origin = new Map(
    rulesets
      .filter(({ id }) => id === tariffsRuleset)
      .flatMap(({ territory, version, sources }) =>
        Object.entries(sources).map(([service, one]) => [`${territory}/${version}/${service}`, one] as const),
      ),
  );
  const all = tariffsOf(rulesets);
  const tariffs = all.map((one) => {
    const { by, at } = origin.get(`${one.territory}/${one.version}/${one.service}`) ?? {};
    return {
      ...one,
      standing: standingOn(all, one, today),
      ...(by === undefined ? {} : { by }),
      ...(at === undefined ? {} : { at }),
    };
  });
  return {
    tariffs,
    mayAdd: admits("tariffs", ctx.session),
    names: namesOf(
      ctx.accounts,
      tariffs.flatMap(({ by }) => by ?? []),
    ),
    /** Also of comuni that were merged. */
    places: Object.fromEntries(
      [...comuni].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).map(({ istat, name }) => [istat, name]),
    ),
  };
});
