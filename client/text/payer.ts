// The words of where a person lives and which comune pays, in the language of the switch.
import { payer as it } from "./it/payer.ts";
import { words } from "./language.ts";

export const payerText = words(it, (all) => all.payer);
