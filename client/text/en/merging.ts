// English words of records that go on as one person's.
import type { merging as it } from "../it/merging.ts";
import type { Words } from "../language.ts";

export const merging: Words<typeof it> = {
  queueTitle: "Possible duplicates",
  queueHelp:
    "Pairs of records that may be of one person, from the newest on. Only those you may see both of are shown.",
  compare: "Compare",
  compareTitle: "Two records side by side",
  none: "No pair to look at",
  noneHelp: "Records that are alike show here. Those marked as different persons or already joined do not.",
  noneHere: "There is no pair in this part of the archive.",
  more: "Go on searching",
  all: "You have seen the whole archive.",
  pairs: (count) => (count === 1 ? "1 pair" : `${count} pairs`),
  field: "Datum",
  sameAs: "same",
  differs: "different",
  nothing: "not there",
  cases: "Cases",
  caseCount: (count) => (count === 1 ? "1 case" : `${count} cases`),
  areTwo: "They are two different persons",
  stays: (name, year) => `It is one person: the record of ${name}${year} stays`,
  staysHelp: "The other record is joined into the one that stays. Nothing is copied or moved, and it can be undone.",
  mayNot: "To join a record into another you must be able to write in both.",
  done: "Done: these two records need no more comparing.",
  backToQueue: "Back to the possible duplicates",
  undo: "Undo the joining",
  mergedTitle: "Records joined into this one",
  mergedHelp:
    "They are of the same person. Cases, acts and history already show here together. Where they say something else, correct this record.",
  saysAlso: "It says otherwise:",
  saysSame: "It says the same.",
};
