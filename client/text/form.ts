// The words of forms in the language of the switch.
import { form as it } from "./it/form.ts";
import { words } from "./language.ts";

export const formText = words(it, (all) => all.form);
