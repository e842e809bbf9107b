// One-time links: the token goes in the address's fragment, so that it is in no log; only its hash is kept. Whoever
// opens one sets the password and, where the account needs it, the second factor.
import { createHash } from "node:crypto";
import { findAccount, putPassword, putSecondFactor } from "../../db/accounts/accounts.ts";
import { addHistory } from "../../db/accounts/history.ts";
import { findLink, insertLink, useLink } from "../../db/accounts/links.ts";
import { dropPin } from "../../db/accounts/pins.ts";
import { ConflictError } from "../../db/driver/driver.ts";
import { type Accounts, isoOf, keyedHash } from "./accounts.ts";
import { passwordLimits } from "./auth.ts";
import { totpKey, totpMatches, totpUri } from "./totp.ts";

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Bound to the link, so that asking twice shows the same key and nothing need be stored before it is confirmed. */
const secretOf = (accounts: Accounts, token: string): string => keyedHash(accounts, "totp", token).slice(0, 32);

/** Address to hand over in person; older links of the account stop working. */
export function makeLink(accounts: Accounts, given: { accountId: string; withTotp: boolean; by: string }): string {
  const { db, clock, settings, chance } = accounts;
  const token = Buffer.from(chance.bytes(32)).toString("base64url");
  const expiresMs = clock.nowMs() + settings.linkHours * 3_600_000;
  db.batchSync([
    ...insertLink({ hash: hashOf(token), accountId: given.accountId, withTotp: given.withTotp, expiresMs }),
    addHistory({
      accountId: given.accountId,
      action: "linkIssued",
      by: given.by,
      recordedAt: clock.now(),
      onDay: clock.today(),
    }),
  ]);
  return `${settings.baseUrl}/#/benvenuto/${token}`;
}

export interface LinkOpened {
  name: string;
  email: string;
  passwordMin: number;
  /** What to type or scan into an authenticator app. */
  totp?: { key: string; uri: string };
}

export function openLink(accounts: Accounts, token: string): LinkOpened | undefined {
  const link = findLink(accounts.db, hashOf(token), accounts.clock.nowMs());
  if (!link) return undefined;
  const secret = secretOf(accounts, token);
  return {
    name: link.name,
    email: link.email,
    passwordMin: passwordLimits.min,
    ...(link.withTotp ? { totp: { key: totpKey(secret), uri: totpUri(secret, link.email) } } : {}),
  };
}

export type LinkUsed = "done" | "gone" | "password" | "code";

/** `gone`: unknown, used or past its end; `password`: too short, too long or the login name; `code`: wrong code. */
export async function takeLink(
  accounts: Accounts,
  given: { token: string; password: string; code?: string },
): Promise<LinkUsed> {
  const { db, clock } = accounts;
  const hash = hashOf(given.token);
  const link = findLink(db, hash, clock.nowMs());
  if (!link) return "gone";
  if (!goodPassword(given.password, link.email)) return "password";
  const secret = secretOf(accounts, given.token);
  if (link.withTotp && !totpMatches(secret, given.code ?? "", clock.nowMs())) return "code";
  const passwordHash = await accounts.auth.hashPassword(given.password);
  const factor = link.withTotp
    ? putSecondFactor(
        link.accountId,
        accounts.chance.uuid(),
        await accounts.auth.encrypt(secret),
        await accounts.auth.encrypt("[]"),
      )
    : [];
  const said = { accountId: link.accountId, by: link.accountId, recordedAt: clock.now(), onDay: clock.today() };
  // Between the first look and now a hash was computed: it may have been replaced or used.
  if (!findLink(db, hash, clock.nowMs())) return "gone";
  try {
    db.batchSync([
      ...useLink(hash, clock.nowMs()),
      ...putPassword(link.accountId, accounts.chance.uuid(), passwordHash, isoOf(clock.nowMs())),
      ...factor,
      // Whoever knew the former password may have chosen it.
      dropPin(link.accountId),
      addHistory({ ...said, action: "passwordChanged" }),
      ...(link.withTotp ? [addHistory({ ...said, action: "secondFactorSet" })] : []),
    ]);
  } catch (error) {
    if (error instanceof ConflictError) return "gone";
    throw error;
  }
  accounts.changed(link.accountId);
  return "done";
}

function goodPassword(password: string, email: string): boolean {
  const long = [...password].length;
  return long >= passwordLimits.min && password.length <= passwordLimits.max && password.toLowerCase() !== email;
}

export const mayHaveLink = (accounts: Accounts, accountId: string): boolean => {
  const account = findAccount(accounts.db, accountId);
  return account !== undefined && account.deactivatedAt === null;
};
