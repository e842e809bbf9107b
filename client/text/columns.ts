// The words of laying out a list, in the language of the switch.
import { columns as it } from "./it/columns.ts";
import { words } from "./language.ts";

export const columnsText = words(it, (all) => all.columns);
