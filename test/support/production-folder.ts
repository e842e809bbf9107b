// A production data folder with one account of every role asked for, made before the built server starts on it;
// then signed-in clients that send commands over HTTP like the page does. For the kill test and the bench.
import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAccounts, defaultAccountSettings } from "../../server/access/accounts.ts";
import { createAccount } from "../../server/access/grants.ts";
import { createSecretBox } from "../../server/access/secret-box.ts";
import { createClock } from "../../server/clock.ts";
import { dataFolder } from "../../server/data-folder.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";

export interface ProductionFolder {
  dir: string;
  /** Settings for the server's environment. */
  env: Record<string, string>;
  masterKey: Uint8Array;
  /** E-mail -> token of the account's one-time link. */
  links: Map<string, string>;
  /** Account ids in the order asked for. */
  accountIds: string[];
  remove(): void;
}

/** Who has an account: named after her only role, or with several. */
export type Colleague = RoleId | { name: string; roles: readonly RoleId[] };

const nameOf = (who: Colleague) => (typeof who === "string" ? who : who.name);
const emailOf = (who: Colleague) => `${nameOf(who).toLowerCase()}@esempio.example`;
export const password = "una frase lunga e inventata";

/** `top`: an empty folder to make it in; a new one below the system's temporary one by default. */
export function makeProductionFolder(
  colleagues: readonly Colleague[],
  baseUrl: string,
  top = mkdtempSync(join(tmpdir(), "ambito-production-")),
): ProductionFolder {
  const dir = join(top, "data");
  mkdirSync(dir);
  const masterKey = randomBytes(32);
  const keyFile = join(top, "master.key");
  writeFileSync(keyFile, masterKey.toString("hex"));
  const secret = randomBytes(32).toString("hex");
  writeFileSync(join(dir, "installation.json"), JSON.stringify({ mode: "production", createdOn: "2026-01-01" }));
  const clock = createClock(() => new Date());
  const accounts = createAccounts(
    { ...defaultAccountSettings, file: dataFolder(dir).accounts, baseUrl, secret },
    { nowMs: Date.now, ...clock },
    { uuid: randomUUID, bytes: (size) => randomBytes(size) },
    createSecretBox(masterKey, (size) => randomBytes(size)),
  );
  const links = new Map<string, string>();
  const accountIds = colleagues.map((who) => {
    const roles = typeof who === "string" ? [who] : who.roles;
    const grants = roles.map((role) => ({ role, territory: "district", areas: "all" as const }));
    const named = { name: `Prova ${nameOf(who)}`, email: emailOf(who), grants };
    const { link, accountId } = createAccount(accounts, named, "test");
    links.set(emailOf(who), link.split("/").at(-1) ?? "");
    return accountId;
  });
  accounts.close();
  return {
    dir,
    env: { MASTER_KEY_FILE: keyFile, AUTH_SECRET: secret, LOG_LEVEL: "error" },
    masterKey,
    links,
    accountIds,
    remove: () => rmSync(top, { recursive: true, force: true }),
  };
}

export interface SignedIn {
  /** Sends a command by the plain route; resolves to the HTTP status and the parsed body. */
  send(command: unknown): Promise<{ status: number; body: unknown }>;
  /** tRPC query or mutation by POST, as the page asks. */
  ask(path: string, input: unknown): Promise<{ status: number; body: unknown }>;
  cookie: string;
}

async function post(url: string, origin: string, body: unknown, cookie: string): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", origin, ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });
}

/** A client bound to a cookie; the address may change when the server is started again. */
export function clientOf(url: () => string, origin: string, cookie: string): SignedIn {
  const answerOf = async (path: string, body: unknown) => {
    const answer = await post(`${url()}${path}`, origin, body, cookie);
    return { status: answer.status, body: (await answer.json().catch(() => undefined)) as unknown };
  };
  return {
    cookie,
    send: (command) => answerOf("/api/cases/send", command),
    ask: (path, input) => answerOf(`/trpc/${path}`, input),
  };
}

/** Sets the password by the one-time link and signs in. Administrators need a code and are not for here. */
export async function signIn(
  folder: ProductionFolder,
  who: Colleague,
  url: () => string,
  origin: string,
): Promise<SignedIn> {
  const email = emailOf(who);
  const token = folder.links.get(email);
  if (token) {
    const set = await post(`${url()}/api/auth/set-password`, origin, { token, password }, "");
    if (!set.ok) throw new Error(`set-password answered ${set.status} ${await set.text()}`);
    folder.links.delete(email);
  }
  const answer = await post(`${url()}/api/auth/sign-in`, origin, { email, password }, "");
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return clientOf(url, origin, cookie);
}

/** HMAC as a stand-in nobody knows: ids of test cases that cannot clash. */
export const idOf = (name: string): string => {
  const hex = createHmac("sha256", "test").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
