// case-intake: a person turns to the social service, or is reported to it, up to care, its end and a new start.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { intakeExamples } from "./examples.ts";
import { intakeRoles } from "./roles.ts";
import { intakeTexts } from "./texts.ts";
import { intakeV1 } from "./v1/version.ts";

export const caseIntake: Workflow = {
  id: "case-intake",
  list: "cases",
  personTerms: true,
  areas: ["adults", "elderly", "disability", "families", "protection", "poverty"],
  versions: { 1: intakeV1 },
  current: 1,
  texts: withCommonTexts(intakeTexts),
  // Violence, and who is followed with the office that carries out sentences.
  keptApart: [
    { where: "column", name: "need", value: "violence" },
    { where: "column", name: "need", value: "justice" },
    { where: "fact", name: "sharedCare", value: "probationOffice" },
  ],
  roles: intakeRoles,
  examples: intakeExamples,
};
