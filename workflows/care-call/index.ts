// A care call (avviso): a yearly measure with several rankings, who of them is financed, and what becomes of money that comes back.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { callExamples } from "./examples.ts";
import { callRoles } from "./roles.ts";
import { callTexts } from "./texts.ts";
import { callV1 } from "./v1/version.ts";

export const careCall: Workflow = {
  id: "care-call",
  list: "cases",
  areas: ["disability", "elderly", "families", "poverty", "adults"],
  territoryPath: "district",
  versions: { 1: callV1 },
  current: 1,
  texts: withCommonTexts(callTexts),
  roles: callRoles,
  examples: callExamples,
};
