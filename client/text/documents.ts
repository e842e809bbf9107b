// The words of the documents of a case, in the language of the switch.
import { documents as it } from "./it/documents.ts";
import { words } from "./language.ts";

export const documentsText = words(it, (all) => all.documents);
