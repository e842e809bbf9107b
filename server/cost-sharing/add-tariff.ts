// costSharing.addTariff: a tariff of a comune for a service, as its next version. Nothing that was there is changed: shares that were
// decided keep the version they were computed by.
import { z } from "zod";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { isShallow } from "../../workflows/kernel/storable.ts";
import {
  type TariffText,
  tariffLimits,
  tariffProblems,
  tariffsOf,
  tariffsRuleset,
} from "../../workflows/rules/cost-sharing/tariff.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const addTariff = procedure
  .meta({ rule: "tariffs" })
  .input(z.strictObject({ territory: z.string().max(20), tariff: z.unknown() }))
  .mutation(async ({ ctx, input: { territory, tariff } }) => {
    const { tables, clock, session } = ctx;
    const today = clock.today();
    const value = tariff as Json;
    if (!isShallow(value as JsonObject) || JSON.stringify(value ?? null).length > tariffLimits.bytes)
      throw new AppError("LIMIT", { reason: "payload" });
    const isKnown = territory === "district" || tables.comuni.some(({ istat }) => istat === territory);
    const problems = [...(isKnown ? [] : [{ path: "territory", code: "option" as const }]), ...tariffProblems(value)];
    // An act of tomorrow has adopted nothing.
    if (isObject(value) && typeof value.adoptedOn === "string" && value.adoptedOn > today)
      problems.push({ path: "adoptedOn", code: "day" });
    if (problems.length > 0) return { problems };
    const known = tariffsOf(tables.rulesets);
    if (known.length >= tariffLimits.tariffs) throw new AppError("LIMIT", { reason: "tariffs" });
    const text = value as unknown as TariffText;
    const validFrom = text.appliesFrom ?? text.adoptedOn;
    await ctx.setHouseRule({
      what: "houseRule",
      rule: {
        ...{ id: tariffsRuleset, territory, validFrom, source: text.act },
        values: { [text.service]: text as unknown as JsonObject },
      },
      ...{ key: text.service, by: session.accountId, at: clock.now() },
    });
    return { problems };
  });
