// Who takes a request of hospital or COT, and who works on it. The desk writes down the request and is told who follows it; what is said
// of health and home is for who takes people in charge.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const course = [
  ...[
    "RECORD_REQUEST",
    "CONTACT_FAMILY",
    "CONTACT_FAMILY_LATE",
    "RECORD_ATTEMPT",
    "OPENED_BY_MISTAKE",
    "NOT_A_MISTAKE",
  ],
  ...["REQUEST_OPINION", "RECORD_OPINION", "WITHDRAW_OPINION", "BOOK_UVM", "HOLD_UVM", "WRITE_PLAN", "HAND_TO_INTAKE"],
  ...[
    "LINK_INTAKE",
    "DISCHARGE_HOME",
    "TRANSFER_TO_STRUCTURE",
    "NOT_NEEDED",
    "REFUSE_PLAN",
    "PERSON_DIED",
    "READMITTED",
  ],
  ...["NOTE", "RESERVED_NOTE", "REMIND", "ASSIGN", "RESTRICT", "MOVE_TERRITORY", "FOLLOW_HOUSEHOLD"],
  ...["DECLARE_FACT", "VERIFY_FACT"],
];

const desk: RoleRight = {
  read: { level: "content", classes: ["identity", "contact"] },
  send: ["RECORD_REQUEST", "OPENED_BY_MISTAKE", "NOTE", "ASSIGN", ...protocolActs],
  onlyIn: ["requested", "openedByMistake"],
};
const care: RoleRight = {
  read: {
    level: "content",
    classes: ["identity", "contact", "social", "health", "judicial", "economic", "reserved"],
  },
  send: [
    ...course,
    ...["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY", "SUSPEND_TERM", "RESUME_TERM", "EXTEND_TERM"],
    ...documentEventNames,
  ],
};
const line: RoleRight = { read: { level: "line", classes: [] }, send: [] };

export const dischargeRoles: WorkflowRoles = {
  rights: {
    frontDesk: desk,
    socialWorker: care,
    protectionWorker: care,
    psychologist: line,
    fosterTeam: line,
    housingClerk: line,
    adminClerk: { read: { level: "content", classes: ["identity", "contact"] }, send: [...protocolActs] },
    supervisor: { ...care, send: "*" },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
