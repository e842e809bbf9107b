// The words of the frame in the language of the switch.
import { shell as en } from "./en/shell.ts";
import { shell as it } from "./it/shell.ts";
import { words } from "./language.ts";

export const shellText = words(it, en);
