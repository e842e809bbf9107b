// What a sheet of figures may be asked, checked once for looking, taking away and the page for the mayor.
import { z } from "zod";
import { isDay } from "../../workflows/kernel/ids.ts";
import { type CountAsk, countBases, countDimensions, countUnits } from "../../workflows/rules/counts/ask.ts";
import { filterInput } from "../queues/ask.ts";

const day = z.string().refine(isDay);
const dimension = z.enum(countDimensions);

/** The filter of a list, without its search, which names people. */
const listFilter = filterInput.omit({ text: true });

export const sheetInput = listFilter
  .extend({
    unit: z.enum(countUnits),
    basis: z.enum(countBases),
    on: day.optional(),
    from: day.optional(),
    to: day.optional(),
    rows: dimension,
    columns: dimension.optional(),
    /** For who is not of the house. */
    external: z.boolean().default(false),
  })
  // Single workers are not compared.
  .refine(({ where }) => where.every(({ field }) => field !== "assignee"))
  .refine(({ basis, on }) => basis !== "openOn" || on !== undefined)
  .refine(
    ({ basis, from, to }) =>
      basis === "now" || basis === "openOn" || (from !== undefined && to !== undefined && from <= to),
  )
  .refine(({ unit, basis }) => (unit === "events") === (basis === "recorded"))
  .refine(({ rows, columns }) => rows !== columns);

export type SheetInput = z.output<typeof sheetInput>;

export const mayorInput = z.object({ year: z.int().min(1990).max(2200), external: z.boolean().default(true) });

/** With the days its basis looks at, and no others. */
export function toAsk({ unit, basis, on, from, to, rows, columns }: SheetInput): CountAsk {
  const days = basis === "now" ? {} : basis === "openOn" ? { on } : { from, to };
  const given = Object.fromEntries(Object.entries(days).filter(([, value]) => value !== undefined));
  return { unit, basis, ...given, rows, ...(columns === undefined ? {} : { columns }) };
}
