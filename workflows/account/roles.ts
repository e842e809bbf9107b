// Who may read the history of accounts and grants: who keeps the system and who watches over data protection.
import type { RoleRight, WorkflowRoles } from "../kernel/definition.ts";

const look: RoleRight = { read: { level: "content", classes: [] }, send: [] };

export const accountRoles: WorkflowRoles = { rights: { administrator: look, dpo: look } };
