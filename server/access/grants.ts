// Letting people in and out: making accounts, giving and ending grants, switching off. Every act is a row of the
// append-only history; tell-log.ts repeats it in the log. Only the administrator's procedures, the admin command
// and the demo call this.
import { findAccount, findAccountByEmail, insertAccount, switchOff, switchOn } from "../../db/accounts/accounts.ts";
import { addHistory, type HistoryEntry, liveGrants } from "../../db/accounts/history.ts";
import type { Statement } from "../../db/driver/driver.ts";
import { type AreaId, areaIds, type Day, isDay, type RoleId, roleIds } from "../../workflows/kernel/ids.ts";
import { type Accounts, isoOf, normalEmail } from "./accounts.ts";
import { bodyNameRow, readBodies } from "./bodies.ts";
import { makeLink, mayHaveLink } from "./links.ts";
import { type Grant, outsideRoles, soleRoles } from "./session.ts";

/** What cannot be done, in one word; the caller knows the sentence. */
export type GrantProblem =
  | "emailTaken"
  | "email"
  | "name"
  | "soleRole"
  | "unknown"
  | "days"
  | "grant"
  | "noGrant"
  | "bodyName"
  | "carries";

export class GrantError extends Error {
  override name = "GrantError";
  readonly problem: GrantProblem;
  constructor(problem: GrantProblem) {
    super(problem);
    this.problem = problem;
  }
}

export type NewGrant = Omit<Grant, "from"> & { from?: Day };

export interface NewAccount {
  name: string;
  email: string;
  locale?: "it" | "en";
  grants: readonly NewGrant[];
  /** Registered name of the body it stands for. */
  bodyName?: string;
  /** UUID; drawn when absent. */
  accountId?: string;
}

/** Throws GrantError. The link is shown once and kept nowhere. */
export function createAccount(accounts: Accounts, given: NewAccount, by: string): { accountId: string; link: string } {
  const accountId = addAccount(accounts, given, by);
  const link = linkFor(accounts, accountId, by);
  accounts.changed(accountId);
  return { accountId, link };
}

export function addAccount(accounts: Accounts, given: NewAccount, by: string): string {
  const { db, clock, chance } = accounts;
  const email = normalEmail(given.email);
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) || email.length > 200) throw new GrantError("email");
  const name = given.name.trim();
  if (name === "" || name.length > 200) throw new GrantError("name");
  if (given.grants.length === 0) throw new GrantError("noGrant");
  if (findAccountByEmail(db, email)) throw new GrantError("emailTaken");
  refuseMixed(given.grants.map((grant) => grant.role));
  const accountId = given.accountId ?? chance.uuid();
  db.batchSync([
    insertAccount({ accountId, name, email, locale: given.locale ?? "it", at: isoOf(clock.nowMs()) }),
    addHistory({ ...said(accounts, accountId, by), action: "created", territory: given.grants[0]?.territory ?? "" }),
    ...given.grants.map((grant) => grantRow(accounts, accountId, grant, by)),
    ...(given.bodyName === undefined ? [] : [nameRow(accounts, accountId, given.bodyName, by)]),
  ]);
  return accountId;
}

/** A new link: the administrator's also sets the second factor anew. */
export function linkFor(accounts: Accounts, accountId: string, by: string): string {
  if (!mayHaveLink(accounts, accountId)) throw new GrantError("unknown");
  const roles = liveGrants(accounts.db, accountId, accounts.clock.today()).map((grant) => grant.role);
  return makeLink(accounts, { accountId, withTotp: roles.includes("administrator"), by });
}

/** An account that becomes administrator needs a new link, since the role is held only behind a second factor. */
export function giveGrant(accounts: Accounts, accountId: string, grant: NewGrant, by: string, bodyName?: string): void {
  const { db, clock } = accounts;
  if (!findAccount(db, accountId)) throw new GrantError("unknown");
  refuseMixed([...liveGrants(db, accountId, clock.today()).map((live) => live.role as RoleId), grant.role]);
  db.batchSync([
    grantRow(accounts, accountId, grant, by),
    ...(bodyName === undefined ? [] : [nameRow(accounts, accountId, bodyName, by)]),
  ]);
  accounts.changed(accountId);
}

/** The name under which what is entrusted to the account is paid; what it was called before stays beside it. */
export function nameBody(accounts: Accounts, accountId: string, name: string, by: string): void {
  if (!findAccount(accounts.db, accountId)) throw new GrantError("unknown");
  if (!isBody(accounts, accountId)) throw new GrantError("bodyName");
  accounts.db.batchSync([nameRow(accounts, accountId, name, by)]);
}

function nameRow(accounts: Accounts, accountId: string, name: string, by: string): Statement {
  const row = bodyNameRow(accounts, accountId, name, by);
  if (!row) throw new GrantError("bodyName");
  return row;
}

/** Whoever is paid has a name: an account that is to stand for a provider is not made without one. */
export function askBodyName(
  accounts: Accounts,
  accountId: string | undefined,
  grants: readonly NewGrant[],
  bodyName?: string,
): void {
  const isPaid = grants.some(({ role, body }) => role === "provider" && body === undefined);
  const known = accountId === undefined ? undefined : readBodies(accounts).nameOf(accountId);
  if (isPaid && known === undefined && bodyName === undefined) throw new GrantError("bodyName");
}

/** Without `to` the grant ends at once; with it, after that day. */
export function endGrant(
  accounts: Accounts,
  given: { accountId: string; grantId: string; to?: Day; reason?: string },
  by: string,
): void {
  const { db, clock } = accounts;
  const live = liveGrants(db, given.accountId, clock.today()).some((grant) => grant.grantId === given.grantId);
  if (!live) throw new GrantError("unknown");
  if (given.to !== undefined && (!isDay(given.to) || given.to < clock.today())) throw new GrantError("days");
  db.batchSync([
    addHistory({
      ...said(accounts, given.accountId, by),
      action: "grantEnded",
      grantId: given.grantId,
      ...(given.to === undefined ? {} : { to: given.to }),
      ...(given.reason === undefined ? {} : { reason: given.reason }),
    }),
  ]);
  accounts.changed(given.accountId);
}

/**
 * `openCases`: those assigned to the account, as the caller has just counted them. Nobody leaves with a case in hand:
 * they are handed over first.
 */
export function deactivate(
  accounts: Accounts,
  accountId: string,
  given: { reason: string; openCases: number },
  by: string,
): void {
  const { db, clock } = accounts;
  const account = findAccount(db, accountId);
  if (!account) throw new GrantError("unknown");
  if (account.deactivatedAt !== null) return;
  if (given.openCases > 0) throw new GrantError("carries");
  db.batchSync([
    ...switchOff(accountId, clock.now()),
    addHistory({ ...said(accounts, accountId, by), action: "deactivated", reason: given.reason }),
  ]);
  accounts.changed(accountId);
}

/** Grants that were not ended hold again. */
export function reactivate(accounts: Accounts, accountId: string, by: string): void {
  const account = findAccount(accounts.db, accountId);
  if (!account) throw new GrantError("unknown");
  if (account.deactivatedAt === null) return;
  accounts.db.batchSync([switchOn(accountId), addHistory({ ...said(accounts, accountId, by), action: "reactivated" })]);
}

function refuseMixed(roles: readonly RoleId[]): void {
  const distinct = new Set(roles);
  if (distinct.size > 1 && soleRoles.some((role) => distinct.has(role))) throw new GrantError("soleRole");
}

export const said = (accounts: Accounts, accountId: string, by: string) => ({
  accountId,
  by,
  recordedAt: accounts.clock.now(),
  onDay: accounts.clock.today(),
});

function grantRow(accounts: Accounts, accountId: string, grant: NewGrant, by: string): Statement {
  const from = grant.from ?? accounts.clock.today();
  if (!roleIds.includes(grant.role) || !/^(\d{6}|district)$/.test(grant.territory)) throw new GrantError("grant");
  if (grant.areas !== "all" && (grant.areas.length === 0 || !grant.areas.every(isArea))) throw new GrantError("grant");
  if (!isDay(from) || (grant.to !== undefined && (!isDay(grant.to) || grant.to < from))) throw new GrantError("days");
  if (grant.body !== undefined && !standsForBody(accounts, accountId, grant)) throw new GrantError("grant");
  const entry: HistoryEntry = {
    ...said(accounts, accountId, by),
    action: "grantGiven",
    grantId: accounts.chance.uuid(),
    role: grant.role,
    territory: grant.territory,
    areas: grant.areas === "all" ? "all" : JSON.stringify(grant.areas),
    from,
    ...(grant.to === undefined ? {} : { to: grant.to }),
    ...(grant.body === undefined ? {} : { body: grant.body }),
  };
  return addHistory(entry);
}

/** A provider's grant, of another account that is there and works from outside itself, for no further body. */
function standsForBody({ db, clock }: Accounts, accountId: string, { role, body = "" }: NewGrant): boolean {
  if (!outsideRoles.includes(role) || body === accountId || !findAccount(db, body)) return false;
  const theirs = liveGrants(db, body, clock.today());
  return theirs.some((one) => one.role === role && one.body === undefined);
}

/** It has worked from outside for nobody but itself. */
const isBody = (accounts: Accounts, accountId: string): boolean => readBodies(accounts).isBody(accountId);

const isArea = (area: string): area is AreaId => (areaIds as readonly string[]).includes(area);
