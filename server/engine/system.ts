// The system actor: jobs act as it, with rights of their own that no account has. Its reads are permitted here.
import { type Permitted, permit } from "../../db/access.ts";
import type { Actor } from "../../workflows/kernel/definition.ts";

export const systemActor: Actor = { accountId: "system", roles: [] };

/** Everything: for jobs, verify and restore only. */
export const systemPermit = (): Permitted => permit({ all: [] });
