// An access to the social service: who came, called or wrote, what was asked and what was answered. It becomes a case only if it
// must.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { contactExamples } from "./examples.ts";
import { contactRoles } from "./roles.ts";
import { contactTexts } from "./texts.ts";
import { contactV1 } from "./v1/version.ts";

export const contact: Workflow = {
  id: "contact",
  list: "cases",
  areas: ["adults", "elderly", "disability", "families", "protection", "poverty"],
  versions: { 1: contactV1 },
  current: 1,
  texts: withCommonTexts(contactTexts),
  keptApart: [
    { where: "column", name: "need", value: "violence" },
    { where: "column", name: "need", value: "justice" },
  ],
  roles: contactRoles,
  examples: contactExamples,
};
