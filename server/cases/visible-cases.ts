// Which of some cases a session sees: the others are, to her, not there.
import { attributesNow } from "../../db/cases/find-case.ts";
import { isReader } from "../../db/cases/is-reader.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { namesOfSession, type Session } from "../access/session.ts";
import type { GateServices } from "../services.ts";

export async function visibleCases(
  { policy, driver }: Pick<GateServices, "policy" | "driver">,
  session: Session,
  found: readonly CaseSnapshot[],
): Promise<Map<string, CaseSnapshot>> {
  const seen = new Map<string, CaseSnapshot>();
  for (const snapshot of found) {
    const named = await isReader(driver, snapshot.caseId, namesOfSession(session));
    const { level } = policy.accessTo(session, await attributesNow(driver, snapshot), named);
    if (level === "content" || level === "skeleton") seen.set(snapshot.caseId, snapshot);
  }
  return seen;
}
