// Who reads and does what with inclusion allowances. The desk and the office enter applications, invite and write down what arrived;
// the social worker meets, analyses and agrees on the project; what is told of a household's life is for her and who leads the area.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames, protocolActs } from "../kernel/document-events.ts";

const delivery = ["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY"];
const line: RoleRight = { read: { level: "line", classes: [] }, send: [] };
/** Applications, invitations and their way: no talk and no judgment. */
const office = [
  ...["OPEN_ALLOWANCE", "COMPLETE_APPLICATION", "CONVOKE", "RECORD_CONVOCATION_DELIVERY", "RECORD_CONVOCATION_RETURN"],
  ...["OPENED_BY_MISTAKE", "ASSIGN"],
];
/** What INPS tells. */
const inps = ["RECORD_SUSPENSION", "RECORD_RESUMPTION", "RECORD_SANCTION", "RECORD_LAPSE", "RECORD_REINSTATEMENT"];

const care: RoleRight = {
  read: { level: "content", classes: ["identity", "contact", "social", "health", "economic", "reserved"] },
  send: [
    ...office,
    ...inps,
    ...["NOT_A_MISTAKE", "LINK_CASE", "NO_SHOW", "JUSTIFY_ABSENCE", "HOLD_MEETING", "RECORD_ANALYSIS"],
    ...["REFER_TO_EMPLOYMENT", "RECORD_EMPLOYMENT_NEWS", "TAKE_BACK", "ASK_SERVICES", "RECORD_ANSWER"],
    ...["GIVE_UP_ANSWER", "RECORD_ASSESSMENT", "WRITE_PACT", "SIGN_PACT", "RECORD_PACT_REFUSAL", "REOPEN_PACT"],
    ...["ASSIGN_PUC", "START_PUC", "STOP_PUC", "RECORD_HOUSEHOLD_CHANGE", "REPORT_TO_INPS", "GO_ON"],
    ...["CLOSE_ALLOWANCE", "END_FOR_DEATH"],
    ...["NOTE", "RESERVED_NOTE", "REMIND", "RESTRICT", "MOVE_TERRITORY", "FOLLOW_HOUSEHOLD"],
    ...["DECLARE_FACT", "VERIFY_FACT", "EXTEND_TERM"],
    ...delivery,
    ...documentEventNames,
  ],
};

export const allowanceRoles: WorkflowRoles = {
  rights: {
    frontDesk: {
      read: { level: "content", classes: ["identity", "contact"] },
      send: [...office, "NO_SHOW", ...protocolActs],
      onlyIn: ["received", "convoked", "openedByMistake"],
    },
    socialWorker: care,
    protectionWorker: line,
    psychologist: line,
    fosterTeam: line,
    housingClerk: line,
    adminClerk: {
      read: { level: "content", classes: ["identity", "contact"] },
      send: [...office, ...inps, "START_PUC", "STOP_PUC", ...delivery, ...protocolActs],
    },
    supervisor: { ...care, send: "*" },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
