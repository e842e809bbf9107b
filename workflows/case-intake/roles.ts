// Who reads and does what in intake cases. Area and territory come from the grant: Tutela
// Minori is the same right held for the area `protection`. What a role does not list, no right comes from it.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const delivery = ["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY"];
const terms = [...delivery, "SUSPEND_TERM", "RESUME_TERM", "EXTEND_TERM"];

/** The desk opens, orients and reports; once a case is in care it is told who follows it, and no more. */
const desk: RoleRight = {
  read: { level: "content", classes: ["identity", "contact"] },
  send: [
    "OPEN_CONTACT",
    "ORIENT_AND_CLOSE",
    "OPENED_BY_MISTAKE",
    "NOT_A_MISTAKE",
    "REPORT",
    "COMPLETE_DATA",
    "NOTE",
    "ASSIGN",
    ...protocolActs,
  ],
  onlyIn: ["contact", "closedOriented", "openedByMistake"],
};

/** All but approving, committing money and assigning to others' desks: those are the supervisor's. */
const care: RoleRight = {
  read: {
    level: "content",
    classes: ["identity", "contact", "social", "health", "judicial", "economic", "reserved"],
  },
  send: [
    "OPEN_CONTACT",
    "ORIENT_AND_CLOSE",
    "OPENED_BY_MISTAKE",
    "NOT_A_MISTAKE",
    "REPORT",
    "START_LISTENING",
    "CONVOKE",
    "NO_SHOW",
    "RECORD_INTERVIEW",
    "HOME_VISIT",
    "SECOND_OPINION",
    "COMPLETE_DATA",
    "OUTCOME_TO_SENDER",
    "START_ASSESSMENT",
    "RECORD_ASSESSMENT",
    "FILL_TOOL",
    "WAIT_LIST",
    "REVIEW_LIST",
    "DRAFT_PROJECT",
    "SIGN_PROJECT",
    "REFUSE_TO_SIGN",
    "ACTIVATE_URGENTLY",
    "ACTIVATE_DELIVERY",
    "ENTRUST_DELIVERY",
    "END_DELIVERY",
    "RECORD_SPENT",
    "RELEASE_COMMITMENT",
    "SUSPEND",
    "RESUME",
    "START_REVIEW",
    "RECORD_REVIEW",
    "CLOSE",
    "DECLINE",
    "DECLARE_UNTRACEABLE",
    "COURT_MANDATE",
    "SEND_COURT_REPORT",
    "END_MANDATE",
    "REMOVE_URGENTLY",
    "SEND_REMOVAL_ACT",
    "RECORD_PROSECUTOR_REQUEST",
    "RECORD_REMOVAL_DECREE",
    "RECORD_REMOVAL_HEARING",
    "END_REMOVAL",
    "RESIDENCE_MOVED",
    "PERSON_DIED",
    "SHARE_CARE",
    "END_SHARED_CARE",
    "REQUEST_OPINION",
    "RECORD_OPINION",
    "WITHDRAW_OPINION",
    "SEND_REFUSAL_NOTICE",
    "RECORD_OBSERVATIONS",
    "REFUSE_REQUEST",
    "TRANSFER",
    "ACCEPT_TRANSFER",
    "REFUSE_TRANSFER",
    "REOPEN",
    "NOTE",
    "REMIND",
    "RESERVED_NOTE",
    "DECLARE_FACT",
    "VERIFY_FACT",
    "ASSIGN",
    "RESTRICT",
    "MOVE_TERRITORY",
    "FOLLOW_HOUSEHOLD",
    ...terms,
    ...documentEventNames,
  ],
};

export const intakeRoles: WorkflowRoles = {
  rights: {
    frontDesk: desk,
    socialWorker: care,
    protectionWorker: care,
    psychologist: {
      read: { level: "content", classes: ["identity", "contact", "social", "health", "judicial", "reserved"] },
      send: [
        ...["RECORD_INTERVIEW", "FILL_TOOL", "RECORD_OPINION", "SECOND_OPINION", "NOTE", "RESERVED_NOTE"],
        ...documentEventNames,
      ],
    },
    fosterTeam: { read: { level: "line", classes: [] }, send: [] },
    housingClerk: { read: { level: "line", classes: [] }, send: [] },
    adminClerk: {
      read: { level: "content", classes: ["identity", "contact"] },
      send: ["COMPLETE_DATA", "RECORD_SPENT", "VERIFY_FACT", ...delivery, ...protocolActs],
    },
    provider: { read: { level: "content", classes: ["identity", "contact"] }, send: ["NOTE"], onlyOwn: true },
    educator: { read: { level: "content", classes: ["identity", "contact"] }, send: ["NOTE"], onlyOwn: true },
    trainee: { read: { level: "content", classes: ["identity", "contact", "social"] }, send: ["NOTE"] },
    supervisor: { ...care, send: "*" },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
