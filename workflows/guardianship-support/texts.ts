// Words of the administration of support, in both languages.
import { supportEn } from "./texts-en.ts";
import { supportIt } from "./texts-it.ts";

export const supportTexts = { it: supportIt, en: supportEn };
