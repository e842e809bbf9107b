// The words of assessment sheets, in the language of the switch.
import { assessment as it } from "./it/assessment.ts";
import { words } from "./language.ts";

export const assessmentText = words(it, (all) => all.assessment);
