// deliveries.getPayment: the payment statement of a provider and a month, to look at. A list of deliveries with what approved months
// came to: not recorded, as lists are not; taking it away is (take-payment.ts).
import { procedure } from "../trpc.ts";
import { makePayment, paymentInput } from "./make-payment.ts";

export const getPayment = procedure
  .meta({ rule: "payments" })
  .input(paymentInput)
  .query(({ ctx, input }) => makePayment(ctx, input));
