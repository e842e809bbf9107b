// A translation of the pages open to the public, as it is handed over: each key with the Italian words it was made from, so that what
// was translated from other words is found again. Pure.
import { isObject, type Json } from "../../kernel/json.ts";
import { type PublicKey, type PublicWords, publicWordsIt } from "./words-it.ts";

export const publicKeys = Object.keys(publicWordsIt) as PublicKey[];

export interface Word {
  /** Italian words that were translated. */
  it: string;
  text: string;
}

export interface Translation {
  /** ISO 639. */
  language: string;
  /** In the language itself. */
  name: string;
  direction: "ltr" | "rtl";
  words: Partial<Record<PublicKey, Word>>;
}

export interface Problem {
  /** A key of the words, or the field of the file. */
  at: string;
  reason: "file" | "language" | "name" | "direction" | "words" | "unknown" | "twice" | "signs" | "long" | "control";
}

export const isLanguage = (text: string): boolean => /^[a-z]{2,3}$/.test(text);

const mostName = 40;
const mostWords = 400;
/** Languages that need more room than Italian; and a bound for all. */
const mostLength = (it: string): number => it.length * 3 + 80;

const signsIn = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join(" ");
/** Also those that turn the direction of what follows. */
const control = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

function readWord(one: Json, words: Translation["words"]): Problem[] {
  const { key, it, text } = isObject(one) ? one : {};
  if (typeof key !== "string" || typeof it !== "string" || typeof text !== "string")
    return [{ at: typeof key === "string" ? key.slice(0, 60) : "", reason: "words" }];
  if (!publicKeys.includes(key as PublicKey)) return [{ at: key.slice(0, 60), reason: "unknown" }];
  const of = key as PublicKey;
  if (words[of]) return [{ at: of, reason: "twice" }];
  const written = text.trim().normalize("NFC");
  // Not translated yet.
  if (written === "") return [];
  if (control.test(written)) return [{ at: of, reason: "control" }];
  if (written.length > mostLength(publicWordsIt[of])) return [{ at: of, reason: "long" }];
  if (signsIn(written) !== signsIn(publicWordsIt[of])) return [{ at: of, reason: "signs" }];
  words[of] = { it: it.slice(0, 2_000), text: written };
  return [];
}

/** Of a file's JSON; every problem at its place, and nothing of a file that has one. */
export function readTranslation(file: Json): { translation: Translation } | { problems: Problem[] } {
  if (!isObject(file)) return { problems: [{ at: "", reason: "file" }] };
  const { language, direction, words: listed } = file;
  const name = typeof file.name === "string" ? file.name.trim().normalize("NFC") : "";
  const words: Translation["words"] = {};
  const problems: Problem[] = [
    ...(typeof language === "string" && isLanguage(language) && language !== "it"
      ? []
      : [{ at: "language", reason: "language" } as const]),
    ...(name !== "" && name.length <= mostName && !control.test(name) ? [] : [{ at: "name", reason: "name" } as const]),
    ...(direction === "ltr" || direction === "rtl" ? [] : [{ at: "direction", reason: "direction" } as const]),
    ...(Array.isArray(listed) && listed.length <= mostWords
      ? listed.flatMap((one) => readWord(one, words))
      : [{ at: "words", reason: "words" } as const]),
  ];
  if (problems.length > 0) return { problems };
  return { translation: { language, name, direction, words } as Translation };
}

/** What a translator fills in: every key with its Italian words, and what is translated so far. */
export const translationFile = ({ words, ...about }: Translation) => ({
  ...about,
  words: publicKeys.map((key) => ({ key, it: publicWordsIt[key] as string, text: words[key]?.text ?? "" })),
});

/** Keys without a word, and those translated from Italian words that were changed since. */
export function progressOf(words: Translation["words"]): { missing: PublicKey[]; changed: PublicKey[] } {
  const missing = publicKeys.filter((key) => !words[key]);
  const changed = publicKeys.filter((key) => words[key] && words[key].it !== publicWordsIt[key]);
  return { missing, changed };
}

/** Of what came with a release and is not translated yet the Italian words are shown. */
export const wholeWords = (words: Translation["words"]): PublicWords =>
  Object.fromEntries(publicKeys.map((key) => [key, words[key]?.text ?? publicWordsIt[key]])) as PublicWords;

/** `Richiesta arrivata il {day}.` with what stands for its signs. */
export const fillIn = (text: string, values: Readonly<Record<string, string>> = {}): string =>
  text.replace(/\{(\w+)\}/g, (sign, name: string) => values[name] ?? sign);
