// The words of the history in the language of the switch.
import { history as it } from "./it/history.ts";
import { words } from "./language.ts";

export const historyText = words(it, (all) => all.history);
