// The words of the work lists in the language of the switch.
import { queues as it } from "./it/queues.ts";
import { words } from "./language.ts";

export const queueText = words(it, (all) => all.queues);
