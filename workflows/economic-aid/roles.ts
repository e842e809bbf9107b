// Who reads and does what with economic aids. The desk takes requests, the social worker looks into them and proposes, who is
// responsible decides and signs, the office that pays sees whom and how much, and nothing of the story.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const delivery = ["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY"];
const line: RoleRight = { read: { level: "line", classes: [] }, send: [] };
/** Told by the commission, and by who came or was paid. */
const office = [
  "RECORD_COMMISSION",
  "TELL_COMMISSION",
  "DELIVER_ACT",
  "SET_PAYEE",
  "RECORD_PAYMENT",
  "RECORD_RETURNED_PAYMENT",
  "HAND_OVER",
  "RECORD_REPAYMENT",
  "SET_REPAYMENT_PLAN",
  "DECIDE_DEBT",
];

const care: RoleRight = {
  read: { level: "content", classes: ["identity", "contact", "social", "health", "economic", "reserved"] },
  send: [
    "OPEN_AID",
    "LINK_CASE",
    "RECORD_HELPED_ELSEWHERE",
    "PROPOSE_AID",
    "RECORD_COMMISSION",
    "TELL_COMMISSION",
    "SEND_REFUSAL_NOTICE",
    "RECORD_OBSERVATIONS",
    "REOPEN_INQUIRY",
    "DELIVER_ACT",
    "SET_PAYEE",
    "HAND_OVER",
    "SET_REPAYMENT_PLAN",
    "SUSPEND_AID",
    "RESUME_AID",
    "END_FOR_DEATH",
    "WITHDRAW_AID",
    "CLOSE_AID",
    ...["NOTE", "RESERVED_NOTE", "REMIND", "ASSIGN", "RESTRICT", "MOVE_TERRITORY", "FOLLOW_HOUSEHOLD"],
    ...["DECLARE_FACT", "VERIFY_FACT", "SUSPEND_TERM", "RESUME_TERM", "EXTEND_TERM"],
    ...delivery,
    ...documentEventNames,
  ],
};

export const aidRoles: WorkflowRoles = {
  rights: {
    frontDesk: {
      read: { level: "content", classes: ["identity", "contact"] },
      send: ["OPEN_AID", "SET_PAYEE", "WITHDRAW_AID", ...protocolActs],
      onlyIn: ["inquiry"],
    },
    socialWorker: care,
    protectionWorker: line,
    psychologist: line,
    fosterTeam: line,
    housingClerk: line,
    adminClerk: {
      read: { level: "content", classes: ["identity", "contact", "economic"] },
      send: [...office, ...delivery, ...protocolActs],
    },
    supervisor: { ...care, send: "*" },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
