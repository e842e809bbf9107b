// The words of relations between persons, in the language of the switch.
import { relations as it } from "./it/relations.ts";
import { words } from "./language.ts";

export const relationsText = words(it, (all) => all.relations);
