// The words of what a person has on paper, in the language of the switch.
import { papers as it } from "./it/papers.ts";
import { words } from "./language.ts";

export const papersText = words(it, (all) => all.papers);
