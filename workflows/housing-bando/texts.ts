// Words of the bando in both languages.
import { withCommonTexts } from "../kernel/common-texts.ts";
import { en } from "./texts-en.ts";
import { it } from "./texts-it.ts";

export const bandoTexts = withCommonTexts({ it, en });
