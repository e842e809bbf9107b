// The words of the whole file of a case, in the language of the switch.
import { folder as it } from "./it/folder.ts";
import { words } from "./language.ts";

export const folderText = words(it, (all) => all.folder);
