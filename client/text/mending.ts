// The words of undo, step back and correction in the language of the switch.
import { mending as it } from "./it/mending.ts";
import { words } from "./language.ts";

export const mendingText = words(it, (all) => all.mending);
