// A stock of vouchers, parcels or cards of a comune: what came in, what the aids took, what was counted and lost.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { stockExamples } from "./examples.ts";
import { stockRoles } from "./roles.ts";
import { stockTexts } from "./texts.ts";
import { stockV1 } from "./v1/version.ts";

export const voucherStock: Workflow = {
  id: "voucher-stock",
  list: "cases",
  areas: ["registry"],
  versions: { 1: stockV1 },
  current: 1,
  texts: withCommonTexts(stockTexts),
  roles: stockRoles,
  examples: stockExamples,
};
