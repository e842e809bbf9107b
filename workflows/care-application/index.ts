// An application to a care call (avviso): answered, completed, ranked with the others, granted and paid where there is money.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { careExamples } from "./examples.ts";
import { careRoles } from "./roles.ts";
import { careTexts } from "./texts.ts";
import { careV1 } from "./v1/version.ts";

export const careApplication: Workflow = {
  id: "care-application",
  list: "cases",
  areas: ["disability", "elderly", "families", "poverty", "adults"],
  versions: { 1: careV1 },
  current: 1,
  texts: withCommonTexts(careTexts),
  roles: careRoles,
  examples: careExamples,
};
