// Absences and who stands in: setting, ending, writing what the substitute must know. Every act is a row of the
// append-only history of accounts, and tell-log.ts repeats it in the log; why somebody is away is nobody's business here.
import { addAbsenceNote, findAbsence, listAbsences } from "../../db/accounts/absences.ts";
import { findAccount } from "../../db/accounts/accounts.ts";
import { addHistory, liveGrants } from "../../db/accounts/history.ts";
import { type Day, isDay, type RoleId } from "../../workflows/kernel/ids.ts";
import { addDays, daysBetween, laterOf } from "../../workflows/rules/calendar/days.ts";
import type { Accounts } from "../access/accounts.ts";
import { said } from "../access/grants.ts";
import { soleRoles } from "../access/session.ts";

/** What cannot be done, in one word; the page knows the sentence. */
export type AbsenceProblem = "unknown" | "days" | "overlaps" | "tooMany" | "substitute" | "substituteAway" | "things";

export class AbsenceError extends Error {
  override name = "AbsenceError";
  readonly problem: AbsenceProblem;
  constructor(problem: AbsenceProblem) {
    super(problem);
    this.problem = problem;
  }
}

export interface NewAbsence {
  accountId: string;
  from: Day;
  to: Day;
  substitute?: string;
  /** Up to three things to know, in the order they matter. */
  things?: readonly string[];
}

export const mostThings = 3;
export const longestThing = 500;
/** An absence told late may have begun so many days ago; the longest is two years. */
const lateDays = 31;
const longestDays = 731;
/** Of one colleague, from today on. */
const mostAbsences = 10;
/** Never alone with a case: they stand in for nobody. */
const neverSubstitute: readonly RoleId[] = [...soleRoles, "trainee"];

const rolesInForce = (accounts: Accounts, accountId: string): RoleId[] =>
  liveGrants(accounts.db, accountId, accounts.clock.today()).map((grant) => grant.role as RoleId);

/** Who holds one of the absent colleague's roles, or answers for an area, may stand in. Both must be active. */
export function mayStandIn(accounts: Accounts, absent: string, substitute: string): boolean {
  if (absent === substitute) return false;
  const account = findAccount(accounts.db, substitute);
  if (!account || account.deactivatedAt !== null) return false;
  const roles = rolesInForce(accounts, substitute).filter((role) => !neverSubstitute.includes(role));
  const theirs = rolesInForce(accounts, absent);
  return roles.some((role) => role === "supervisor" || theirs.includes(role));
}

/** Whether she is away herself on one of the days. */
export const isAway = (accounts: Accounts, accountId: string, days: { from: Day; to: Day }): boolean =>
  listAbsences(accounts.db, days, 1, { accountId }).length > 0;

function checkNew(accounts: Accounts, { accountId, from, to, substitute, things = [] }: NewAbsence): void {
  const today = accounts.clock.today();
  const account = findAccount(accounts.db, accountId);
  if (!account || account.deactivatedAt !== null) throw new AbsenceError("unknown");
  if (!isDay(from) || !isDay(to) || to < from || to < today || from < addDays(today, -lateDays))
    throw new AbsenceError("days");
  if (daysBetween(from, to) > longestDays) throw new AbsenceError("days");
  const live = listAbsences(accounts.db, { from: today, to: "9999-12-31" }, mostAbsences, { accountId });
  if (live.length >= mostAbsences) throw new AbsenceError("tooMany");
  // Two who stand in for one on the same days, told apart, would each believe the other does it.
  if (isAway(accounts, accountId, { from, to })) throw new AbsenceError("overlaps");
  if (substitute !== undefined) {
    if (!mayStandIn(accounts, accountId, substitute)) throw new AbsenceError("substitute");
    if (isAway(accounts, substitute, { from, to })) throw new AbsenceError("substituteAway");
  }
  checkThings(things);
}

function checkThings(things: readonly string[]): void {
  if (things.length > mostThings || things.some((one) => one.length > longestThing)) throw new AbsenceError("things");
}

/** Both are told at once: what the substitute reaches changed. */
function changed(accounts: Accounts, accountId: string, substitute: string | null | undefined): void {
  accounts.changed(accountId);
  if (substitute) accounts.changed(substitute);
}

const noteOf = (accounts: Accounts, absenceId: string, things: readonly string[], by: string) =>
  addAbsenceNote({
    ...{ absenceId, by, at: accounts.clock.now() },
    things: accounts.box.seal(JSON.stringify(things.map((one) => one.trim()).filter((one) => one !== ""))),
  });

/** Throws AbsenceError. Answers the id of the absence. */
export function setAbsence(accounts: Accounts, given: NewAbsence, by: string): string {
  checkNew(accounts, given);
  const absenceId = accounts.chance.uuid();
  const { accountId, from, to, substitute, things = [] } = given;
  accounts.db.batchSync([
    addHistory({
      ...said(accounts, accountId, by),
      ...{ action: "absenceSet", absenceId, from, to },
      ...(substitute === undefined ? {} : { substitute }),
    }),
    ...(things.length > 0 ? [noteOf(accounts, absenceId, things, by)] : []),
  ]);
  changed(accounts, accountId, substitute);
  return absenceId;
}

/** Without `to` it ends at once, as if it had never been meant; with it, after that day. */
export function endAbsence(accounts: Accounts, absenceId: string, to: Day | undefined, by: string): void {
  const absence = findAbsence(accounts.db, absenceId);
  const { clock, db } = accounts;
  if (!absence || absence.to < clock.today()) throw new AbsenceError("unknown");
  if (to !== undefined && (!isDay(to) || to < clock.today() || to >= absence.to)) throw new AbsenceError("days");
  db.batchSync([
    addHistory({
      ...said(accounts, absence.accountId, by),
      ...{ action: "absenceEnded", absenceId },
      ...(to === undefined ? {} : { to }),
    }),
  ]);
  changed(accounts, absence.accountId, absence.substitute);
}

/** Somebody else stands in from now on, or nobody: the absence ends and begins again with its new substitute. */
export function changeSubstitute(
  accounts: Accounts,
  absenceId: string,
  substitute: string | undefined,
  by: string,
): string {
  const absence = findAbsence(accounts.db, absenceId);
  const { clock, db } = accounts;
  const today = clock.today();
  if (!absence || absence.to < today) throw new AbsenceError("unknown");
  const { accountId, to } = absence;
  const from = laterOf(absence.from, today);
  if (substitute !== undefined) {
    if (!mayStandIn(accounts, accountId, substitute)) throw new AbsenceError("substitute");
    if (isAway(accounts, substitute, { from, to })) throw new AbsenceError("substituteAway");
  }
  const next = accounts.chance.uuid();
  db.batchSync([
    addHistory({ ...said(accounts, accountId, by), action: "absenceEnded", absenceId }),
    addHistory({
      ...said(accounts, accountId, by),
      ...{ action: "absenceSet", absenceId: next, from, to },
      ...(substitute === undefined ? {} : { substitute }),
    }),
    ...(absence.things === null
      ? []
      : [addAbsenceNote({ absenceId: next, things: absence.things, by: absence.thingsBy ?? by, at: clock.now() })]),
  ]);
  changed(accounts, accountId, absence.substitute);
  changed(accounts, accountId, substitute);
  return next;
}

/** The older words stay in the file; the newest are shown. */
export function writeThings(accounts: Accounts, absenceId: string, things: readonly string[], by: string): void {
  const absence = findAbsence(accounts.db, absenceId);
  if (!absence || absence.to < accounts.clock.today()) throw new AbsenceError("unknown");
  checkThings(things);
  accounts.db.batchSync([noteOf(accounts, absenceId, things, by)]);
  changed(accounts, absence.accountId, absence.substitute);
}

/** What the substitute must know, in clear. */
export function openThings(accounts: Accounts, sealed: string | null): string[] {
  const text = sealed === null ? undefined : accounts.box.open(sealed);
  return text === undefined ? [] : (JSON.parse(text) as string[]);
}
