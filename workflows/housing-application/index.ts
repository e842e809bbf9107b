// An application for a public dwelling: imported from the regional platform, never typed, up to the keys.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { applicationExamples } from "./examples.ts";
import { reopeningExamples } from "./examples-reopening.ts";
import { applicationRoles } from "./roles.ts";
import { applicationTexts } from "./texts.ts";
import { applicationV1 } from "./v1/version.ts";

export const housingApplication: Workflow = {
  id: "housing-application",
  list: "cases",
  areas: ["housing"],
  // The ISEE and the permit of the applicant are looked at again before keys are given.
  personTerms: true,
  versions: { 1: applicationV1 },
  current: 1,
  texts: withCommonTexts(applicationTexts),
  roles: applicationRoles,
  examples: [...applicationExamples, ...reopeningExamples],
};
