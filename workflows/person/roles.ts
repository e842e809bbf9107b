// Who may find, read and write persons. Everybody who takes people in charge knows who they are; where they live
// under protection is for those who protect them. Whom the acts let sign and be told everybody sees; the numbers and the
// words of those acts are for those who follow people.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";

const everyDay = [
  "OPEN_PERSON",
  "IDENTIFY_PERSON",
  "CORRECT_PERSON",
  "UPDATE_CONTACTS",
  "MOVE_RESIDENCE",
  "MOVE_DOMICILE",
  "END_DOMICILE",
  "RECORD_CONTACT_POINT",
  "CHANGE_CONTACT_POINT",
  "HIDE_CONTACT_POINT",
  "END_CONTACT_POINT",
  "ADD_ALERT",
  "END_ALERT",
  "TELL_APART",
  "MAY_BE_SAME",
  "OPENED_BY_MISTAKE",
  "NOT_A_MISTAKE",
  // Asked of those who may write the other record: they decide.
  "ASK_MERGE",
  "WITHDRAW_MERGE_ASK",
];

/** Two records become one person's: for who follows people. */
const merging = ["MERGE_INTO", "UNMERGE", "ACCEPT_MERGE", "REFUSE_MERGE"];

/** Where somebody stays, and which comune pays. */
const whoPays = ["RECORD_STAY", "END_STAY", "DECIDE_PAYER", "CHECK_PAYER"];

/** Who is what to whom: for who follows people. */
const relations = ["RECORD_RELATION", "END_RELATION"];

const economicPapers = ["RECORD_ISEE", "RECORD_INCOME", "END_PAPER"];
const papers = [...economicPapers, "RECORD_PERMIT", "RECORD_CERTIFICATE"];

const desk: RoleRight = { read: { level: "content", classes: ["identity", "contact"] }, send: everyDay };
/** Fees and rents are reckoned with ISEE. */
const clerk: RoleRight = {
  read: { level: "content", classes: ["identity", "contact", "economic"] },
  send: [...everyDay, ...economicPapers],
};
const care: RoleRight = {
  read: { level: "content", classes: ["identity", "contact", "social", "health", "judicial", "economic"] },
  send: [
    ...[...everyDay, ...merging, ...relations, "PROTECT_ADDRESS", "RECORD_ACT", "END_ACT"],
    ...[...whoPays, ...papers, "RECORD_DEATH", "ANNUL_DEATH"],
  ],
};
const protecting: RoleRight = {
  read: {
    level: "content",
    classes: ["identity", "contact", "social", "health", "judicial", "economic", "protectedAddress", "secretContact"],
  },
  send: "*",
};

export const personRoles: WorkflowRoles = {
  rights: {
    frontDesk: desk,
    socialWorker: care,
    protectionWorker: protecting,
    psychologist: {
      read: { level: "content", classes: ["identity", "contact", "social", "health", "judicial"] },
      send: [],
    },
    fosterTeam: {
      read: { level: "content", classes: ["identity", "contact", "social", "judicial"] },
      send: [
        ...[...everyDay, ...merging, ...relations, "PROTECT_ADDRESS", "RECORD_DEATH", "ANNUL_DEATH"],
        ...["RECORD_ACT", "END_ACT", "RECORD_STAY", "END_STAY"],
      ],
    },
    housingClerk: clerk,
    adminClerk: { ...clerk, send: ["UPDATE_CONTACTS", "DECIDE_PAYER", "CHECK_PAYER", ...economicPapers] },
    trainee: { read: { level: "content", classes: ["identity", "contact"] }, send: [] },
    supervisor: protecting,
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
