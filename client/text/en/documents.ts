// English words of the documents of a case.
import type { documents as it } from "../it/documents.ts";
import type { Words } from "../language.ts";

export const documents: Words<typeof it> = {
  title: "Documents",
  look: (count) => (count === 1 ? "Look at the document" : `Look at the ${count} documents`),
  lookHelp: "Who looks at them is recorded.",
  none: "There is no document yet. Attach a scan, a photograph of the paper or a file.",
  closedLetters: (count) =>
    count === 1
      ? "Among them 1 letter or paper of before the address was protected, which may say it: it is opened by who may know it."
      : `Among them ${count} letters or papers of before the address was protected, which may say it: they are opened by who may know it.`,
  closed: (count) =>
    count === 1
      ? "1 more document is of a confidentiality you do not see."
      : `${count} more documents are of a confidentiality you do not see.`,
  attach: "Attach a document",
  add: "Attach a file…",
  attachNow: "Attach",
  newVersion: "New version",
  file: "File to attach",
  fileHelp: (most) => `PDF, photograph, Word, Excel or OpenDocument, up to ${most}.`,
  chooseOne: "Choose…",
  classHelp: "Who may not read data of this kind does not see the document.",
  chooseFile: "Choose the file to attach.",
  chooseKind: "Choose which kind of document it is.",
  giveTitle: "Give it a title.",
  sending: (percent) => `Sending: ${percent}%`,
  of: (day) => `of ${day}`,
  protocol: (number, day) => `ref. ${number}${day === "" ? "" : ` of ${day}`}`,
  version: (n, day) => `Version ${n} of ${day}`,
  signedCopy: "signed copy",
  givenWith: (act) => `with: ${act}`,
  slot: {
    title: "Attachments",
    help: "They go with what you record; without network they stay on this device and go by themselves. If you close before, choose them again.",
    choose: "Choose files…",
    remove: (name) => `Remove ${name}`,
    tooMany: (most) => `At most ${most} files at a time.`,
    sendingTitle: "Attachments on their way",
    recorded: "It is recorded. The attachments follow now.",
    done: "attached",
    waiting: "waiting",
    again: "Try again",
    close: "Close",
    closeWithout: "Close without attaching them",
  },
  signed: (who, quality, day) => `Signed by ${[who, `(${quality.toLowerCase()})`].filter(Boolean).join(" ")} on ${day}`,
  refused: (who, quality, day) =>
    `${[who, `(${quality.toLowerCase()})`].filter(Boolean).join(" ")} refused to sign on ${day}`,
  witnesses: (who) => `witnesses: ${who}`,
  copy: (who, day, via) => `Copy to ${who || "…"} on ${day} (${via.toLowerCase()})`,
  notAsked: "This certificate may not be asked for",
  notAskedHelp: (facts) =>
    `What it attests (${facts}) is held by another public body: the person declares it, the office verifies it (DPR 445/2000 art. 40). If it was brought all the same you may attach it.`,
  declareInstead: (fact) => `Record the declaration: ${fact}`,
  writeDeclaration: "Write the self-declaration",
  onlyNeeded: "Keep only the pages that are needed.",
  sent: (day, via) => `Sent on ${day} (${via.toLowerCase()})`,
  returned: (day, why) => `Came back on ${day} (${why.toLowerCase()})`,
  delivered: (day, proof) => `Delivered on ${day} (proof: ${proof.toLowerCase()})`,
  ofTerm: (term) => `term: ${term}`,
  elsewhere: "An act that is not among the documents",
  about: (document) => `Document: ${document}`,
  erased: "Erased",
};
