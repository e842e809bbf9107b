// Languages of the pages open to the public: Italian always, English with the product's words until the district closes it or brings
// others, and whatever else the district opens. A language is open with every word, and tells who validated it, or that nobody did.
import { currentLanguages, findLanguage, type LanguageRow } from "../../db/accounts/public-languages.ts";
import {
  progressOf,
  publicKeys,
  type Translation,
  wholeWords,
} from "../../workflows/rules/public-words/translation.ts";
import { publicWordsEn } from "../../workflows/rules/public-words/words-en.ts";
import { type PublicWords, publicWordsIt } from "../../workflows/rules/public-words/words-it.ts";
import { namesOf } from "../access/names.ts";
import type { Services } from "../services.ts";

type Reading = Pick<Services, "accounts">;

export interface Spoken {
  language: string;
  name: string;
  direction: "ltr" | "rtl";
  /** Empty: nobody yet. Of Italian nobody is asked. */
  validatedBy: string;
  validatedOn: string;
}

const own: Omit<LanguageRow, "words"> = {
  ...{ language: "en", name: "English", direction: "ltr", isOpen: true },
  ...{ validatedBy: "", validatedOn: "", by: "", recordedAt: "" },
};
const italian: Spoken = { language: "it", name: "Italiano", direction: "ltr", validatedBy: "", validatedOn: "" };

const ownWords: Translation["words"] = Object.fromEntries(
  publicKeys.map((key) => [key, { it: publicWordsIt[key], text: publicWordsEn[key] }]),
);

/** Words the district brought, else the product's own. */
export const wordsOfRow = (row: LanguageRow): Translation["words"] =>
  row.words === "" ? (row.language === "en" ? ownWords : {}) : (JSON.parse(row.words) as Translation["words"]);

/** All but Italian, closed ones too. */
export function allLanguages({ accounts }: Reading): LanguageRow[] {
  const rows = currentLanguages(accounts.db);
  return rows.some(({ language }) => language === "en") ? rows : [{ ...own, words: "" }, ...rows];
}

export const oneLanguage = ({ accounts }: Reading, language: string): LanguageRow | undefined =>
  findLanguage(accounts.db, language) ?? (language === "en" ? { ...own, words: "" } : undefined);

const toSpoken = ({ language, name, direction, validatedBy, validatedOn }: LanguageRow): Spoken => ({
  ...{ language, name, validatedBy, validatedOn },
  direction: direction === "rtl" ? "rtl" : "ltr",
});

/** Open ones, Italian first. */
export const spokenLanguages = (services: Reading): Spoken[] => [
  italian,
  ...allLanguages(services)
    .filter((row) => row.isOpen)
    .map(toSpoken),
];

/** Undefined where the language is not open. */
export function spokenWords(services: Reading, language: string): PublicWords | undefined {
  if (language === "it") return publicWordsIt;
  const row = oneLanguage(services, language);
  return row?.isOpen ? wholeWords(wordsOfRow(row)) : undefined;
}

/** Whether the notice may have been read in it: open now or at some time. */
export const isKnownLanguage = (services: Reading, language: string): boolean =>
  language === "it" || oneLanguage(services, language) !== undefined;

/** How a language stands, for who looks after it. */
export interface LanguageState extends Omit<LanguageRow, "words" | "by"> {
  isOwn: boolean;
  byName: string;
  missing: string[];
  changed: string[];
}

export function stateOf({ accounts }: Reading, row: LanguageRow): LanguageState {
  const { words, by, ...about } = row;
  const byName = by === "" ? "" : (namesOf(accounts, [by])[by] ?? "");
  return { ...about, isOwn: words === "", byName, ...progressOf(wordsOfRow(row)) };
}
