// The words of cases of a household that split, in the language of the switch.
import { toFollow as it } from "./it/to-follow.ts";
import { words } from "./language.ts";

export const toFollowText = words(it, (all) => all.toFollow);
