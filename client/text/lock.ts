// The words of the locked screen, in the language of the switch.
import { lock as it } from "./it/lock.ts";
import { words } from "./language.ts";

export const lockText = words(it, (all) => all.lock);
