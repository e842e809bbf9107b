// The words of the household's share of a cost, and of the tariffs it comes from, in the language of the switch.
import { costSharing as it } from "./it/cost-sharing.ts";
import { words } from "./language.ts";

export const costSharingText = words(it, (all) => all.costSharing);
