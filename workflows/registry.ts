// The one list of workflows. Adding one = its folder and a line here; lists, forms, pages, permissions, tests
// and demo data iterate this list. Only the engine and the router may import it.
import { account } from "./account/index.ts";
import { careApplication } from "./care-application/index.ts";
import { careCall } from "./care-call/index.ts";
import { caseIntake } from "./case-intake/index.ts";
import { contact } from "./contact/index.ts";
import { courtInquiry } from "./court-inquiry/index.ts";
import { delivery } from "./delivery/index.ts";
import { economicAid } from "./economic-aid/index.ts";
import { fosterVetting } from "./foster-vetting/index.ts";
import { guardianshipSupport } from "./guardianship-support/index.ts";
import { household } from "./household/index.ts";
import { housingApplication } from "./housing-application/index.ts";
import { housingBando } from "./housing-bando/index.ts";
import { inclusionAllowance } from "./inclusion-allowance/index.ts";
import type { Workflow } from "./kernel/definition.ts";
import { person } from "./person/index.ts";
import { protectedDischarge } from "./protected-discharge/index.ts";
import { voucherStock } from "./voucher-stock/index.ts";

export const workflows: readonly Workflow[] = [
  person,
  household,
  account,
  contact,
  caseIntake,
  delivery,
  economicAid,
  courtInquiry,
  guardianshipSupport,
  fosterVetting,
  housingBando,
  housingApplication,
  protectedDischarge,
  inclusionAllowance,
  voucherStock,
  careCall,
  careApplication,
];
