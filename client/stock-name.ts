// What a stock is called: the good and the value of a piece.
import { stocksText } from "./text/stocks.ts";
import { formatCents } from "./ui/format.ts";
import type { useWorkflows } from "./workflows.ts";

export const stockName = (
  workflows: ReturnType<typeof useWorkflows>,
  { good, unitCents }: { good: string; unitCents: number },
): string => `${workflows.option("voucher-stock", "good", good)} ${stocksText().each(formatCents(unitCents))}`;
