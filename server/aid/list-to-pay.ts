// aid.listToPay: granted aids that wait for a payment. A list, and like lists not recorded: it holds nobody who is paid and no bank
// account; those are asked for apart (take-to-pay.ts).
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { makeToPay } from "./make-to-pay.ts";

export const listToPay = procedure
  .meta({ rule: "aidPayments" })
  .input(z.object({ comune: z.string().max(20).default("") }))
  .query(({ ctx, input }) => makeToPay(ctx, input.comune));
