// The words of the payments of an economic aid in the language of the switch.
import { aid as it } from "./it/aid.ts";
import { words } from "./language.ts";

export const aidText = words(it, (all) => all.aid);
