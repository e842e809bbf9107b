// The words of the keys in the language of the switch.
import { keys as it } from "./it/keys.ts";
import { words } from "./language.ts";

export const keysText = words(it, (all) => all.keys);
