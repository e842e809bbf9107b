// Words of the stock in both languages; each language has its own file.
import { stockEn } from "./texts-en.ts";
import { stockIt } from "./texts-it.ts";

export const stockTexts = { it: stockIt, en: stockEn };
