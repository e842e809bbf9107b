// A screen that locks itself, or is locked by hand, and opens again by PIN: quicker than a password at a desk that several people
// share, and good for one session only. What is guessed wrong too often ends the session, and the password is asked again.
import { findAccount } from "../../db/accounts/accounts.ts";
import { countGuess, lockSession, pinHashOf, putPin, unlockSession } from "../../db/accounts/pins.ts";
import { endSession, findSession, markSeen, type SessionRow } from "../../db/accounts/sessions.ts";
import { type Accounts, isoOf } from "./accounts.ts";
import { sessionCookie, tokenOf } from "./check.ts";
import type { AddressLimit } from "./limit.ts";
import { type SignInAnswer, signIn, signOut } from "./sign-in.ts";

/** Wrong PINs of one lock; with the next one the session is over. */
export const mostGuesses = 5;

const digits = "0123456789";

/** Six digits, neither all the same nor a run upwards or downwards. */
export const isGoodPin = (pin: string): boolean =>
  /^\d{6}$/.test(pin) &&
  new Set(pin).size > 1 &&
  !digits.includes(pin) &&
  !digits.includes([...pin].reverse().join(""));

export interface Asleep {
  state: "none" | "awake" | "locked";
  /** Whose screen it is, where it is locked. */
  name?: string;
}

function rowOf(accounts: Accounts, cookie: string): SessionRow | undefined {
  const { db, clock, settings } = accounts;
  const token = tokenOf(cookie, sessionCookie(accounts), settings.secret);
  if (token === undefined) return undefined;
  return findSession(db, token, { today: clock.today(), houseNow: clock.now(), realNow: isoOf(clock.nowMs()) });
}

/** What the page should show to whoever has this cookie and gets no answers. Wakes nothing; a session idle for too long is locked. */
export function lookAtSession(accounts: Accounts, cookie: string): Asleep {
  const row = rowOf(accounts, cookie);
  if (!row) return { state: "none" };
  const last = Math.max(row.seenMs ?? 0, Date.parse(row.createdAt));
  const isIdle = accounts.clock.nowMs() - last > accounts.settings.idleMinutes * 60_000;
  if (row.locked === 0 && !isIdle) return { state: "awake" };
  if (row.pin === 0) return { state: "none" };
  lockSession(accounts.db, row.sessionId);
  return { state: "locked", name: row.name };
}

/** By hand. Without a PIN the session is over at once. */
export function lockScreen(accounts: Accounts, cookie: string): void {
  const row = rowOf(accounts, cookie);
  if (!row) return;
  if (row.pin === 1) lockSession(accounts.db, row.sessionId);
  else endSession(accounts.db, row.sessionId);
  accounts.changed(row.accountId);
}

/** Somebody logged in anew at a locked screen: what it hid is over. */
export function endLocked(accounts: Accounts, cookie: string): void {
  const row = rowOf(accounts, cookie);
  if (row?.locked === 1) endSession(accounts.db, row.sessionId);
}

export async function unlockScreen(
  accounts: Accounts,
  limit: AddressLimit,
  given: { pin: string; cookie: string; address: string },
): Promise<SignInAnswer> {
  const { db, clock } = accounts;
  const held = limit.take(given.address, clock.nowMs());
  if (held > 0) return { answer: "locked", retryAfterS: held };
  const row = rowOf(accounts, given.cookie);
  if (!row) return { answer: "wrong" };
  if (row.locked === 1) {
    const hash = pinHashOf(db, row.accountId);
    const guesses = countGuess(db, row.sessionId);
    if (hash === undefined || guesses > mostGuesses) {
      endSession(db, row.sessionId);
      return { answer: "wrong" };
    }
    if (!(await accounts.auth.matches(hash, given.pin))) return { answer: "wrong" };
    unlockSession(db, row.sessionId);
    markSeen(db, row.sessionId, clock.nowMs());
  }
  limit.giveBack(given.address);
  return { answer: "in", cookies: [] };
}

export type PinSet = Exclude<SignInAnswer, { answer: "in" | "totp" }> | { answer: "done" | "none" | "pin" };

/** Only who knows the password chooses the PIN. `none`: no session; `pin`: too easy to guess. */
export async function choosePin(
  accounts: Accounts,
  limit: AddressLimit,
  given: { password: string; pin: string; cookie: string; address: string },
): Promise<PinSet> {
  const row = rowOf(accounts, given.cookie);
  const account = row?.locked === 0 ? findAccount(accounts.db, row.accountId) : undefined;
  if (!account) return { answer: "none" };
  if (!isGoodPin(given.pin)) return { answer: "pin" };
  const { email, accountId } = account;
  const known = await signIn(accounts, limit, { email, password: given.password, address: given.address });
  if (known.answer === "wrong" || known.answer === "locked") return known;
  // The session it made is nobody's.
  const made = known.cookies.map((cookie) => cookie.split(";")[0]).join("; ");
  if (known.answer === "in") await signOut(accounts, made);
  accounts.db.batchSync([
    putPin(accountId, await accounts.auth.hashPassword(given.pin), isoOf(accounts.clock.nowMs())),
  ]);
  return { answer: "done" };
}
