// An economic aid: a contribution once or every month, a loan, vouchers. Asked for, proposed, decided, granted by an act and paid.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { aidExamples } from "./examples.ts";
import { aidRoles } from "./roles.ts";
import { aidTexts } from "./texts.ts";
import { aidV1 } from "./v1/version.ts";

export const economicAid: Workflow = {
  id: "economic-aid",
  list: "cases",
  areas: ["poverty", "adults", "families", "elderly", "disability"],
  versions: { 1: aidV1 },
  current: 1,
  texts: withCommonTexts(aidTexts),
  roles: aidRoles,
  examples: aidExamples,
};
