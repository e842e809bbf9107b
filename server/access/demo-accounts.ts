// Accounts of a demo folder: the invented staff with a shared printed password on loopback, or with random ones
// printed once; the administrator's second factor, whose current code is printed at every start. Demo only.

import { findAccountByEmail, findSecondFactor, putPassword, putSecondFactor } from "../../db/accounts/accounts.ts";
import { addHistory, findMark, setMark } from "../../db/accounts/history.ts";
import type { Statement } from "../../db/driver/driver.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { type Accounts, isoOf, keyedHash } from "./accounts.ts";
import { type DemoWorker, demoStaff, shownFirst } from "./demo-staff.ts";
import { addAccount, deactivate, type NewGrant } from "./grants.ts";
import type { Grant, Session } from "./session.ts";
import { totpCode, totpKey } from "./totp.ts";

/** The same in every loopback demo; nothing in it is worth more. */
export const sharedDemoPassword = "benvenuti-in-ambito";
const sharedMark = "demoShared";
const domain = "demo.ambito.example";
const administrator = `ada.amministratore@${domain}`;

export interface DemoAccount {
  accountId: string;
  name: string;
  email: string;
  login: string;
  /** Grants as of any day of the demo; `from` and `to` say which. */
  grants: readonly Grant[];
  bodyName?: string;
  /** Set for who left the office. */
  leftOn?: Day;
  password?: string;
}

/** A session of the account on a day, for the simulation: nobody signs in. */
export const demoSession = (account: DemoAccount, day: Day): Session => ({
  sessionId: `demo-${account.login}`,
  accountId: account.accountId,
  name: account.name,
  locale: "it",
  grants: account.grants.filter((grant) => grant.from <= day && (grant.to === undefined || day <= grant.to)),
  brokenGlass: [],
  standsInFor: [],
});

/**
 * Makes the staff in an empty accounts.db. `idOf` gives ids that are the same for the same login, so that the same
 * seed and day make the same demo. Answers the passwords once, when they are not shared.
 */
export async function seedDemoAccounts(
  accounts: Accounts,
  given: { today: Day; shared: boolean; idOf: (name: string) => string },
): Promise<DemoAccount[]> {
  const shared = given.shared ? await accounts.auth.hashPassword(sharedDemoPassword) : undefined;
  if (findMark(accounts.db, sharedMark) === undefined)
    accounts.db.batchSync([setMark(sharedMark, given.shared ? 1 : 0)]);
  return Promise.all(
    demoStaff.map(async (worker) => {
      const account = asAccount(worker, given.today, given.idOf);
      if (findAccountByEmail(accounts.db, account.email)) return account;
      const password = given.shared ? sharedDemoPassword : randomPassword(accounts);
      await settle(accounts, account, shared ?? (await accounts.auth.hashPassword(password)));
      return given.shared ? account : { ...account, password };
    }),
  );
}

/** Without touching the file: who the demo's staff is. */
export function asAccount(worker: DemoWorker, today: Day, idOf: (name: string) => string): DemoAccount {
  const grants = worker.grants.flatMap((one) =>
    one.territories.map(
      (territory): Grant => ({
        role: one.role,
        territory,
        areas: one.areas,
        from: addDays(today, one.fromDays ?? -760),
        ...(one.toDays === undefined ? {} : { to: addDays(today, one.toDays) }),
      }),
    ),
  );
  return {
    accountId: idOf(`demo staff ${worker.login}`),
    name: worker.name,
    email: `${worker.login}@${domain}`,
    login: worker.login,
    grants,
    ...(worker.bodyName === undefined ? {} : { bodyName: worker.bodyName }),
    ...(worker.leftDaysAgo === undefined ? {} : { leftOn: addDays(today, -worker.leftDaysAgo) }),
  };
}

async function settle(accounts: Accounts, account: DemoAccount, passwordHash: string): Promise<void> {
  const { accountId, name, email, grants, bodyName } = account;
  const at = isoOf(accounts.clock.nowMs());
  const secret = demoSecret(accounts);
  const factor: Statement[] =
    email === administrator
      ? putSecondFactor(
          accountId,
          accounts.chance.uuid(),
          await accounts.auth.encrypt(secret),
          await accounts.auth.encrypt("[]"),
        )
      : [];
  const named = bodyName === undefined ? {} : { bodyName };
  addAccount(accounts, { name, email, grants: grants satisfies readonly NewGrant[], accountId, ...named }, "system");
  const said = { accountId, by: accountId, recordedAt: accounts.clock.now(), onDay: accounts.clock.today() };
  accounts.db.batchSync([
    ...putPassword(accountId, accounts.chance.uuid(), passwordHash, at),
    addHistory({ ...said, action: "passwordChanged" }),
    ...factor,
    ...(factor.length > 0 ? [addHistory({ ...said, action: "secondFactorSet" })] : []),
  ]);
  if (account.leftOn) deactivate(accounts, accountId, { reason: "left", openCases: 0 }, "system");
}

const demoSecret = (accounts: Accounts): string => keyedHash(accounts, "demo totp", administrator).slice(0, 32);

/** Four groups of five letters and digits without look-alikes: about 98 bits. */
function randomPassword(accounts: Accounts): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const drawn = [...accounts.chance.bytes(20)].map((byte) => letters[byte % letters.length]).join("");
  return drawn.replace(/(.{5})(?=.)/g, "$1-");
}

/** What a start of the demo prints. Random passwords are known only right after seeding. */
export async function demoLines(accounts: Accounts, staff: readonly DemoAccount[]): Promise<string[]> {
  const shared = findMark(accounts.db, sharedMark) === 1;
  const first = shownFirst.flatMap((login) => staff.filter((one) => one.login === login));
  const rest = staff.filter((one) => !first.includes(one) && one.leftOn === undefined);
  const fresh = staff.some((one) => one.password !== undefined);
  const shown = fresh ? [...first, ...rest] : first;
  const lines = shown.map((one) => {
    const roles = [...new Set(one.grants.map((grant) => grant.role))].join(" + ");
    return `  ${one.email.padEnd(42)} ${roles.padEnd(30)}${one.password ? ` ${one.password}` : ""}`.trimEnd();
  });
  const heading = shared
    ? `Demo accounts / utenti dimostrativi (password: ${sharedDemoPassword}):`
    : fresh
      ? "Demo accounts / utenti dimostrativi, passwords shown this once / password mostrate solo ora:"
      : "Demo accounts / utenti dimostrativi (passwords were printed at the first start):";
  return [heading, ...lines, ...(await administratorLines(accounts))];
}

/** The secret as the file holds it, so that a second factor set anew is not contradicted. */
async function administratorLines(accounts: Accounts): Promise<string[]> {
  const account = findAccountByEmail(accounts.db, administrator);
  const sealed = account && findSecondFactor(accounts.db, account.accountId);
  if (!sealed) return [];
  const secret = await accounts.auth.decrypt(sealed);
  if (secret !== demoSecret(accounts)) return [];
  const code = totpCode(secret, accounts.clock.nowMs());
  return [`  Second factor of / secondo fattore di ${administrator}: key ${totpKey(secret)}, code now ${code}`];
}
