// Version 1 of the account kind. All its events are internal: only the pages of access send them, in the same
// act that changes the accounts' file.
import type { WorkflowVersion } from "../../kernel/definition.ts";
import * as forms from "./forms.ts";
import { accountMachine } from "./machine.ts";

export const accountV1: WorkflowVersion = {
  version: 1,
  machine: accountMachine,
  states: { active: { weight: 0 }, deactivated: { weight: 0, closed: true } },
  events: {
    ACCOUNT_CREATED: { form: forms.accountCreated, opens: true, internal: true },
    GRANT_GIVEN: { form: forms.grantGiven, internal: true },
    GRANT_ENDED: { form: forms.grantEnded, internal: true },
    SIGN_IN_LINK_ISSUED: { form: forms.nothing, internal: true },
    PASSWORD_CHANGED: { form: forms.nothing, internal: true },
    SECOND_FACTOR_SET: { form: forms.nothing, internal: true },
    SECOND_FACTOR_RESET: { form: forms.nothing, internal: true },
    ABSENCE_SET: { form: forms.absenceSet, internal: true },
    ABSENCE_ENDED: { form: forms.absenceEnded, internal: true },
    ACCOUNT_DEACTIVATED: { form: forms.accountDeactivated, internal: true },
    ACCOUNT_REACTIVATED: { form: forms.nothing, internal: true },
  },
  deadlines: {},
  columnKinds: {},
  columns: () => ({}),
};
