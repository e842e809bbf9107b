// English words of the whole file of a case.

import type { folder as italian } from "../it/folder.ts";
import type { Words } from "../language.ts";

export const folder: Words<typeof italian> = {
  title: "Case file",
  toFolder: "Case file",
  print: "Print the file",
  annexesZip: "Download the documents (ZIP)",
  zipRecorded: "The download is kept in the read log.",
  reading: (count) => `Reading the entries: ${count}`,
  index: "Index",
  facts: "Facts of the case",
  deadlines: "Terms",
  deadlineCount: (count) => (count === 1 ? "1 term" : `${count} terms`),
  entries: "Acts and diary",
  entryCount: (count, from, to) => (count === 1 ? `1 entry of ${from}` : `${count} entries, from ${from} to ${to}`),
  documents: "Documents",
  documentCount: (count) => (count === 1 ? "1 document" : `${count} documents`),
  annex: (n) => `Annex ${n}`,
  fingerprint: "SHA-256 fingerprint",
  noDocuments: "No document.",
  notAll: "This file is not whole: it holds only what your role allows you to see.",
  cannot: "Your role does not allow you to see the file of this case.",
  closedEntries: (count) =>
    count === 1 ? "1 entry has parts you do not see." : `${count} entries have parts you do not see.`,
};
