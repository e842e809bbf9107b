// The words of the diary of a case, in the language of the switch.
import { diary as it } from "./it/diary.ts";
import { words } from "./language.ts";

export const diaryText = words(it, (all) => all.diary);
