// English words of the signed roots of the log: the list, the printed page, the comparison.
import type { proof as it } from "../it/proof.ts";
import type { Words } from "../language.ts";

export const proof: Words<typeof it> = {
  title: "Roots of the log",
  intro:
    "Every night the system computes a root of all that was recorded up to the end of the day, and signs it. Printed and registered, it proves that since then nothing was changed, taken out or put in. It holds no names and no data of cases.",
  make: "Make a root now",
  made: "Root signed.",
  missing: (days) =>
    days === 1 ? "Yesterday’s root is not signed yet." : `${days} days that ended have no signed root yet.`,
  missingHelp:
    "It is tried again every minute. If nothing changes, the key that signs (ROOT_KEY_FILE) is missing or cannot be read: tell the system administrator.",
  none: "No root yet: the first is signed after the first working day.",
  noneHelp: "If a proof is needed before, press “Make a root now”.",
  day: "Day and page",
  kind: "Kind",
  kinds: { daily: "end of day", request: "on demand" },
  position: "Entries covered",
  short: "Short fingerprint",
  signedAt: "Signed",
  more: "Show earlier roots",
  problems: {
    rootKey: "The key that signs roots is missing: tell the system administrator.",
    roots: "All the roots on demand that a day allows were made today.",
  },
  compare: {
    title: "Compare a page",
    help: "Read the code of the page with a phone and paste its text here, or copy it from the page.",
    field: "Text of the code",
    go: "Compare",
    same: (pos, day) => `It is the same: the first ${pos} entries are still those of the page of ${day}.`,
    other: (pos) =>
      `It is not the same: up to entry ${pos} the log differs from that of the page. Tell the system administrator and the data protection officer.`,
    gone: (pos) =>
      `The log is shorter than the page: entries up to ${pos} are missing. Tell the system administrator and the data protection officer.`,
    unreadable: "That is no text of a page: it begins with AMBITO1.",
  },
  sheet: {
    title: "Root of the log",
    back: "All roots",
    print: "Print",
    holds: "The signature is valid and the log still has this root.",
    broken: "The signature is not valid, or the log no longer has this root: tell the system administrator.",
    daily: (day) => `All that was recorded up to the end of ${day} (Italian time)`,
    request: (when) => `All that was recorded up to ${when} (Italian time)`,
    late: (days) =>
      `It was signed ${days} days later: it proves what the log was from the day of the signature, not before.`,
    day: "Day",
    pos: "Last entry covered",
    root: "Root (SHA-256)",
    short: "Short fingerprint of the page",
    signedAt: "Signed on",
    publicKey: "Public key (Ed25519)",
    signature: "Signature",
    code: "Text of the code",
    codeLabel: "Code of the page",
    number: (n) => `page no. ${n}`,
    provesTitle: "What it proves",
    proves: [
      "The root is computed from all entries of the system, from the first to the last one covered, in the order in which they were made. If a single character of one of them is changed, taken out, put in or moved, the root computed again is another.",
      "The signature proves that the root is of this installation. The date of registration of the page proves since when it exists.",
      "It does not prove that what was written is true, and says nothing of what was recorded afterwards.",
    ],
    keepTitle: "How it is kept",
    keep: "It is entered in the protocol register, or sent by certified mail: from then on nobody, not even who runs the system, can change the past unseen. The page holds no personal data.",
    checkTitle: "How it is checked",
    check: [
      "In the program: “Roots of the log”, “Compare a page”, and paste the text of the code.",
      'From scratch, on the server: npm run verify -- --root "TEXT OF THE CODE" computes every entry again and compares.',
      "Without the program: with an exported copy of the log and the rules in docs/archive-format.md, which anybody can follow.",
    ],
  },
};
