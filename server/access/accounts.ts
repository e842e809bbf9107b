// The accounts of the house: one object that holds accounts.db, better-auth on it, the clock and the settings, and
// tells who listens when an account's rights changed. Made once by main; sign-in, links, grants and checks take it.
import { createHmac, timingSafeEqual } from "node:crypto";
import { type AccountsDb, openAccounts } from "../../db/accounts/open.ts";
import type { Day, Instant } from "../../workflows/kernel/ids.ts";
import { type Auth, createAuth } from "./auth.ts";
import { applyHouseSettings } from "./house-settings.ts";
import type { SecretBox } from "./secret-box.ts";

export interface AccountSettings {
  /** Path of accounts.db. */
  file: string;
  /** Origin the pages are served from; https makes cookies Secure. */
  baseUrl: string;
  /** AUTH_SECRET, at least 32 characters: signs cookies, encrypts second factors, keys the hashes of login names. */
  secret: string;
  /** Whether the last X-Forwarded-For entry names the caller. */
  trustProxy: boolean;
  /** ⚙ of the house: minutes without a request of the person after which a session ends, or is locked where a PIN opens it. */
  idleMinutes: number;
  /** How long a worker may undo her own act. */
  undoMinutes: number;
  /** ⚙ Consecutive failures that lock a login name, and for how long. */
  lockAfter: number;
  lockMinutes: number;
  /** ⚙ Failed attempts an address may make in ten minutes. */
  failuresPerAddress: number;
  /** ⚙ Longest session, whatever its activity. */
  sessionHours: number;
  /** ⚙ Life of a one-time link. */
  linkHours: number;
  /** ⚙ Length of an emergency opening. */
  glassMinutes: number;
  /** ⚙ 1: colleagues see who has the same case open. */
  showPresence: number;
  /** ⚙ Rows of a list that may be exported without a supervisor's role. */
  exportRows: number;
  /** ⚙ How long an export waits to be fetched. */
  exportMinutes: number;
  /** ⚙ Figures below this are covered on sheets that leave the house. */
  leastShown: number;
  /** ⚙ Days for which what was typed and not recorded lies on the device, encrypted; 0: never. */
  draftDays: number;
}

export const defaultAccountSettings = {
  trustProxy: false,
  idleMinutes: 15,
  undoMinutes: 10,
  lockAfter: 10,
  lockMinutes: 15,
  failuresPerAddress: 60,
  sessionHours: 12,
  linkHours: 24,
  glassMinutes: 60,
  showPresence: 1,
  exportRows: 5_000,
  exportMinutes: 15,
  leastShown: 3,
  draftDays: 7,
} as const satisfies Partial<AccountSettings>;

/** `nowMs` is the machine's clock (sessions, locks, links); `today` and `now` the house's, which a demo may shift. */
export interface AccountClock {
  nowMs(): number;
  now(): Instant;
  today(): Day;
}

/** Randomness, handed in by main. */
export interface Chance {
  uuid(): string;
  bytes(length: number): Uint8Array;
}

export interface Accounts {
  db: AccountsDb;
  auth: Auth;
  settings: AccountSettings;
  clock: AccountClock;
  chance: Chance;
  /** Seals what this room keeps in words. */
  box: SecretBox;
  secure: boolean;
  /** Called when rights or sessions of an account changed: live streams check again, or close. */
  onChange(listener: (accountId: string) => void): () => void;
  changed(accountId: string): void;
  close(): void;
}

export function createAccounts(given: AccountSettings, clock: AccountClock, chance: Chance, box: SecretBox): Accounts {
  if (given.secret.length < 32) throw new Error("AUTH_SECRET: expected at least 32 characters");
  const db = openAccounts(given.file);
  const listeners = new Set<(accountId: string) => void>();
  // A copy: what the house has set stays with this installation.
  const settings = { ...given };
  applyHouseSettings({ db, settings });
  return {
    db,
    settings,
    clock,
    chance,
    box,
    secure: isSecure(settings),
    auth: createAuth(db, settings, chance),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed: (accountId) => {
      for (const listener of listeners) listener(accountId);
    },
    close: () => db.close(),
  };
}

export const isSecure = (settings: Pick<AccountSettings, "baseUrl">): boolean => settings.baseUrl.startsWith("https:");

/** HMAC-SHA256 under AUTH_SECRET, each purpose with its own prefix; base64url. */
export const keyedHash = (accounts: Accounts, purpose: string, text: string): string =>
  createHmac("sha256", accounts.settings.secret).update(`${purpose}\n${text}`).digest("base64url");

/** Compares without telling where they differ. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

export const isoOf = (ms: number): Instant => new Date(ms).toISOString();

export const normalEmail = (email: string): string => email.trim().toLowerCase();
