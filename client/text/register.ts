// The words of the register of a delivery in the language of the switch.
import { register as it } from "./it/register.ts";
import { words } from "./language.ts";

export const registerText = words(it, (all) => all.register);
