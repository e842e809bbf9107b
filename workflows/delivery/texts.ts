// Words of the delivery in both languages; each language has its own file.
import { deliveryEn } from "./texts-en.ts";
import { deliveryIt } from "./texts-it.ts";

export const deliveryTexts = { it: deliveryIt, en: deliveryEn };
