// Who may read and do what with a family's path: the Servizio Affidi works on it, the
// head of the area decides, Tutela Minori and the planning office do not enter. Raw tests are the psychologist's.
import type { WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames } from "../kernel/document-events.ts";

const common = [
  "NOTE",
  "REMIND",
  "RESERVED_NOTE",
  "DECLARE_FACT",
  "VERIFY_FACT",
  "ASSIGN",
  "RESTRICT",
  "MOVE_TERRITORY",
  "FOLLOW_HOUSEHOLD",
  "RECORD_SENDING",
  "RECORD_RETURN",
  "RECORD_DELIVERY",
  "SUSPEND_TERM",
  "RESUME_TERM",
  "EXTEND_TERM",
  ...documentEventNames,
] as const;

const path = [
  "REGISTER_INTEREST",
  "COMPLETE_DATA",
  "INFORM",
  "ENROLL_COURSE",
  "RECORD_TRAINING_MEETING",
  "RECORD_EXTERNAL_REPORT",
  "START_KNOWLEDGE",
  "SECOND_WORKER",
  "RECORD_INTERVIEW",
  "HOME_VISIT",
  "RECORD_DECLARATION",
  "RECORD_OFFICE_CHECK",
  "RECORD_MEDICAL_CERTIFICATE",
  "LISTEN_OWN_CHILDREN",
  "DECLARE_AVAILABILITY",
  "WRITE_REPORT",
  "SIGN_REPORT",
  "PROPOSE_OUTCOME",
  "RESTITUTE",
  "CONTEST_RESTITUTION",
  "ANSWER_CONTESTATION",
  "PAUSE",
  "RESUME",
  "TRANSFER",
  "WITHDRAW",
  "REOPEN",
] as const;

const bank = [
  "SET_UNAVAILABLE",
  "SET_AVAILABLE",
  "PROPOSE_TO_FAMILY",
  "DECLINE_PROPOSAL",
  "ENGAGE",
  "RELEASE",
  "PROPOSE_LOAN",
  "CHANGED_HOUSEHOLD",
  "LEAVE_BANK",
] as const;

export const roles: WorkflowRoles = {
  rights: {
    fosterTeam: {
      read: {
        level: "content",
        classes: ["identity", "contact", "protectedAddress", "social", "health", "judicial", "economic"],
      },
      send: [...common, ...path, ...bank],
    },
    psychologist: {
      read: { level: "content", classes: ["identity", "contact", "social", "health", "reserved"] },
      send: [
        "NOTE",
        "RESERVED_NOTE",
        "RECORD_INTERVIEW",
        "HOME_VISIT",
        "RECORD_MEDICAL_CERTIFICATE",
        "LISTEN_OWN_CHILDREN",
        "WRITE_REPORT",
        "SIGN_REPORT",
        "RESTITUTE",
        ...documentEventNames,
      ],
    },
    supervisor: {
      read: { level: "content", classes: ["identity", "contact", "social", "health", "judicial"] },
      send: [
        ...common,
        "MARK_READ",
        "SECOND_WORKER",
        "ANSWER_CONTESTATION",
        "SEND_BACK",
        "DECIDE",
        "LEND_OUT",
        "TRANSFER",
        "REOPEN",
      ],
    },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
    protectionWorker: { read: { level: "line", classes: [] }, send: [] },
  },
};
