// Payment statements that were issued, append-only: of which provider and month, by whom, and which lines each holds. A line (the case of
// the delivery, the act that approved it, its commitment) is in one of them at most, which its key keeps.
import type { AccountsDb } from "./open.ts";

export interface LineKey {
  caseId: string;
  approval: number;
  commitment: number;
}

export interface IssuedLine extends LineKey {
  /** Which of the statements of its provider and month, from 1 on. */
  issue: number;
  by: string;
  at: string;
}

/** What was issued of a provider and a month, in order. */
export const listIssued = (db: AccountsDb, provider: string, month: string, limit: number): IssuedLine[] =>
  db.readSync(
    `SELECT l.case_id AS caseId, l.approval, l.commitment, s.issue, s.by_account AS by, s.issued_at AS at
     FROM issued_statement s JOIN issued_line l ON l.statement_id=s.statement_id
     WHERE s.provider=? AND s.month=? ORDER BY s.issue LIMIT ?`,
    [provider, month, limit],
  );

/** Months of the provider of which something was issued. */
export const issuedMonths = (db: AccountsDb, provider: string, limit: number): string[] =>
  db
    .readSync<{ month: string }>(
      "SELECT DISTINCT month FROM issued_statement WHERE provider=? ORDER BY month DESC LIMIT ?",
      [provider, limit],
    )
    .map(({ month }) => month);

/** Its number; undefined where one of the lines was issued by somebody else meanwhile: then nothing is. */
export function putIssued(
  db: AccountsDb,
  one: { provider: string; month: string; by: string; at: string },
  lines: readonly LineKey[],
): number | undefined {
  const keys = JSON.stringify(lines);
  const [{ taken, last } = { taken: 1, last: 0 }] = db.readSync<{ taken: number; last: number }>(
    `SELECT (SELECT count(*) FROM json_each(?) k JOIN issued_line l ON l.case_id=k.value->>'$.caseId'
         AND l.approval=k.value->>'$.approval' AND l.commitment=k.value->>'$.commitment') AS taken,
       (SELECT coalesce(max(issue), 0) FROM issued_statement WHERE provider=? AND month=?) AS last`,
    [keys, one.provider, one.month],
  );
  if (taken > 0) return undefined;
  const issue = last + 1;
  const id = `${one.provider} ${one.month} ${issue}`;
  db.batchSync([
    {
      sql: `INSERT INTO issued_statement (statement_id, provider, month, issue, by_account, issued_at)
        VALUES (?,?,?,?,?,?)`,
      args: [id, one.provider, one.month, issue, one.by, one.at],
    },
    {
      sql: `INSERT INTO issued_line (case_id, approval, commitment, statement_id)
        SELECT value->>'$.caseId', value->>'$.approval', value->>'$.commitment', ? FROM json_each(?)`,
      args: [id, keys],
    },
  ]);
  return issue;
}
