// The system actor: jobs act as it, with rights of their own that no account has. Its reads are permitted here.
import { type Permitted, permit } from "../../db/access.ts";
import type { Actor } from "../../workflows/kernel/definition.ts";
import { uuidOf } from "./send.ts";

export const systemActor: Actor = { accountId: "system", roles: [] };

/** No UUID: a caller can neither send it first nor guess her way to it, and so stop what the system will send. */
export const systemCommandId = (name: string): string => `system/${uuidOf(name)}`;

/** Everything: for jobs, verify, restore, and what the holder of a receipt is told; never for who has a session. */
export const systemPermit = (): Permitted => permit({ all: [] });
