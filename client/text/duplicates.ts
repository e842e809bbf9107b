// The words of records that may be of one person, in the language of the switch.
import { duplicates as it } from "./it/duplicates.ts";
import { words } from "./language.ts";

export const duplicatesText = words(it, (all) => all.duplicates);
