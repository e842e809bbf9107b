// Words of the economic aid in both languages; each language has its own file.
import { aidEn } from "./texts-en.ts";
import { aidIt } from "./texts-it.ts";

export const aidTexts = { it: aidIt, en: aidEn };
