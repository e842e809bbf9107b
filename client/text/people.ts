// The words of persons and places in the language of the switch.
import { people as it } from "./it/people.ts";
import { words } from "./language.ts";

export const peopleText = words(it, (all) => all.people);
