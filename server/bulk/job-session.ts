// As whom the rows of a job are sent: the account as it is now. A job goes on only while it may do what it could when it asked.
import { mayBulk } from "../access/policy.ts";
import type { Session } from "../access/session.ts";
import { standingSession } from "../access/standing-session.ts";
import type { GateServices } from "../services.ts";
import { hasStill } from "./grants-mark.ts";

export function jobSession(
  { accounts }: Pick<GateServices, "accounts">,
  job: { accountId: string; grants: string },
): Session | { stops: "deactivated" | "rightsEnded" } {
  const session = standingSession(accounts, job.accountId);
  if (!session) return { stops: "deactivated" };
  return mayBulk(session) && hasStill(session, job.grants) ? session : { stops: "rightsEnded" };
}
