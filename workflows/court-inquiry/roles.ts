// Who reads and does what with court inquiries. Area and territory come from the grant: what is asked about a child lies in the
// area `protection`. Roles that are not named here are told nothing, not even that there is one.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const delivery = ["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY"];

const care: RoleRight = {
  read: { level: "content", classes: ["identity", "contact", "social", "health", "judicial", "economic", "reserved"] },
  send: [
    "OPEN_INQUIRY",
    "LINK_CASE",
    "COMPLETE_REQUEST",
    "SET_REPORT_DAY",
    "START_INQUIRY",
    "CONVOKE",
    "NO_SHOW",
    "RECORD_INTERVIEW",
    "HOME_VISIT",
    "ASK_BODIES",
    "RECORD_ANSWER",
    "GIVE_UP_ANSWER",
    "TELL_BODY",
    "ASK_EXTENSION",
    "RECORD_EXTENSION",
    "WRITE_REPORT",
    "SIGN_REPORT",
    "SEND_REPORT",
    "RECORD_INTEGRATION_REQUEST",
    "CLOSE_INQUIRY",
    "END_FOR_DEATH",
    ...["NOTE", "RESERVED_NOTE", "REMIND", "ASSIGN", "RESTRICT", "MOVE_TERRITORY", "FOLLOW_HOUSEHOLD"],
    ...["DECLARE_FACT", "VERIFY_FACT", "EXTEND_TERM"],
    ...delivery,
    ...documentEventNames,
  ],
};

export const inquiryRoles: WorkflowRoles = {
  rights: {
    socialWorker: care,
    protectionWorker: care,
    psychologist: {
      read: { level: "content", classes: ["identity", "contact", "social", "health", "judicial", "reserved"] },
      send: [
        ...["RECORD_INTERVIEW", "HOME_VISIT", "RECORD_ANSWER", "SIGN_REPORT", "NOTE", "RESERVED_NOTE"],
        ...documentEventNames,
      ],
    },
    /** Judicial post arrives at her desk: she registers it and what is sent, and reads nothing of what is asked. */
    adminClerk: {
      read: { level: "content", classes: ["identity", "contact"] },
      send: ["OPEN_INQUIRY", ...delivery, ...protocolActs],
    },
    /** To hand a request back without an inquiry, or a report back to its author, is hers alone. */
    supervisor: { ...care, send: "*" },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
