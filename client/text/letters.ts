// The words of writing letters, in the language of the switch.
import { letters as it } from "./it/letters.ts";
import { words } from "./language.ts";

export const lettersText = words(it, (all) => all.letters);
