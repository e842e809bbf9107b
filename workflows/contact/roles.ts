// Who records, reads and answers contacts. The desk answers for them; who takes people in charge reads them where they work, and
// opens the case.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const course = [
  ...["RECORD_CONTACT", "ANSWER_CONTACT", "REFER", "ACKNOWLEDGE_REFERRAL", "RETURN_REFERRAL", "TELL_SENDER"],
  ...[
    "BECOME_CASE",
    "BECOME_DISCHARGE",
    "REOPEN_CONTACT",
    "OPENED_BY_MISTAKE",
    "NOT_A_MISTAKE",
    "NOTE",
    "REMIND",
    "ASSIGN",
    "MOVE_TERRITORY",
    "FOLLOW_HOUSEHOLD",
    "DECLARE_FACT",
    "VERIFY_FACT",
  ],
];

const desk: RoleRight = {
  read: { level: "content", classes: ["identity", "contact", "social"] },
  send: [...course, ...protocolActs],
};
const care: RoleRight = {
  read: {
    level: "content",
    classes: ["identity", "contact", "social", "health", "judicial", "economic", "reserved"],
  },
  send: [...course, "RESERVED_NOTE", "RESTRICT", "SUSPEND_TERM", "RESUME_TERM", "EXTEND_TERM", ...documentEventNames],
};
const line: RoleRight = { read: { level: "line", classes: [] }, send: [] };

export const contactRoles: WorkflowRoles = {
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
