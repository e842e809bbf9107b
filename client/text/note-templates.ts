// The words of templates of diary notes, in the language of the switch.
import { noteTemplates as it } from "./it/note-templates.ts";
import { words } from "./language.ts";

export const noteTemplatesText = words(it, (all) => all.noteTemplates);
