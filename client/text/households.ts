// The words of households, in the language of the switch.
import { households as it } from "./it/households.ts";
import { words } from "./language.ts";

export const householdsText = words(it, (all) => all.households);
