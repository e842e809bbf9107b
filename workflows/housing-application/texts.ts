// Words of the application in both languages.
import type { TextSet } from "../kernel/definition.ts";
import { en } from "./texts-en.ts";
import { it } from "./texts-it.ts";

export const applicationTexts: { it: TextSet; en: TextSet } = { it, en };
