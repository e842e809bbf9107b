// Translations of the pages open to the public as files: what is wrong in one is said at its place, what is handed over comes back.
import { describe, expect, it } from "vitest";
import type { Json } from "../../workflows/kernel/json.ts";
import {
  fillIn,
  progressOf,
  publicKeys,
  readTranslation,
  type Translation,
  translationFile,
  wholeWords,
} from "../../workflows/rules/public-words/translation.ts";
import { publicWordsEn } from "../../workflows/rules/public-words/words-en.ts";
import { publicWordsIt } from "../../workflows/rules/public-words/words-it.ts";

const blank: Translation = { language: "ro", name: "Română", direction: "ltr", words: {} };
const fileOf = (change: (key: string, it: string) => string) => {
  const file = translationFile(blank);
  return { ...file, words: file.words.map((one) => ({ ...one, text: change(one.key, one.it) })) } as unknown as Json;
};
const problemsOf = (file: Json) => {
  const found = readTranslation(file);
  return "problems" in found ? found.problems : [];
};
const signs = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe("a translation", () => {
  it("has the same signs in English as in Italian, and other words", () => {
    for (const key of publicKeys) {
      expect(signs(publicWordsEn[key]), key).toEqual(signs(publicWordsIt[key]));
      expect(publicWordsEn[key] === publicWordsIt[key] ? key : "").toBe("");
    }
    expect(Object.keys(publicWordsEn).sort()).toEqual([...publicKeys].sort());
  });

  it("comes back as it was handed over", () => {
    const found = readTranslation(fileOf((_, it) => ` [ro] ${it} `));
    if ("problems" in found) throw new Error(JSON.stringify(found.problems));
    expect(found.translation.words.title).toEqual({ it: publicWordsIt.title, text: `[ro] ${publicWordsIt.title}` });
    expect(progressOf(found.translation.words)).toEqual({ missing: [], changed: [] });
    const again = readTranslation(translationFile(found.translation) as unknown as Json);
    expect(again).toEqual(found);
    expect(fillIn(wholeWords(found.translation.words)["receipt.received"], { day: "28/11/2026" })).toBe(
      "[ro] Richiesta arrivata il 28/11/2026.",
    );
  });

  it("may be unfinished: what is missing is Italian, and said", () => {
    const found = readTranslation(fileOf((key, it) => (key === "exit" ? "" : it)));
    const { words } = (found as { translation: Translation }).translation;
    expect(progressOf(words)).toEqual({ missing: ["exit"], changed: [] });
    expect(wholeWords(words).exit).toBe(publicWordsIt.exit);
  });

  it("says which Italian words have changed since", () => {
    const words: Translation["words"] = { title: { it: "Prima si diceva così", text: "[ro]" } };
    expect(progressOf(words).changed).toEqual(["title"]);
  });

  it.each<[string, Json, { at: string; reason: string }]>([
    ["nothing", null, { at: "", reason: "file" }],
    ["a list", [], { at: "", reason: "file" }],
    ["Italian", { ...(fileOf((_, it) => it) as object), language: "it" }, { at: "language", reason: "language" }],
    ["no language", { ...(fileOf((_, it) => it) as object), language: "RO" }, { at: "language", reason: "language" }],
    ["no name", { ...(fileOf((_, it) => it) as object), name: " " }, { at: "name", reason: "name" }],
    [
      "a direction",
      { ...(fileOf((_, it) => it) as object), direction: "up" },
      { at: "direction", reason: "direction" },
    ],
    ["no words", { ...(fileOf((_, it) => it) as object), words: {} }, { at: "words", reason: "words" }],
    [
      "a stranger",
      { ...blank, words: [{ key: "constructor", it: "", text: "x" }] } as unknown as Json,
      { at: "constructor", reason: "unknown" },
    ],
    [
      "a word twice",
      { ...blank, words: ["a", "b"].map((text) => ({ key: "exit", it: "", text })) } as unknown as Json,
      { at: "exit", reason: "twice" },
    ],
    [
      "a lost day",
      fileOf((key, it) => (key === "receipt.overdue" ? "fără zi" : it)),
      { at: "receipt.overdue", reason: "signs" },
    ],
    ["another sign", fileOf((key, it) => (key === "exit" ? `${it} {day}` : it)), { at: "exit", reason: "signs" }],
    ["a long one", fileOf((key, it) => (key === "exit" ? "x".repeat(117) : it)), { at: "exit", reason: "long" }],
    [
      "hidden signs",
      fileOf((key, it) => (key === "danger.emergency" ? `\u202e${it}` : it)),
      { at: "danger.emergency", reason: "control" },
    ],
  ])("of %s is refused at its place", (_, file, problem) => {
    expect(problemsOf(file)).toEqual([problem]);
  });
});
