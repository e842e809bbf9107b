// languages.save: brings the words of a language, opens or closes it, notes who validated it. Of a file in which something is wrong it
// answers what, and saves nothing. What stood before stays in the record of the house; a page already open goes on in its words.
import { z } from "zod";
import { currentLanguages, type LanguageRow, putLanguage } from "../../db/accounts/public-languages.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import {
  isLanguage,
  type Problem,
  progressOf,
  readTranslation,
  type Translation,
} from "../../workflows/rules/public-words/translation.ts";
import { AppError } from "../errors.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { oneLanguage, wordsOfRow } from "./languages.ts";

/** A file of all words in a language of four bytes a letter takes less. */
const mostFile = 200_000;
const mostLanguages = 30;
const mostProblems = 50;

const input = z.strictObject({
  language: z.string().refine((text) => isLanguage(text) && text !== "it"),
  /** The text of a translator's file; without one the words stay. */
  file: z.string().max(mostFile).optional(),
  isOpen: z.boolean(),
  validatedBy: z.string().trim().max(120),
  validatedOn: z.union([z.literal(""), z.string().refine(isDay)]),
});

type Read = { translation: Translation } | { problems: Problem[] };

function read(file: string, language: string): Read {
  let json: Json;
  try {
    json = JSON.parse(file) as Json;
  } catch {
    return { problems: [{ at: "", reason: "file" }] };
  }
  const found = readTranslation(json);
  if ("translation" in found && found.translation.language !== language)
    return { problems: [{ at: "language", reason: "language" }] };
  return found;
}

/** What was there, with what the file brings. */
function nextRow(ctx: SessionContext, language: string, brought: Translation | undefined): LanguageRow {
  const before = oneLanguage(ctx, language);
  if (!before && !brought) throw new AppError("NOT_FOUND");
  const names = brought ?? before;
  return {
    ...{ language, name: names?.name ?? "", direction: names?.direction ?? "ltr" },
    words: brought ? JSON.stringify(brought.words) : (before?.words ?? ""),
    ...{ isOpen: false, validatedBy: "", validatedOn: "" },
    ...{ by: ctx.session.accountId, recordedAt: ctx.clock.now() },
  };
}

export const saveLanguage = procedure
  .meta({ rule: "languages" })
  .input(input)
  .mutation(({ ctx, input: { language, file, isOpen, validatedBy, validatedOn } }): { problems: Problem[] } => {
    const found = file === undefined ? undefined : read(file, language);
    if (found && "problems" in found) return { problems: found.problems.slice(0, mostProblems) };
    const row = { ...nextRow(ctx, language, found?.translation), isOpen, validatedBy, validatedOn };
    if ((validatedBy === "") !== (validatedOn === "") || validatedOn > ctx.clock.today())
      throw new AppError("INVALID", { reason: "validation" });
    if (isOpen && progressOf(wordsOfRow(row)).missing.length > 0)
      throw new AppError("INVALID", { reason: "missingWords" });
    const all = currentLanguages(ctx.accounts.db);
    if (all.length >= mostLanguages && !all.some((one) => one.language === language))
      throw new AppError("LIMIT", { reason: "languages" });
    putLanguage(ctx.accounts.db, row);
    return { problems: [] };
  });
