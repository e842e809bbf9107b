// The words of conditions, saved views and columns in the language of the switch.
import { views as it } from "./it/views.ts";
import { words } from "./language.ts";

export const viewsText = words(it, (all) => all.views);
