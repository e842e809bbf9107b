// The inclusion allowance (Assegno di inclusione): a household's application out of the list of the national platform, first meeting,
// preliminary analysis, project for inclusion, meetings, what is told to and by INPS. No home care, which goes by the same letters.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { allowanceExamples } from "./examples.ts";
import { allowanceRoles } from "./roles.ts";
import { allowanceTexts } from "./texts.ts";
import { allowanceV1 } from "./v1/version.ts";

export const inclusionAllowance: Workflow = {
  id: "inclusion-allowance",
  list: "cases",
  areas: ["poverty"],
  versions: { 1: allowanceV1 },
  current: 1,
  texts: withCommonTexts(allowanceTexts),
  roles: allowanceRoles,
  examples: allowanceExamples,
};
