// Who keeps a stock, who takes from it and who only reads it. The office that keeps it fills, counts and proposes; what is lost, or was
// counted otherwise, is confirmed by somebody else. Who hands over does so in the aid, and takes nothing here by hand.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";
import { documentEventNames } from "../kernel/document-events.ts";

const line: RoleRight = { read: { level: "line", classes: [] }, send: [] };
/** How many lie there, before it is handed over; of whom they came is not hers to know. */
const takes: RoleRight = { read: { level: "content", classes: [] }, send: [] };

export const stockRoles: WorkflowRoles = {
  rights: {
    frontDesk: line,
    socialWorker: takes,
    protectionWorker: line,
    psychologist: line,
    fosterTeam: line,
    housingClerk: line,
    adminClerk: {
      read: { level: "content", classes: ["identity", "economic"] },
      send: [
        ...["OPEN_STOCK", "RECEIVE", "RETURN_GOODS", "SET_THRESHOLD", "COUNT", "PROPOSE_WRITE_OFF"],
        ...["CONFIRM_WRITE_OFF", "CONFIRM_COUNT", "REJECT_CHANGE", "CLOSE_STOCK", "NOTE", "ASSIGN"],
        ...documentEventNames,
      ],
    },
    supervisor: { read: { level: "content", classes: ["identity", "economic"] }, send: "*" },
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
