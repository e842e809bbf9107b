// The words of forms in the language of the switch.
import { form as en } from "./en/form.ts";
import { form as it } from "./it/form.ts";
import { words } from "./language.ts";

export const formText = words(it, en);
