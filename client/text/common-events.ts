// What to mind in the forms of events every case has, in the language of the switch.
import { commonEvents as it } from "./it/common-events.ts";
import { words } from "./language.ts";

export const commonEventText = words(it, (all) => all.commonEvents);
