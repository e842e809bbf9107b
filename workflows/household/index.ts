// The household kind: who lives with whom, since when, in which relation. Ids and dates only.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { householdExamples } from "./examples.ts";
import { householdRoles } from "./roles.ts";
import { householdTexts } from "./texts.ts";
import { householdV1 } from "./v1/version.ts";

export const household: Workflow = {
  id: "household",
  list: "none",
  areas: ["registry"],
  versions: { 1: householdV1 },
  current: 1,
  texts: withCommonTexts(householdTexts),
  roles: householdRoles,
  examples: householdExamples,
};
