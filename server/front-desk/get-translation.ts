// languages.getTranslation: what a translator fills in, with what is translated so far; of a language not there yet, all to be done.
import { z } from "zod";
import { isLanguage, translationFile } from "../../workflows/rules/public-words/translation.ts";
import { procedure } from "../trpc.ts";
import { oneLanguage, wordsOfRow } from "./languages.ts";

export const getTranslation = procedure
  .meta({ rule: "languages" })
  .input(z.strictObject({ language: z.string().refine(isLanguage) }))
  .query(({ ctx, input: { language } }) => {
    const row = oneLanguage(ctx, language);
    return translationFile({
      language,
      name: row?.name ?? "",
      direction: row?.direction === "rtl" ? "rtl" : "ltr",
      words: row ? wordsOfRow(row) : {},
    });
  });
