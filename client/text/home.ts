// The words of the first page in the language of the switch.
import { home as it } from "./it/home.ts";
import { words } from "./language.ts";

export const homeText = words(it, (all) => all.home);
