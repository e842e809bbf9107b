// Administration of support: a judge gives an adult somebody who decides beside or for her, on what the decree lists.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { supportExamples } from "./examples.ts";
import { supportRoles } from "./roles.ts";
import { supportTexts } from "./texts.ts";
import { supportV1 } from "./v1/version.ts";

export const guardianshipSupport: Workflow = {
  id: "guardianship-support",
  list: "cases",
  areas: ["elderly", "disability", "adults", "families", "poverty"],
  versions: { 1: supportV1 },
  current: 1,
  texts: withCommonTexts(supportTexts),
  roles: supportRoles,
  examples: supportExamples,
};
