// The words of the case page in the language of the switch.
import { cases as it } from "./it/cases.ts";
import { words } from "./language.ts";

export const caseText = words(it, (all) => all.cases);
