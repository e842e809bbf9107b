// Words of the person kind, Italian and English.
import { en } from "./texts-en.ts";
import { it } from "./texts-it.ts";

export const personTexts = { it, en };
