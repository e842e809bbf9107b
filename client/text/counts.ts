// The words of "Conta" in the language of the switch.
import { counts as it } from "./it/counts.ts";
import { words } from "./language.ts";

export const countsText = words(it, (all) => all.counts);
