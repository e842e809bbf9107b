// Who may read and move a bando. The clerk prepares and proposes, the supervisor signs as dirigente of the body
// that owns the step, the adminClerk numbers acts; the desk only knows that it exists.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const prepares = [
  "DRAFT_BANDO",
  "EDIT_BANDO",
  "OPEN_WINDOW",
  "CLOSE_WINDOW",
  "ADD_UNIT",
  "WITHDRAW_UNIT",
  "PROPOSE_RANKING",
  "RESOLVE_TIE",
  "RECORD_EXTERNAL_RANKING",
  "RECORD_APPEAL",
  "PROPOSE_REOPENING",
];
const publishes = ["PUBLISH_BANDO", "PUBLISH_RANKING"];
const delivery = ["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY"];
const everyDay = [
  "NOTE",
  "REMIND",
  "ASSIGN",
  ...delivery,
  "SUSPEND_TERM",
  "RESUME_TERM",
  "EXTEND_TERM",
  "RESTRICT",
  "MOVE_TERRITORY",
  ...documentEventNames,
];

const line: RoleRight = { read: { level: "line", classes: [] }, send: [] };

export const bandoRoles: WorkflowRoles = {
  rights: {
    frontDesk: line,
    housingClerk: {
      read: { level: "content", classes: ["identity", "contact", "social", "judicial"] },
      send: [
        ...prepares,
        ...publishes,
        "RETURN_RANKING",
        "NOTE",
        "REMIND",
        "ASSIGN",
        ...delivery,
        ...documentEventNames,
      ],
    },
    adminClerk: {
      read: { level: "content", classes: ["identity"] },
      send: [...publishes, "RECORD_EXTERNAL_RANKING", ...delivery, ...protocolActs],
    },
    supervisor: {
      read: { level: "content", classes: ["identity", "contact", "social", "judicial"] },
      send: [
        "APPROVE_BANDO",
        "EXTEND_WINDOW",
        "AMEND_BANDO",
        "APPROVE_RANKING",
        "RETURN_RANKING",
        "OPEN_REFORMULATION",
        "ANNUL_PARTIALLY",
        "EXHAUST",
        "REVOKE_BANDO",
        "ANNUL_BANDO",
        "SUSPEND_BY_COURT",
        "LIFT_SUSPENSION",
        "PROPOSE_REOPENING",
        "REOPEN",
        "DECLINE_REOPENING",
        "PROPOSE_RANKING",
        ...publishes,
        ...everyDay,
      ],
    },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
