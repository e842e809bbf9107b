// The words of the pages open to the public, in the language of the switch.
import { frontDesk as it } from "./it/front-desk.ts";
import { words } from "./language.ts";

export const frontDeskText = words(it, (all) => all.frontDesk);
