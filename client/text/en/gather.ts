// English words of the page that puts several persons into one household.
import type { gather as it } from "../it/gather.ts";
import type { Words } from "../language.ts";

export const gather: Words<typeof it> = {
  open: "Put several persons into a household",
  title: "Put several persons into a household",
  intro:
    "Choose the persons and the household, look at what happens to each, then confirm: all join in one act, or nobody.",
  who: "Who",
  without: "Persons without a household",
  withoutHelp: "The newest record first: also those of an import just made.",
  withoutNone: "Nobody here is without a household, of those you may see.",
  more: "Earlier records",
  back: "Later records",
  searchLabel: "Add a person by name or fiscal code",
  add: "Choose",
  added: "Chosen already",
  drop: "Take out",
  chosen: (count) => (count === 1 ? "One person chosen" : `${count} persons chosen`),
  full: "At most 8 persons join in one act: do it in two.",
  livesNowhere: "Lives in no household",
  livesIn: (household) => `Lives in ${household}`,
  relation: "Relation to the reference person",
  leaves: (household) => `Leaves ${household}`,
  where: "Where",
  target: "Household",
  newOne: "A new household",
  kind: "Kind of the new household",
  territory: "Comune of the new household",
  from: "Since",
  alreadyThere: "Is in this household already: stays.",
  livesElsewhere:
    "Lives in a household of this kind already: choose that one, or first record there that they leave or that it splits.",
  look: "Look at what happens",
  result: "What happens",
  enters: (household) => `Joins ${household}`,
  entersLeaving: (household, left) => `Joins ${household} and leaves ${left}`,
  refused: "Cannot",
  allRefused: "Together this cannot be done:",
  residence:
    "Where they reside does not change from here: if they moved, record it at their records or as a move of the household.",
  confirm: "Put into the household",
  done: "Done: the persons are in the household.",
  undo: "Undo all of it",
  undone: "Undone: each is where they were before.",
  undoneOpening: "Undone: the household is marked as opened by mistake.",
  openOne: "Open the record",
};
