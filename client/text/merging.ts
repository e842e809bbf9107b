// The words of records that go on as one person's, in the language of the switch.
import { merging as it } from "./it/merging.ts";
import { words } from "./language.ts";

export const mergingText = words(it, (all) => all.merging);
