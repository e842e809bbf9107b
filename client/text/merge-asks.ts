// The words of requests that two records be joined, in the language of the switch.
import { mergeAsks as it } from "./it/merge-asks.ts";
import { words } from "./language.ts";

export const mergeAsksText = words(it, (all) => all.mergeAsks);
