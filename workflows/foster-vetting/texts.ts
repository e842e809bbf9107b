// Words of the family's path in both languages, over those common to all cases.
import { withCommonTexts } from "../kernel/common-texts.ts";
import { en } from "./texts-en.ts";
import { it } from "./texts-it.ts";

export const texts = withCommonTexts({ it, en });
