// The words of the page on the zone plan in the language of the switch.
import { plan as it } from "./it/plan.ts";
import { words } from "./language.ts";

export const planText = words(it, (all) => all.plan);
