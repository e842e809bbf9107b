// The words of the page that puts several persons into one household, in the language of the switch.
import { gather as it } from "./it/gather.ts";
import { words } from "./language.ts";

export const gatherText = words(it, (all) => all.gather);
