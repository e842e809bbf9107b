// The session of a request is what accounts.db says at that moment: whoever writes to the file, on this connection or
// another, and whatever ends by itself, is noticed at the next request, though the answer is remembered in between.
import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { insertGlass } from "../../db/accounts/glass.ts";
import { liveGrants } from "../../db/accounts/history.ts";
import { openAccounts } from "../../db/accounts/open.ts";
import { addAccount, deactivate, endGrant, giveGrant } from "../../server/access/grants.ts";
import { type House, openHouse } from "./house.ts";

let house: House;
let accountId: string;
let cookie: string;
const check = () => house.check(cookie, "person");

beforeEach(() => {
  house = openHouse();
  const { accounts } = house;
  const grants = [{ role: "socialWorker" as const, territory: "020038", areas: "all" as const, to: "2026-03-03" }];
  accountId = addAccount(accounts, { name: "Prova", email: "a@demo.example", grants }, "system");
  const now = new Date().toISOString();
  const end = new Date(Date.now() + 20 * 60_000).toISOString();
  // The session a sign-in would have made, without the cost of a password.
  accounts.db.batchSync([
    {
      sql: "INSERT INTO session (id, expiresAt, token, createdAt, updatedAt, userId) VALUES ('s1', ?, 'token', ?, ?, ?)",
      args: [end, now, now, accountId],
    },
  ]);
  const signature = createHmac("sha256", accounts.settings.secret).update("token").digest("base64");
  cookie = `ambito.session_token=${encodeURIComponent(`token.${signature}`)}`;
});
afterEach(() => house.close());

test("nothing changed: the same session, not read again", () => {
  expect(check()?.name).toBe("Prova");
  expect(check()).toBe(check());
});

test("a grant given or ended here acts at the next request", () => {
  expect(check()?.grants).toHaveLength(1);
  giveGrant(house.accounts, accountId, { role: "educator", territory: "020042", areas: "all" }, "system");
  expect(check()?.grants).toHaveLength(2);
  for (const { grantId } of liveGrants(house.accounts.db, accountId, house.day.today))
    endGrant(house.accounts, { accountId, grantId }, "system");
  expect(check()?.grants).toEqual([]);
});

test("what another process writes acts at the next request", () => {
  expect(check()).toBeDefined();
  const other = openAccounts(house.accounts.settings.file);
  deactivate({ ...house.accounts, db: other }, accountId, { reason: "left", openCases: 0 }, "system");
  other.close();
  expect(check()).toBeUndefined();
});

test("a grant's last day, the end of a session and of an emergency opening pass without a write", () => {
  insertGlass(house.accounts.db, {
    ...{ accountId, caseId: "c", caseNumber: "", territory: "020038", area: "adults", reason: "" },
    ...{ at: "2026-03-02T08:30:00.000Z", until: "2026-03-03T09:00:00.000Z" },
  });
  expect([check()?.grants.length, check()?.brokenGlass.length]).toEqual([1, 1]);
  house.day.today = "2026-03-03";
  expect([check()?.grants.length, check()?.brokenGlass.length]).toEqual([1, 0]);
  house.day.today = "2026-03-04";
  expect([check()?.grants.length, check()?.brokenGlass.length]).toEqual([0, 0]);
  house.day.today = "2026-03-02";
  expect([check()?.grants.length, check()?.brokenGlass.length]).toEqual([1, 1]);
  house.pass(14);
  expect(check()).toBeDefined();
  house.pass(7);
  expect(check()).toBeUndefined();
});
