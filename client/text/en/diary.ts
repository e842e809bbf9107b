// English words of the diary of a case.
import type { diary as it } from "../it/diary.ts";
import type { Words } from "../language.ts";

export const diary: Words<typeof it> = {
  title: "Diary",
  toDiary: "Diary",
  toCase: "Back to the case",
  what: "What",
  whats: { notes: "the notes of the diary", all: "all that is written in the case" },
  words: "Words",
  author: "Written by",
  anyone: "anyone",
  from: "From",
  to: "To",
  print: "Print",
  none: "There is nothing in the diary yet.",
  noneFound: "Nothing with these filters.",
  more: "Read on",
  count: (count, isAll) =>
    isAll
      ? count === 1
        ? "1 entry"
        : `${count} entries`
      : count === 1
        ? "The latest entry"
        : `The ${count} latest entries`,
};
