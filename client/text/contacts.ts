// The words of what a person is reached by, in the language of the switch.
import { contacts as it } from "./it/contacts.ts";
import { words } from "./language.ts";

export const contactsText = words(it, (all) => all.contacts);
