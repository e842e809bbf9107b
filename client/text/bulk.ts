// The words of acts on many cases in the language of the switch.
import { bulk as it } from "./it/bulk.ts";
import { words } from "./language.ts";

export const bulkText = words(it, (all) => all.bulk);
