// Who may compose households. They hold no sealed data: names are read from the persons, with their rights.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";

const compose: RoleRight = { read: { level: "content", classes: [] }, send: "*" };
const look: RoleRight = { read: { level: "content", classes: [] }, send: [] };

export const householdRoles: WorkflowRoles = {
  rights: {
    frontDesk: compose,
    socialWorker: compose,
    protectionWorker: compose,
    psychologist: look,
    fosterTeam: compose,
    housingClerk: compose,
    adminClerk: look,
    trainee: look,
    supervisor: compose,
    coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
  },
};
