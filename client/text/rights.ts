// The words of who signs and who may be told, in the language of the switch.
import { rights as it } from "./it/rights.ts";
import { words } from "./language.ts";

export const rightsText = words(it, (all) => all.rights);
