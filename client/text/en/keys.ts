// English words of the keyboard.
import type { keys as it } from "../it/keys.ts";
import type { Words } from "../language.ts";

export const keys: Words<typeof it> = {
  title: "Keyboard shortcuts",
  thisPage: "This page",
  otherPages: "Other pages",
  noPage: "This page has no help.",
  singleKeys: "Use keys of a single letter (on this computer)",
  shift: "Shift + ↑ ↓ X",
  everywhere: {
    title: "Everywhere",
    help: "show this help",
    palette: "find an act or a page",
    search: "search",
    home: "go to Today",
    work: "go to To do",
    escape: "close the window",
    save: "record the open form",
  },
  list: {
    title: "In lists",
    move: "row up or down",
    open: "open the case",
    acts: "open the case and choose what to do",
    note: "write in the diary of the case",
    remind: "remind whoever has to answer",
    choose: "choose the row for an act in bulk",
    chooseMany: "choose several rows",
  },
  case: {
    title: "In a case",
    acts: "choose what to do",
    note: "write in the diary",
    remind: "remind whoever has to answer",
    next: "next case of the list",
    previous: "case before it in the list",
    back: "back to the list, at the same row",
  },
  palette: {
    title: "Find an act or a page",
    acts: "What I can do",
    search: "Type to search",
    places: "Pages",
    here: "Here",
    none: "No act and no page with these words: try fewer letters.",
    found: (count) => (count === 1 ? "1 entry" : `${count} entries`),
  },
};
