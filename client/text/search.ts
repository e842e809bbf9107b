// The words of the search in the page's head in the language of the switch.
import { search as it } from "./it/search.ts";
import { words } from "./language.ts";

export const searchText = words(it, (all) => all.search);
