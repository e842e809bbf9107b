// English words of undo, step back and correction.
import type { mending as italian } from "../it/mending.ts";
import type { Words } from "../language.ts";

export const mending: Words<typeof italian> = {
  justDone: (what) => `You recorded: ${what}.`,
  undo: "Undo",
  undoFor: (minutes) => (minutes <= 1 ? "for one more minute" : `for ${minutes} more minutes`),
  cannotUndo: "It cannot be undone",
  irrevocable: "This step cannot be undone later.",
  undone: "Undone.",
  takenBack: "undone",
  takesBack: (what, day) => `About “${what}” of ${day}`,
  correct: "Correct",
  correctTitle: (what) => `Correct “${what}”`,
  correctHelp: "Change only what was wrong. Both the earlier value and the right one stay on record.",
  whyCorrected: "Why it is corrected",
  check: "Check what changes",
  back: "Back to the form",
  confirm: "Confirm the correction",
  day: "Day of the fact",
  empty: "empty",
  becomes: "becomes",
  nothingElse: "Nothing else changes.",
  alsoChanges: "In the case this changes too:",
  toldAnew: "Other cases that heard of it will hear of it again, with the right fact.",
  elsewhere:
    "With the right fact the case would have gone elsewhere. The fact is corrected now; what to do is decided by who follows the case.",
  wouldBe: (then, now) => `It would be in “${then}”; it is in “${now}”.`,
  wouldRefuse: (what) => `“${what}” would not have been possible:`,
  termMoves: (name, from, to) => `Term “${name}”: from ${from} to ${to}`,
  termGone: (name) => `Term “${name}”: there would be none`,
  termNew: (name, to) => `Term “${name}”: ${to}`,
  corrected: "corrected",
  outcome: {
    applied: "",
    pending: "waiting for a decision",
    kept: "the rest stayed as it was",
    takenBack: "undone later",
  },
  pendingTitle: "Corrections to decide on",
  pendingOf: (what) => `A fact of “${what}” was corrected`,
  decide: "Decide",
};
