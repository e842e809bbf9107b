// English words of the diary of a case.
import type { diary as it } from "../it/diary.ts";
import type { Words } from "../language.ts";

export const diary: Words<typeof it> = {
  title: "Diary",
  toDiary: "Diary",
  what: "What",
  whats: { notes: "the notes of the diary", all: "all that is written in the case" },
  words: "Words",
  kind: "Kind of note",
  anyKind: "all",
  level: "Who reads it",
  anyLevel: "any note",
  levels: { private: "Private", team: "Of who follows the case", case: "Of all who read the diary" },
  readBy: {
    private: "Only you read it",
    team: (who) => `Read by who follows the case: ${who}`,
    unnamed: "who is responsible for it",
    standIn: "who stands in for them",
    case: "Read by anybody who may read the diary of the case",
  },
  author: "Written by",
  anyone: "anyone",
  from: "From",
  to: "To",
  lastRead: (who, day, since) =>
    `Read by ${who} on ${day}${since === 0 ? "." : since === 1 ? "; 1 note since." : `; ${since} notes since.`}`,
  markRead: "Record that I have read it",
  print: "Print",
  report: {
    open: "Prepare a report",
    pick: (what, day) => `Put into the report: ${what} of ${day}`,
    help: "Choose what goes into the report.",
    chosen: (count) => (count === 1 ? "1 entry chosen" : `${count} entries chosen`),
    draft: "Draft of a report",
    draftHelp:
      "Facts, statements and evaluations are kept apart, as art. 473-bis.27 c.p.c. asks, each by date. Change it here, then go on with it as a document of the case, or copy it: until then it stays nowhere.",
    goOn: (template) => `Go on as “${template}”`,
    parts: {
      facts: "FACTS ESTABLISHED",
      statements: "STATEMENTS OF THE PARTIES AND OF OTHERS",
      evaluations: "EVALUATIONS OF THE WORKERS",
      rest: "STILL TO BE PLACED",
    },
    none: "(none in the entries chosen)",
    present: (names) => `present: ${names}`,
    reserved: "note that few read: consider whether to report it",
    text: "Text of the draft",
    compose: "Write the draft",
    copy: "Copy the text",
    copied: "Text copied",
    notCopied: "The browser does not allow copying: select the text and copy it.",
    stop: "Stop choosing",
  },
  none: "There is nothing in the diary yet.",
  noneHelp: "One begins in the case: “Write in the diary”, or the key n.",
  noneFound: "Nothing with these filters.",
  noneFoundHelp: "Clear a word, a day or who wrote.",
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
