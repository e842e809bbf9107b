// Who reads and does what with applications to care calls. The desk takes them in and asks for what lacks, the social worker looks into
// them and reads the answers; the office that pays sees whom and how much, and nothing of anybody's health or home.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const delivery = ["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY"];
const line: RoleRight = { read: { level: "line", classes: [] }, send: [] };

const care: RoleRight = {
  read: { level: "content", classes: ["identity", "contact", "social", "health", "economic", "reserved"] },
  send: [
    ...["OPEN_APPLICATION", "LINK_CASE", "CHANGE_SECTION", "RECORD_ANSWERS", "ASK_COMPLETION", "RECORD_COMPLETION"],
    ...["ADMIT", "START_REFUSAL", "SEND_REFUSAL_NOTICE", "RECORD_OBSERVATIONS", "REOPEN_INQUIRY", "WITHDRAW"],
    ...["SET_PAYEE", "SUSPEND", "RESUME", "END", "END_FOR_DEATH"],
    ...["NOTE", "RESERVED_NOTE", "REMIND", "ASSIGN", "RESTRICT", "MOVE_TERRITORY", "FOLLOW_HOUSEHOLD"],
    ...["DECLARE_FACT", "VERIFY_FACT", "SUSPEND_TERM", "RESUME_TERM", "EXTEND_TERM"],
    ...delivery,
    ...documentEventNames,
  ],
};

export const careRoles: WorkflowRoles = {
  rights: {
    frontDesk: {
      read: { level: "content", classes: ["identity", "contact"] },
      send: ["OPEN_APPLICATION", "ASK_COMPLETION", "RECORD_COMPLETION", "WITHDRAW", "SET_PAYEE", ...protocolActs],
      onlyIn: ["received", "toComplete"],
    },
    socialWorker: care,
    protectionWorker: line,
    psychologist: line,
    housingClerk: line,
    adminClerk: {
      read: { level: "content", classes: ["identity", "contact", "economic"] },
      send: [
        ...["OPEN_APPLICATION", "ASK_COMPLETION", "RECORD_COMPLETION", "WITHDRAW", "SET_PAYEE"],
        ...["RECORD_PAYMENT", "RECORD_RETURNED_PAYMENT", "SUSPEND", "RESUME", "END"],
        ...delivery,
        ...protocolActs,
      ],
    },
    supervisor: { ...care, send: "*" },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
