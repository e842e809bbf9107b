// The words of the past (lists, board and cases as they were) in the language of the switch.
import { past as it } from "./it/past.ts";
import { words } from "./language.ts";

export const pastText = words(it, (all) => all.past);
