// Accounts on a temporary file with a clock the test turns; requests go through the real routes and middleware.
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import {
  type AccountSettings,
  type Accounts,
  createAccounts,
  defaultAccountSettings,
} from "../../server/access/accounts.ts";
import { createSessionCheck, type SessionCheck } from "../../server/access/check.ts";
import { createAccount, type NewAccount } from "../../server/access/grants.ts";
import { ownOriginOnly } from "../../server/access/origin.ts";
import { accessRoutes } from "../../server/access/routes.ts";
import { createSecretBox } from "../../server/access/secret-box.ts";

export const origin = "http://127.0.0.1:3000";
export const password = "una frase lunga 1";

export interface House {
  accounts: Accounts;
  check: SessionCheck;
  app: Hono;
  /** Moves the machine's clock; the house's day stays. */
  pass(minutes: number): void;
  day: { today: string };
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): void;
}

export function openHouse(settings: Partial<AccountSettings> = {}): House {
  const folder = mkdtempSync(join(tmpdir(), "ambito-accounts-"));
  let shift = 0;
  const day = { today: "2026-03-02" };
  const clock = {
    nowMs: () => Date.now() + shift,
    now: () => `${day.today}T09:00:00.000Z`,
    today: () => day.today,
  };
  const chance = { uuid: () => randomUUID(), bytes: (length: number) => randomBytes(length) };
  const accounts = createAccounts(
    {
      ...defaultAccountSettings,
      file: join(folder, "accounts.db"),
      baseUrl: origin,
      secret: "x".repeat(40),
      ...settings,
    },
    clock,
    chance,
    createSecretBox(randomBytes(32), (size) => randomBytes(size)),
  );
  const app = new Hono();
  app.use("*", ownOriginOnly(origin));
  app.route("/api/auth", accessRoutes(accounts));
  return {
    accounts,
    check: createSessionCheck(accounts),
    app,
    day,
    pass: (minutes) => {
      shift += minutes * 60_000;
    },
    post: async (path, body, headers = {}) =>
      app.request(`/api/auth/${path}`, {
        method: "POST",
        headers: { origin, "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    close: () => {
      accounts.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export const tokenIn = (link: string): string => link.split("/").at(-1) ?? "";

/** Cookie header a browser would send back. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** Makes an account and sets its password through its link. */
export async function settle(house: House, given: Omit<NewAccount, "name"> & { name?: string }): Promise<string> {
  const { accountId, link } = createAccount(house.accounts, { name: "Prova", ...given }, "system");
  const response = await house.post("set-password", { token: tokenIn(link), password });
  if (response.status !== 200) throw new Error(`set-password answered ${response.status}`);
  return accountId;
}

export async function enter(house: House, email: string, given = password): Promise<string> {
  const response = await house.post("sign-in", { email, password: given });
  if (response.status !== 200) throw new Error(`sign-in answered ${response.status}`);
  return cookieOf(response);
}
