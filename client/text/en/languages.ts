// English words of the page of the languages in which the pages open to everybody speak.
import type { languages as it } from "../it/languages.ts";
import type { Words } from "../language.ts";

export const languages: Words<typeof it> = {
  title: "Languages of the open pages",
  intro:
    "“Write to the social service” and “How far your request is” speak Italian and the languages you open here. Readers see who validated the translation, and when.",
  add: "Add a language",
  language: "Language",
  choose: "Choose…",
  takeFile: "Download the file to translate",
  fileFor: (name) => `Download the file to translate: ${name}`,
  change: "Change",
  changeOf: (name) => `Change: ${name}`,
  bring: "Bring the translated file",
  open: "open",
  closed: "closed",
  own: "words of the product",
  validated: (by, day) => `Validated by ${by} on ${day}`,
  notValidated: "Translation not validated yet: the page says so",
  missing: (count) => `Sentences without a translation: ${count}. While they are missing the Italian is read.`,
  changed: (count) => `Italian sentences changed after they were translated: ${count}. Have them looked at.`,
  which: "Which",
  by: (name, at) => `Left so by ${name} on ${at}`,
  form: {
    file: "Translated file",
    fileHelp:
      "The .json file downloaded here, filled in by the translator. Without a file the words stay as they were.",
    open: "Open to everybody",
    openHelp: "It opens only with every sentence translated.",
    validatedBy: "Validated by",
    validatedByHelp:
      "Who checked that the translation says the same: name and role, or body. Everybody reads this name.",
    validatedOn: "Validated on",
    save: "Save",
    cancel: "Cancel",
    saved: (name) => `${name}: saved.`,
  },
  problems: {
    file: "This is not the file that is downloaded here. Download it again and fill in the translations only.",
    tooLong: "The file is too large to be a translation of these pages.",
    language: "The file is of another language.",
    name: "The name of the language is missing, as its speakers write it (field “name”, 40 letters at most).",
    direction: "The field “direction” says from which side it is read: “ltr” from the left, “rtl” from the right.",
    words: "The list of sentences is damaged here.",
    unknown: "This sentence is not one of these pages.",
    twice: "This sentence is there twice.",
    signs: "The words in braces must be those of the Italian: days and names stand in for them.",
    long: "It is too long for its place.",
    control: "It holds signs nobody sees. Write it anew by hand.",
    needsFile: "Choose the translated file.",
    missingWords: "Translations are missing: it can be saved so, but not opened.",
    validation: "Who validated and the day go together, and the day cannot be after today.",
    full: "There are thirty languages already.",
    title: "Nothing was saved",
  },
};
