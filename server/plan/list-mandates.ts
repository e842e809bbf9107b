// plan.listMandates: which body runs each service in each comune on a day, and every change of hands with its act. Tables of
// the district, nothing of a person.
import { z } from "zod";
import { findMandate, type MandateRow } from "../../db/district/load-tables.ts";
import { listComuni } from "../../db/network/list-comuni.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import { namesOf } from "../access/names.ts";
import { admits } from "../access/rules.ts";
import { procedure } from "../trpc.ts";

/** Rows that differ in the comune only are one change of hands, as are those of comuni that run a service themselves. */
function spansOf(mandates: readonly MandateRow[]) {
  const spans = new Map<string, Omit<MandateRow, "territory"> & { territories: string[] }>();
  for (const { territory, ...row } of mandates) {
    const key = JSON.stringify([
      row.service,
      row.body,
      row.body === "comune" ? "" : row.bodyName,
      row.validFrom,
      row.validTo,
      row.act,
      row.at,
    ]);
    const span = spans.get(key) ?? { ...row, territories: [] };
    span.territories.push(territory);
    spans.set(key, span);
  }
  const order = (one: { service: string; validFrom: string }) => `${one.service} ${one.validFrom}`;
  return [...spans.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

export const listMandates = procedure
  .meta({ rule: "signedIn" })
  .input(z.object({ on: z.string().refine(isDay).optional() }))
  .query(async ({ ctx, input }) => {
    const on = input.on ?? ctx.clock.today();
    const { tables } = ctx;
    const services = [...new Set(tables.mandates.map((one) => one.service))].sort();
    const comuni = await listComuni(ctx.driver);
    return {
      on,
      services,
      comuni: comuni.map(({ istat, name }) => ({
        istat,
        name,
        bodies: services.map((service) => {
          const row = findMandate(tables, service, istat, on);
          return row && { body: row.body, bodyName: row.bodyName, letterhead: row.letterhead, act: row.act };
        }),
      })),
      spans: spansOf(tables.mandates),
      mayRecord: admits("handOvers", ctx.session),
      names: namesOf(
        ctx.accounts,
        tables.mandates.flatMap(({ by }) => by ?? []),
      ),
    };
  });
