// The words of the budget of a project in the language of the switch.
import { budget as it } from "./it/budget.ts";
import { words } from "./language.ts";

export const budgetText = words(it, (all) => all.budget);
