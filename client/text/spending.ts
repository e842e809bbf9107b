// The words of the page on social spending in the language of the switch.
import { spending as it } from "./it/spending.ts";
import { words } from "./language.ts";

export const spendingText = words(it, (all) => all.spending);
