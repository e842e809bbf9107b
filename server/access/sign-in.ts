// Signing in and out. Failures are counted by login name, known or not, and by address; a locked name answers the
// same whether it exists or not, and an unknown name costs the same hash as a wrong password.
import { clearFailures, failuresOf, forgetFailures, putFailures } from "../../db/accounts/failures.ts";
import { sweep } from "../../db/accounts/sessions.ts";
import { type Accounts, isoOf, keyedHash, normalEmail } from "./accounts.ts";
import type { AddressLimit } from "./limit.ts";

export type SignInAnswer =
  | { answer: "in" | "totp"; cookies: string[] }
  | { answer: "wrong" }
  | { answer: "locked"; retryAfterS: number };

export async function signIn(
  accounts: Accounts,
  limit: AddressLimit,
  given: { email: string; password: string; address: string },
): Promise<SignInAnswer> {
  const { db, clock, settings } = accounts;
  const nowMs = clock.nowMs();
  const held = limit.take(given.address, nowMs);
  if (held > 0) return { answer: "locked", retryAfterS: held };
  const email = normalEmail(given.email);
  const login = keyedHash(accounts, "login", email);
  const before = failuresOf(db, login);
  if (before.lockedUntilMs > nowMs) {
    return { answer: "locked", retryAfterS: Math.ceil((before.lockedUntilMs - nowMs) / 1000) };
  }
  // A lock that has run out gives a fresh count.
  const failures = (before.lockedUntilMs > 0 ? 0 : before.failures) + 1;
  const lockedUntilMs = failures >= settings.lockAfter ? nowMs + settings.lockMinutes * 60_000 : 0;
  putFailures(db, login, { failures, lockedUntilMs }, nowMs);

  const response = await accounts.auth.signIn(email, given.password);
  if (!response.ok) return { answer: "wrong" };
  clearFailures(db, login);
  limit.giveBack(given.address);
  sweep(db, isoOf(nowMs));
  forgetFailures(db, nowMs - 86_400_000);
  const body = (await response.json()) as { twoFactorRedirect?: boolean };
  return { answer: body.twoFactorRedirect ? "totp" : "in", cookies: response.headers.getSetCookie() };
}

/** The second step: the cookie of the first one names the account; better-auth locks it after ten wrong codes. */
export async function signInTotp(
  accounts: Accounts,
  limit: AddressLimit,
  given: { code: string; cookie: string; address: string },
): Promise<SignInAnswer> {
  const held = limit.take(given.address, accounts.clock.nowMs());
  if (held > 0) return { answer: "locked", retryAfterS: held };
  const response = await accounts.auth.verifyTotp(given.code, given.cookie);
  if (response.status === 429) return { answer: "locked", retryAfterS: 900 };
  if (!response.ok) return { answer: "wrong" };
  limit.giveBack(given.address);
  return { answer: "in", cookies: response.headers.getSetCookie() };
}

export async function signOut(accounts: Accounts, cookie: string): Promise<string[]> {
  const response = await accounts.auth.signOut(cookie);
  return response.headers.getSetCookie();
}
