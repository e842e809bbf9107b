// A protected discharge: hospital or COT ask for a person who cannot simply go home, and the service answers in time.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { dischargeExamples } from "./examples.ts";
import { dischargeRoles } from "./roles.ts";
import { dischargeTexts } from "./texts.ts";
import { dischargeV1 } from "./v1/version.ts";

export const protectedDischarge: Workflow = {
  id: "protected-discharge",
  list: "cases",
  areas: ["adults", "elderly", "disability"],
  versions: { 1: dischargeV1 },
  current: 1,
  texts: withCommonTexts(dischargeTexts),
  roles: dischargeRoles,
  examples: dischargeExamples,
};
