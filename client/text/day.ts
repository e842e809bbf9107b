// The words of the day in a work list, in the language of the switch; fetched with what needs them.
import { day as it } from "./it/day.ts";
import { words } from "./language.ts";

export const dayText = words(it, (all) => all.day);
