// Who may read and move an application. The clerk imports, verifies and proposes; the supervisor signs; the social
// worker only links the project of an indigent household and reads no more than the course; the desk only knows
// that the application exists.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const handles = [
  "IMPORT_APPLICATION",
  "TAKE_TO_VERIFY",
  "ADMIT",
  "EXCLUDE",
  "REQUEST_CORRECTION",
  "ACCEPT_CORRECTION_BY_SILENCE",
  "FILE_SELF_REVIEW",
  "START_VERIFICATION",
  "RECORD_CHECK",
  "CONTEST_CHECK",
  "RECORD_REPLY",
  "CLOSE_VERIFICATION",
  "EXCLUDE_AT_VERIFICATION",
  "PROPOSE_DWELLING",
  "DELIVER_PROPOSAL",
  "VISIT_DWELLING",
  "ACCEPT_DWELLING",
  "WAIVE_DWELLING",
  "SIGN_CONTRACT",
  "HAND_OVER_KEYS",
  "START_FORFEITURE",
  "RECORD_RELEASE",
  "WITHDRAW",
  "MARK_UNREACHABLE",
  "CONTACT_FOUND",
  "SUSPEND_FOR_LITIGATION",
  "LIFT_LITIGATION",
  "RECORD_DEATH",
  "SUCCEED",
  "CLOSE_AFTER_DEATH",
  "RECORD_HOUSEHOLD_CHANGE",
  "LINK_SOCIAL_PROJECT",
  "PROPOSE_REOPENING",
];
const delivery = ["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY"];
const common = ["NOTE", "REMIND", "DECLARE_FACT", "VERIFY_FACT", "ASSIGN", ...delivery, ...documentEventNames];

const line: RoleRight = { read: { level: "line", classes: [] }, send: [] };
const skeleton: RoleRight = { read: { level: "skeleton", classes: [] }, send: [] };

export const applicationRoles: WorkflowRoles = {
  rights: {
    frontDesk: line,
    socialWorker: { ...skeleton, send: ["LINK_SOCIAL_PROJECT"] },
    housingClerk: {
      read: { level: "content", classes: ["identity", "contact", "social", "health", "economic", "judicial"] },
      send: [...handles, ...common],
    },
    adminClerk: {
      read: { level: "content", classes: ["identity", "contact"] },
      send: ["DELIVER_PROPOSAL", "SIGN_CONTRACT", ...delivery, ...protocolActs],
    },
    supervisor: {
      read: { level: "content", classes: ["identity", "contact", "social", "health", "economic", "judicial"] },
      send: [
        ...handles,
        ...common,
        "MARK_READ",
        "DECIDE_CORRECTION",
        "DECIDE_SELF_REVIEW",
        "ASSIGN_DWELLING",
        "FORFEIT",
        "REOPEN",
        "DECLINE_REOPENING",
        "RESTRICT",
        "MOVE_TERRITORY",
        "FOLLOW_HOUSEHOLD",
        "SUSPEND_TERM",
        "RESUME_TERM",
        "EXTEND_TERM",
      ],
    },
    coordinator: skeleton,
  },
};
