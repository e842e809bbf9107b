// The words of the page of an avviso for measures of support in the language of the switch.
import { care as it } from "./it/care.ts";
import { words } from "./language.ts";

export const careText = words(it, (all) => all.care);
