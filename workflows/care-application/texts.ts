// Words of the application to a care call in both languages; each language has its own file.
import { careEn } from "./texts-en.ts";
import { careIt } from "./texts-it.ts";

export const careTexts = { it: careIt, en: careEn };
