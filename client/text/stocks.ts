// The words of the stocks of vouchers and goods in the language of the switch.
import { stocks as it } from "./it/stocks.ts";
import { words } from "./language.ts";

export const stocksText = words(it, (all) => all.stocks);
