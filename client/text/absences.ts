// The words of absences and of the plans for an absent or leaving colleague's cases, in the language of the switch.
import { absences as it } from "./it/absences.ts";
import { words } from "./language.ts";

export const absenceText = words(it, (all) => all.absences);
