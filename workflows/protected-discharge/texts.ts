// Words of the protected discharge in both languages; each language has its own file.
import { dischargeEn } from "./texts-en.ts";
import { dischargeIt } from "./texts-it.ts";

export const dischargeTexts = { it: dischargeIt, en: dischargeEn };
