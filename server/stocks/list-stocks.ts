// stocks.list: the open stocks of vouchers and goods, with what lies there and what moved. No name of anybody: a list, not recorded.
import { z } from "zod";
import { listStocks as findStocks } from "../../db/stocks/list-stocks.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { type Stock, stockOf } from "./stock-of.ts";

/** Stocks of one list: what is more is narrowed to a comune. */
const mostStocks = 300;

export async function stocksOf(ctx: SessionContext, comune: string): Promise<{ isFull: boolean; stocks: Stock[] }> {
  const permitted = ctx.policy.readable(ctx.session, "content");
  const rows = await findStocks(ctx.driver, permitted, comune, mostStocks + 1);
  const isFull = rows.length > mostStocks;
  return { isFull, stocks: isFull ? [] : rows.map(stockOf) };
}

export const listStocks = procedure
  .meta({ rule: "stocks" })
  .input(z.object({ comune: z.string().max(20).default("") }))
  .query(({ ctx, input }) => stocksOf(ctx, input.comune));
