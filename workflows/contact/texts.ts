// Words of the contact in both languages; each language has its own file.
import { contactEn } from "./texts-en.ts";
import { contactIt } from "./texts-it.ts";

export const contactTexts = { it: contactIt, en: contactEn };
