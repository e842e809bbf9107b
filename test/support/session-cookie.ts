// The session a sign-in would have made, without the cost of a password: its row, and the cookie a browser would send.
import { createHmac } from "node:crypto";
import type { Accounts } from "../../server/access/accounts.ts";

/** @param now instant of the sign-in; the house's own clock counts idle minutes from it */
export function cookieFor(accounts: Accounts, accountId: string, now: string): string {
  const token = `token of ${accountId}`;
  accounts.db.batchSync([
    {
      sql: "INSERT INTO session (id, expiresAt, token, createdAt, updatedAt, userId) VALUES (?, ?, ?, ?, ?, ?)",
      args: [`session of ${accountId}`, "2099-01-01T00:00:00.000Z", token, now, now, accountId],
    },
  ]);
  const signature = createHmac("sha256", accounts.settings.secret).update(token).digest("base64");
  return `ambito.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
