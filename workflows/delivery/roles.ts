// Who plans, records, submits and approves deliveries. A provider reaches those entrusted to it alone, and reads all that is
// written in them: what it must not know is not written here. Approving is for who did not record.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const register = ["RECORD_ATTENDANCE", "SUBMIT_MONTH"];
const judging = ["APPROVE_MONTH", "RETURN_MONTH", "CLOSE_REGISTER"];

/** Where to go is told to who goes there, also where an address is protected. */
const delivers: RoleRight = {
  read: { level: "content", classes: ["identity", "contact", "social", "protectedAddress"] },
  send: [...register, "NOTE"],
  onlyOwn: true,
};
const care: RoleRight = {
  read: { level: "content", classes: ["identity", "contact", "social"] },
  send: [
    ...["SET_PLAN", "SUSPEND_DELIVERY", "RESUME_DELIVERY", ...register, ...judging, "NOTE", "ASSIGN"],
    ...documentEventNames,
  ],
};
/** As on the record of a person: they may know where she lives whose address is protected. */
const protecting: RoleRight = {
  ...care,
  read: { level: "content", classes: [...care.read.classes, "protectedAddress"] },
};
const line: RoleRight = { read: { level: "line", classes: [] }, send: [] };

export const deliveryRoles: WorkflowRoles = {
  rights: {
    frontDesk: line,
    socialWorker: care,
    protectionWorker: protecting,
    psychologist: line,
    adminClerk: {
      read: { level: "content", classes: ["identity", "contact"] },
      send: [...register, ...judging, ...protocolActs],
    },
    provider: delivers,
    educator: delivers,
    supervisor: { ...protecting, send: "*" },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
