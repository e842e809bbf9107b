// English words of records that may be of one person.
import type { duplicates as it } from "../it/duplicates.ts";
import type { Words } from "../language.ts";

export const duplicates: Words<typeof it> = {
  maybeKnown: (count) =>
    count === 1 ? "Perhaps already there: look at this record" : "Perhaps already there: look at these records",
  maybeKnownHelp: "Open the record to be sure: it opens in another window, and nothing is lost here.",
  apart: "Another person",
  compare: "Compare",
  use: "This is the one",
  sameTitle: "Perhaps the same person",
  sameHelp: "These records are like this one. Compare them: if it is one person, all of you use the same record.",
  bands: { almostSure: "almost sure", likely: "likely", possible: "possible" },
  reasons: {
    sameCode: "same fiscal code",
    omocode: "same fiscal code but for omocodia: they may be two persons",
    codeSlip: "almost the same fiscal code",
    sameNames: "same surname and name",
    namesSwapped: "surname and name swapped",
    namesHeard: "surname and name sound alike",
    namesSlip: "surname and name differ by one letter",
    namesPart: "one of them has one name more",
    otherSurname: "same name, another surname",
    sameBirth: "same date of birth",
    birthTurned: "day and month of birth swapped",
    birthDigit: "date of birth differs by one digit",
    sameAddress: "same address",
    otherBirth: "but another date of birth",
    otherSex: "but another sex",
    otherCode: "but another fiscal code",
  },
};
