// The words of the frame in the language of the switch.
import { shell as it } from "./it/shell.ts";
import { words } from "./language.ts";

export const shellText = words(it, (all) => all.shell);
