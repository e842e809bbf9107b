// English words of writing a letter, a minute or a report in a case.
import type { letters as it } from "../it/letters.ts";
import type { Words } from "../language.ts";

export const letters: Words<typeof it> = {
  write: "Write a letter",
  title: "Write a letter",
  help: "Choose a template: it opens filled in with what you know of the case. It becomes a document only when you put it on file.",
  forState: "For this stage",
  others: "All templates",
  none: "There is no template in this case that you may use: it takes one for this procedure, and the right to attach documents of that confidentiality.",
  toTemplates: "Choose another template",
  known: "It is filled in with what you see of the case. Check everything: what is missing stays marked in the text.",
  protectedAddress:
    "The address of this person is protected: the letter is handed over. The address must stand nowhere in it.",
  sections: {
    letterTo: "Addressee",
    letterPlaces: "Facts of the document",
    letterWords: "Text",
    letterHead: "Letterhead and date",
    letterFile: "In the file",
  },
  fields: {
    addresseeName: "To whom it goes",
    addresseeLines: "Address of the addressee",
    letterText: "Text of the document",
    letterhead: "Letterhead",
    letterPlace: "Place",
    letterDay: "Date",
  },
  helps: {
    letterText:
      "Words in square brackets are filled from the fields above. An empty line parts paragraphs; “# ” opens a heading, “- ” a list.",
    letterhead: "One line at a time: the body, the office, then address and contacts.",
    addresseeLines: "One line at a time. It may be left empty.",
    documentTitle: "Write nobody’s name here: the title is read before the file is opened.",
  },
  addressees: {
    title: "To whom it may go, by the acts",
    subject: "The person",
    partly: "only within what the act says",
    noAddress: "without address: protected, not recorded or not visible to you",
    take: "Write to",
    none: {
      deceased:
        "The person has died: she is not written to. If the letter goes to an heir or a body, write the addressee yourself.",
      nobody: "She is a minor and no act says who represents her: record the act, or write the addressee yourself.",
      several:
        "The acts give more than one addressee: choose to whom this goes. If it goes to all, write one for each.",
      partly: "Nobody receives everything: read the act and choose.",
      closed:
        "You may not see the record of somebody who represents her: write the addressee yourself, once the acts are checked.",
    },
  },
  look: "Look at the preview",
  take: "Download to edit (DOCX)",
  attach: "Put on file",
  attached: "The document is on file. It can now be registered, signed, sent.",
  preview: "Preview",
  open: (pages) => (pages === 1 ? "Open the PDF (1 page)" : `Open the PDF (${pages} pages)`),
  fine: "Nothing is missing.",
  missing: "Still to be completed",
  named: "The document also names",
  namedHelp: "Make sure that who receives it may know.",
  undrawn: (signs) => `These signs cannot be printed and will be replaced: ${signs}`,
  pressAgain: "If it is right as it is, press “Put on file” again.",
  namesAddress:
    "The document holds the person’s protected address: take it out. As it is it can be neither attached nor downloaded.",
  tooLong: "The document is too long: shorten the text or split it in two.",
  again: "Write a new version",
  becomes: (version) => `It becomes version ${version} of the document: the ones before stay on file.`,
  madeFrom: (name, version) => `written with the template “${name}”, version ${version}`,
};
