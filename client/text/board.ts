// The words of the board in the language of the switch.
import { board as it } from "./it/board.ts";
import { words } from "./language.ts";

export const boardText = words(it, (all) => all.board);
