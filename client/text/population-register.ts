// The words of the register of the population, in the language of the switch.
import { populationRegister as it } from "./it/population-register.ts";
import { words } from "./language.ts";

export const registerText = words(it, (all) => all.populationRegister);
