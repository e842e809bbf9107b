// Who reads and moves a care call. The office of the district prepares it and proposes the rankings, who is responsible signs; the desk and
// the services read it: it holds no person.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const delivery = ["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY"];
const reading: RoleRight = { read: { level: "content", classes: [] }, send: [] };
const prepares = [
  ...["PREPARE_CALL", "EDIT_CALL", "CLOSE_WINDOW", "PROPOSE_RANKINGS", "PROPOSE_SCROLL", "PUBLISH_RANKINGS"],
  ...["NOTE", "REMIND", "ASSIGN", "RETURN_RANKINGS"],
  ...delivery,
  ...documentEventNames,
];
const signs = ["OPEN_CALL", "EXTEND_CALL", "APPROVE_RANKINGS", "ADD_MONEY", "END_CALL", "REVOKE_CALL"];

export const callRoles: WorkflowRoles = {
  rights: {
    frontDesk: reading,
    socialWorker: reading,
    adminClerk: {
      read: { level: "content", classes: ["identity", "social"] },
      send: [...new Set([...prepares, ...protocolActs])],
    },
    supervisor: {
      read: { level: "content", classes: ["identity", "contact", "social"] },
      send: [...new Set([...prepares, ...signs, "MARK_READ", "RESTRICT", "MOVE_TERRITORY"])],
    },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
