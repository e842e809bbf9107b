// A service given to a person by a provider: its plan, the register of what was given, the months submitted and approved. Opened by
// the case that entrusts it; the provider reads this and nothing of the case.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { deliveryExamples } from "./examples.ts";
import { deliveryRoles } from "./roles.ts";
import { deliveryTexts } from "./texts.ts";
import { deliveryV1 } from "./v1/version.ts";

export const delivery: Workflow = {
  id: "delivery",
  list: "cases",
  areas: ["adults", "elderly", "disability", "families", "protection", "poverty"],
  versions: { 1: deliveryV1 },
  current: 1,
  texts: withCommonTexts(deliveryTexts),
  roles: deliveryRoles,
  examples: deliveryExamples,
};
