// The words of the screens on all deliveries together in the language of the switch.
import { deliveries as it } from "./it/deliveries.ts";
import { words } from "./language.ts";

export const deliveriesText = words(it, (all) => all.deliveries);
