// The words of taking a list away as a file, in the language of the switch.
import { exports as it } from "./it/exports.ts";
import { words } from "./language.ts";

export const exportText = words(it, (all) => all.exports);
