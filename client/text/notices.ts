// The words of the inbox in the language of the switch.
import { notices as it } from "./it/notices.ts";
import { words } from "./language.ts";

export const noticeText = words(it, (all) => all.notices);
