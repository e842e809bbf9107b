// The bando for public dwellings: a case without a person, from the avviso to the rankings and assignments.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { bandoExamples } from "./examples.ts";
import { bandoRoles } from "./roles.ts";
import { bandoTexts } from "./texts.ts";
import { bandoV1 } from "./v1/version.ts";

export const housingBando: Workflow = {
  id: "housing-bando",
  list: "cases",
  areas: ["housing"],
  territoryPath: "district",
  versions: { 1: bandoV1 },
  current: 1,
  texts: withCommonTexts(bandoTexts),
  roles: bandoRoles,
  examples: bandoExamples,
};
