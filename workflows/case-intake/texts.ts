// Words of case-intake in both languages; each language has its own file.
import { intakeEn } from "./texts-en.ts";
import { intakeIt } from "./texts-it.ts";

export const intakeTexts = { it: intakeIt, en: intakeEn };
