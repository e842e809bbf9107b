// The words of accounts, read log and emergency openings in the language of the switch.
import { access as it } from "./it/access.ts";
import { words } from "./language.ts";

export const accessText = words(it, (all) => all.access);
