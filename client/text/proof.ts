// The words of the signed roots of the log, in the language of the switch.
import { proof as it } from "./it/proof.ts";
import { words } from "./language.ts";

export const proofText = words(it, (all) => all.proof);
