// Words of a tool in the language of the switch; one without English words says its Italian ones.
import type { ToolWords } from "../../../workflows/rules/assessment/tool.ts";
import { language } from "../../text/language.ts";

export const sayWords = ({ it, en }: ToolWords): string => (language() === "en" && en ? en : it);
