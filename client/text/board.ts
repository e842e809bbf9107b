// The words of the board in the language of the switch.
import { board as en } from "./en/board.ts";
import { board as it } from "./it/board.ts";
import { words } from "./language.ts";

export const boardText = words(it, en);
