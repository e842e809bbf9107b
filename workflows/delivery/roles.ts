// Who plans, records, submits and approves deliveries. A provider reaches those entrusted to it alone, and reads all that is
// written in them: what it must not know is not written here. Approving is for who did not record.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const register = ["RECORD_ATTENDANCE", "SUBMIT_MONTH"];
const judging = ["APPROVE_MONTH", "RETURN_MONTH", "CLOSE_REGISTER"];

const delivers: RoleRight = {
  read: { level: "content", classes: ["identity", "contact", "social"] },
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
const line: RoleRight = { read: { level: "line", classes: [] }, send: [] };

export const deliveryRoles: WorkflowRoles = {
  rights: {
    frontDesk: line,
    socialWorker: care,
    protectionWorker: care,
    psychologist: line,
    adminClerk: {
      read: { level: "content", classes: ["identity", "contact"] },
      send: [...register, ...judging, ...protocolActs],
    },
    provider: delivers,
    educator: delivers,
    supervisor: { ...care, send: "*" },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
