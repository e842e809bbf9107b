// English words of laying out a list.
import type { columns as it } from "../it/columns.ts";
import type { Words } from "../language.ts";

export const columns: Words<typeof it> = {
  open: "Columns",
  title: "Columns of this list",
  help: "For you, in this list, on every computer. On a phone the list stays as it is.",
  list: "Columns, in the order they are seen",
  width: (name) => `Width of ${name}`,
  widths: { usual: "as it comes", narrow: "narrow", medium: "medium", wide: "wide" },
  earlier: (name) => `Move ${name} to the left`,
  later: (name) => `Move ${name} to the right`,
  place: (name, place, of) => `${name}: column ${place} of ${of}`,
  always: "always",
  pinned: "Hold the first column in place when the list scrolls sideways",
  density: "Height of rows",
  densities: { comfortable: "comfortable", compact: "compact" },
  save: "Use these columns",
  saved: "Columns of the list changed",
  reset: "Back to how they come",
  wasReset: "Columns are as they come again",
  tooMany: "You chose the columns of too many lists: put some back to how they come.",
};
