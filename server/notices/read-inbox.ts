// Rows of an inbox with what their cases are called today. A case the reader may no longer see is not told of again, nor a request
// that does not stand any more.
import { type AskWhat, isAsk, listNotices, type NoticeRow } from "../../db/notices/inbox.ts";
import { type NoticedCase, readableCases } from "../../db/notices/readable.ts";
import { type Unheard, unheardKey, unheardOf } from "../../db/notices/unheard.ts";
import type { SessionContext } from "../trpc.ts";
import { type NoticedPair, standingAsks } from "./standing-asks.ts";

export type ReadNotice = NoticeRow & ({ about: NoticedCase } | { pair: NoticedPair; what: AskWhat; why?: Unheard });

export async function readInbox(
  ctx: SessionContext,
  given: { before: number; unreadOnly: boolean },
  limit: number,
): Promise<{ rows: ReadNotice[]; last: NoticeRow | undefined; full: boolean }> {
  const { driver, policy, session, notices } = ctx;
  const rows = listNotices(notices, session.accountId, given, limit);
  const rights = { rows: policy.readable(session, "skeleton"), contents: policy.readable(session, "list") };
  const ids = [...new Set(rows.filter((row) => !isAsk(row)).map((row) => row.caseId))];
  const cases = await readableCases(driver, rights, ids);
  const pairs = await standingAsks(ctx, rows);
  let kept: Map<string, Unheard> | undefined;
  const unheard = () => (kept ??= unheardOf(notices, session.accountId));
  const byId = new Map(cases.map((one) => [one.caseId, one]));
  const seen = rows.flatMap((row): ReadNotice[] => {
    const pair = pairs.get(row.id);
    if (pair && isAsk(row)) {
      const why = row.what === "mergeNobody" ? unheard().get(unheardKey(row.caseId, row.otherId)) : undefined;
      // Somebody can answer since.
      if (row.what === "mergeNobody" && why === undefined) return [];
      return [{ ...row, what: row.what, pair, ...(why ? { why } : {}) }];
    }
    const about = isAsk(row) ? undefined : byId.get(row.caseId);
    // What was done says what the case is about.
    if (!about || (row.what === "act" && about.state === null)) return [];
    return [{ ...row, about }];
  });
  return { rows: seen, last: rows.at(-1), full: rows.length === limit };
}
