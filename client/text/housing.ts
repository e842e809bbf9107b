// The words of the housing pages in the language of the switch.
import { housing as it } from "./it/housing.ts";
import { words } from "./language.ts";

export const housingText = words(it, (all) => all.housing);
