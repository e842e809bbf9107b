// The account kind: the history of who was let in, as what, where and when. Open data only.
import { withCommonTexts } from "../kernel/common-texts.ts";
import type { Workflow } from "../kernel/definition.ts";
import { accountExamples } from "./examples.ts";
import { accountRoles } from "./roles.ts";
import { accountTexts } from "./texts.ts";
import { accountV1 } from "./v1/version.ts";

export const account: Workflow = {
  id: "account",
  list: "none",
  areas: ["registry"],
  versions: { 1: accountV1 },
  current: 1,
  texts: withCommonTexts(accountTexts),
  roles: accountRoles,
  examples: accountExamples,
};
