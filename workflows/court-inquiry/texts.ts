// Words of the court inquiry, in both languages.
import { inquiryEn } from "./texts-en.ts";
import { inquiryIt } from "./texts-it.ts";

export const inquiryTexts = { it: inquiryIt, en: inquiryEn };
