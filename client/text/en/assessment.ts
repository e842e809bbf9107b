// English words of assessment sheets.
import type { assessment as italian } from "../it/assessment.ts";
import type { Words } from "../language.ts";

export const assessment: Words<typeof italian> = {
  title: "Assessment sheets",
  door: "Assessment sheets",
  toSheets: "Back to the sheets",
  print: "Print the sheets",
  offered: "Fill in a sheet",
  notNow: "No sheets are filled in at this step.",
  items: (count) => (count === 1 ? "1 item" : `${count} items`),
  none: "No sheet has been filled in for this case.",
  noneHelp: "A sheet is filled in when one assesses and again at reviews: the results are read side by side.",
  cannot: "Your assignment does not show the sheets of this case.",
  item: "Item",
  filledOn: (day, by) => `${day}, ${by}`,
  change: "From first to last",
  changes: { better: "better", worse: "worse", same: "the same" },
  counts: (better, worse, same) =>
    [better ? `${better} better` : "", worse ? `${worse} worse` : "", same ? `${same} the same` : ""]
      .filter(Boolean)
      .join(", "),
  notAnswered: "not said",
  earlier: (count) =>
    count === 1
      ? "1 filling in between is not in the table: it is in the history of the case."
      : `${count} fillings in between are not in the table: they are in the history of the case.`,
  ownWords: "In the person's words",
  added: "What was added",
  disagreement: "Disagreement of the person",
  closedArea: "not shown with your assignment",
  gone: "This sheet is no longer among those in force.",
};
