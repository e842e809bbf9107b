// The words of the page of public languages, in the language of the switch.
import { languages as it } from "./it/languages.ts";
import { words } from "./language.ts";

export const languagesText = words(it, (all) => all.languages);
