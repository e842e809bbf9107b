// Words of the inclusion allowance, Italian and English.
import { allowanceEn } from "./texts-en.ts";
import { allowanceIt } from "./texts-it.ts";

export const allowanceTexts = { it: allowanceIt, en: allowanceEn };
