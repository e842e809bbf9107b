// The words of imports in the language of the switch; those of fields and of what is wrong with a cell stand in the file of errors too.
import { importTexts } from "../../workflows/rules/imports/texts.ts";
import { imports as it } from "./it/imports.ts";
import { language, words } from "./language.ts";

export const importText = words(it, (all) => all.imports);

export const cellText = () => importTexts[language()];
