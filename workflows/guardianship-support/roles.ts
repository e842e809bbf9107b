// Who reads and does what with administrations of support: as in the case in care. Area and territory come from the grant.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const delivery = ["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY"];

const care: RoleRight = {
  read: { level: "content", classes: ["identity", "contact", "social", "health", "judicial", "economic", "reserved"] },
  send: [
    "OPEN_SUPPORT",
    "LINK_CASE",
    "CHOOSE_ROUTE",
    "ASK_BODIES",
    "RECORD_ANSWER",
    "GIVE_UP_ANSWER",
    "WRITE_ACT",
    "SIGN_ACT",
    "SEND_ACT",
    "FILED_BY_OTHERS",
    "RECORD_REPLY",
    "NOTIFY_HEARING",
    "RECORD_HEARING",
    "APPOINT_PROVISIONALLY",
    "APPOINT",
    "REJECT",
    "WITHDRAW",
    "RECORD_OATH",
    "LINK_RECORDED_ACT",
    "SET_ACCOUNT_DAY",
    "PREPARE_ACCOUNT",
    "FILE_ACCOUNT",
    "RECORD_ACCOUNT_OUTCOME",
    "ANSWER_REMARKS",
    "REPLACE_ADMINISTRATOR",
    "CHANGE_POWERS",
    "END_SUPPORT",
    "END_FOR_DEATH",
    "CLOSE_ACCOUNTS",
    "NOT_NEEDED",
    ...["NOTE", "RESERVED_NOTE", "REMIND", "ASSIGN", "RESTRICT", "MOVE_TERRITORY", "FOLLOW_HOUSEHOLD"],
    ...["DECLARE_FACT", "VERIFY_FACT", "EXTEND_TERM"],
    ...delivery,
    ...documentEventNames,
  ],
};
const line: RoleRight = { read: { level: "line", classes: [] }, send: [] };

export const supportRoles: WorkflowRoles = {
  rights: {
    /** Told who follows it, and no more. */
    frontDesk: line,
    socialWorker: care,
    protectionWorker: care,
    psychologist: {
      read: { level: "content", classes: ["identity", "contact", "social", "health", "judicial", "reserved"] },
      send: ["SIGN_ACT", "RECORD_ANSWER", "NOTE", "RESERVED_NOTE", ...documentEventNames],
    },
    fosterTeam: line,
    housingClerk: line,
    /** Numbers of the protocol; neither health nor money nor what the judge wrote. */
    adminClerk: {
      read: { level: "content", classes: ["identity", "contact"] },
      send: [...delivery, ...protocolActs],
    },
    /** An act is sent back to its author by the head of the area alone. */
    supervisor: { ...care, send: "*" },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
