// Opens what access stands on, in one call for http.main.ts and for tests: accounts.db, reads.db, the check of
// sessions and the routes that make them.
import type { Hono } from "hono";
import { openReads } from "../../db/read-log/reads.ts";
import type { Clock } from "../clock.ts";
import { type AccountSettings, type Accounts, createAccounts, defaultAccountSettings } from "./accounts.ts";
import { createSessionCheck, type SessionCheck } from "./check.ts";
import { createReadLog, type ReadLog } from "./read-log.ts";
import { accessRoutes } from "./routes.ts";
import { createSecretBox } from "./secret-box.ts";

export interface AccessFiles {
  accountsFile: string;
  readsFile: string;
  baseUrl: string;
  trustProxy: boolean;
  /** AUTH_SECRET. */
  secret: string;
  masterKey: Uint8Array;
  clock: Clock;
  /** The machine's clock in milliseconds, never shifted: sessions, locks and links run by it. */
  nowMs: () => number;
  random: (size: number) => Uint8Array;
  /** ⚙ where the house differs from the defaults. */
  house?: Partial<AccountSettings>;
}

export interface OpenAccess {
  accounts: Accounts;
  check: SessionCheck;
  reads: ReadLog;
  /** To mount at /api/auth, behind ownOriginOnly. */
  routes: Hono;
  close(): void;
}

export function openAccess(given: AccessFiles): OpenAccess {
  const box = createSecretBox(given.masterKey, given.random);
  const settings: AccountSettings = {
    ...defaultAccountSettings,
    ...given.house,
    file: given.accountsFile,
    baseUrl: given.baseUrl,
    trustProxy: given.trustProxy,
    secret: given.secret,
  };
  const clock = { ...given.clock, nowMs: given.nowMs };
  const accounts = createAccounts(
    settings,
    clock,
    { uuid: () => uuidFrom(given.random(16)), bytes: given.random },
    box,
  );
  const reads = createReadLog(openReads(given.readsFile), box, given.clock);
  return {
    accounts,
    check: createSessionCheck(accounts),
    reads,
    routes: accessRoutes(accounts),
    close: () => {
      reads.close();
      accounts.close();
    },
  };
}

/** Version 4. */
function uuidFrom(random: Uint8Array): string {
  const bytes = Buffer.from(random);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
