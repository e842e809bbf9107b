// Words of the care call in both languages; each language has its own file.
import { callEn } from "./texts-en.ts";
import { callIt } from "./texts-it.ts";

export const callTexts = { it: callIt, en: callEn };
