// Rows of an inbox with what their cases are called today. A case the reader may no longer see is not told of again.
import { listNotices, type NoticeRow } from "../../db/notices/inbox.ts";
import { type NoticedCase, readableCases } from "../../db/notices/readable.ts";
import type { SessionContext } from "../trpc.ts";

export type ReadNotice = NoticeRow & { about: NoticedCase };

export async function readInbox(
  { driver, policy, session, notices }: SessionContext,
  given: { before: number; unreadOnly: boolean },
  limit: number,
): Promise<{ rows: ReadNotice[]; last: NoticeRow | undefined; full: boolean }> {
  const rows = listNotices(notices, session.accountId, given, limit);
  const rights = { rows: policy.readable(session, "skeleton"), contents: policy.readable(session, "list") };
  const ids = [...new Set(rows.map((row) => row.caseId))];
  const cases = await readableCases(driver, rights, ids);
  const byId = new Map(cases.map((one) => [one.caseId, one]));
  const seen = rows.flatMap((row): ReadNotice[] => {
    const about = byId.get(row.caseId);
    return about ? [{ ...row, about }] : [];
  });
  return { rows: seen, last: rows.at(-1), full: rows.length === limit };
}
