// plan.addHandOver: another body runs a service in some comuni from a day on, by an act. Nothing that was there is changed: what was
// decided and written keeps the body that stood then.
import { z } from "zod";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { isShallow } from "../../workflows/kernel/storable.ts";
import {
  handOverLimits,
  handOverOf,
  handOverProblems,
  handOversRuleset,
} from "../../workflows/rules/mandates/hand-over.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const addHandOver = procedure
  .meta({ rule: "handOvers" })
  .input(z.strictObject({ handOver: z.record(z.string().max(50), z.unknown()) }))
  .mutation(async ({ ctx, input }) => {
    const { tables, clock, session } = ctx;
    const value = input.handOver as JsonObject;
    if (!isShallow(value) || JSON.stringify(value).length > handOverLimits.bytes)
      throw new AppError("LIMIT", { reason: "payload" });
    const services = [...new Set(tables.mandates.map((one) => one.service))];
    const inForce = tables.comuni.filter((one) => one.validTo === null);
    const comuni = new Map(inForce.map(({ istat, name }) => [istat, name]));
    const problems = handOverProblems(value, { services, comuni });
    if (problems.length > 0) return { problems };
    if (tables.rulesets.filter(({ id }) => id === handOversRuleset).length >= handOverLimits.handOvers)
      throw new AppError("LIMIT", { reason: "handOvers" });
    const { service, from, act, ...handOver } = handOverOf(value);
    await ctx.setHouseRule({
      what: "houseRule",
      rule: {
        ...{ id: handOversRuleset, territory: "district", validFrom: from, source: act },
        values: { [service]: { service, from, act, ...handOver } },
      },
      ...{ key: service, by: session.accountId, at: clock.now() },
    });
    return { problems };
  });
