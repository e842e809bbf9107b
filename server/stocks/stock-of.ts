// A stock as the screen, the file and the form of handing over show it.
import type { StockRow } from "../../db/stocks/list-stocks.ts";
import { numberOf, textOf } from "../../workflows/kernel/data.ts";
import { isObject } from "../../workflows/kernel/json.ts";

export function stockOf({ caseId, number, state, territory, context }: StockRow) {
  const { quantity, threshold, lastCount } = context;
  const pieces = (name: string) => numberOf(context[name]);
  return {
    ...{ caseId, number, state, comune: territory, good: textOf(context.good), numbered: context.numbered === true },
    ...{ unitCents: pieces("unitCents"), quantity: pieces("quantity"), threshold: pieces("threshold") },
    isLow: numberOf(quantity) <= numberOf(threshold),
    ...{ received: pieces("received"), cameBack: pieces("cameBack"), handedOver: pieces("handedOver") },
    ...{ sentBack: pieces("sentBack"), writtenOff: pieces("writtenOff"), differences: pieces("differences") },
    countedOn: isObject(lastCount) ? textOf(lastCount.on) : "",
  };
}

export type Stock = ReturnType<typeof stockOf>;
