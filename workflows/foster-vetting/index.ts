// Workflow `foster-vetting`: a family's own path from interest to the bank of available families and back.
import type { Workflow } from "../kernel/definition.ts";
import { examples } from "./examples.ts";
import { roles } from "./roles.ts";
import { texts } from "./texts.ts";
import { version1 } from "./v1/version.ts";

export const fosterVetting: Workflow = {
  id: "foster-vetting",
  list: "cases",
  areas: ["foster"],
  versions: { 1: version1 },
  current: 1,
  texts,
  roles,
  examples,
};
