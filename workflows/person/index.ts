// The person kind: who somebody is, where they live, which household they belong to. No work list shows it.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { personExamples } from "./examples.ts";
import { personRoles } from "./roles.ts";
import { personTexts } from "./texts.ts";
import { personV1 } from "./v1/version.ts";

export const person: Workflow = {
  id: "person",
  list: "none",
  areas: ["registry"],
  versions: { 1: personV1 },
  current: 1,
  texts: withCommonTexts(personTexts),
  roles: personRoles,
  examples: personExamples,
};
