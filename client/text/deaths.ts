// The words of a death that a case heard of, in the language of the switch.
import { deaths as it } from "./it/deaths.ts";
import { words } from "./language.ts";

export const deathsText = words(it, (all) => all.deaths);
