// A court inquiry: a court, a prosecutor or the probation office asks for a report on a person or a family.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { inquiryExamples } from "./examples.ts";
import { inquiryRoles } from "./roles.ts";
import { inquiryTexts } from "./texts.ts";
import { inquiryV1 } from "./v1/version.ts";

export const courtInquiry: Workflow = {
  id: "court-inquiry",
  list: "cases",
  areas: ["adults", "families", "elderly", "disability", "protection"],
  versions: { 1: inquiryV1 },
  current: 1,
  texts: withCommonTexts(inquiryTexts),
  // Those about children lie in the area that is kept apart anyway.
  keptApart: [
    { where: "column", name: "inquirySubject", value: "violence" },
    { where: "column", name: "inquirySubject", value: "probation" },
  ],
  roles: inquiryRoles,
  examples: inquiryExamples,
};
