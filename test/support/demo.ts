// The demo district as a running application with everybody's password: seeded once for a build and a day, then copied,
// so that each test file changes a district of its own.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { type App, makeFolder, startApp } from "./app.ts";
import { openPage, type PageOptions, type WatchedPage } from "./page.ts";
import { root } from "./source-files.ts";

export interface Demo extends App {
  /** Password by e-mail address. */
  passwords: ReadonlyMap<string, string>;
  /** The address of the first account with this role, as printed at the start. */
  emailOf(role: string): string;
  /** A page of its own browser context, signed in. */
  signIn(browser: Browser, roleOrEmail: string, options?: PageOptions): Promise<WatchedPage>;
  /** Stops the server and removes the copy. */
  end(): Promise<void>;
}

interface Account {
  email: string;
  roles: string;
  password: string;
}

/** Lines such as `  mara.bianchi@demo.example   socialWorker   abcde-fghij-klmno-pqrst`. */
function readAccounts(printed: string): Account[] {
  return printed.split("\n").flatMap((line) => {
    const found = /^ {2}(\S+@\S+)\s+(\S.*?)\s+([a-z2-9]{5}(?:-[a-z2-9]{5}){3})$/.exec(line.trimEnd());
    return found ? [{ email: found[1] ?? "", roles: found[2] ?? "", password: found[3] ?? "" }] : [];
  });
}

/** The seeded folder for this build and day; made when missing, earlier ones are removed. */
export async function findDemoTemplate(): Promise<string> {
  const { content } = JSON.parse(readFileSync(join(root, "build/stamp.json"), "utf8")) as { content: string };
  const name = `demo-${content.slice(0, 12)}-${new Date().toISOString().slice(0, 10)}`;
  const template = join(root, "build", name);
  if (existsSync(template)) return template;
  for (const old of readdirSync(join(root, "build")).filter((file) => file.startsWith("demo-"))) {
    rmSync(join(root, "build", old), { recursive: true, force: true });
  }
  const work = `${template}.part`;
  mkdirSync(work, { recursive: true });
  const app = await startApp({ dataDir: join(work, "data"), env: { DEMO: "1" }, readyWithinMs: 180_000 });
  // The accounts are printed once the server listens, which may be just after it says that it is ready.
  for (let waited = 0; readAccounts(app.output()).length === 0 && waited < 100; waited++) {
    await new Promise((done) => setTimeout(done, 50));
  }
  await app.stop();
  const accounts = readAccounts(app.output());
  if (accounts.length === 0) throw new Error(`The demo printed no accounts:\n${app.output()}`);
  writeFileSync(join(work, "accounts.json"), JSON.stringify(accounts));
  renameSync(work, template);
  return template;
}

export async function startDemo(env: Record<string, string> = {}): Promise<Demo> {
  const template = await findDemoTemplate();
  const accounts = JSON.parse(readFileSync(join(template, "accounts.json"), "utf8")) as Account[];
  const folder = makeFolder(join(template, "data"));
  const app = await startApp({ dataDir: folder.path, env });
  const passwords = new Map(accounts.map(({ email, password }) => [email, password]));

  const emailOf = (role: string) => {
    const account = accounts.find(({ roles }) => roles.split(" + ").includes(role));
    if (!account) throw new Error(`The demo has no account with the role ${role}`);
    return account.email;
  };
  const signIn = async (browser: Browser, roleOrEmail: string, options?: PageOptions) => {
    const email = roleOrEmail.includes("@") ? roleOrEmail : emailOf(roleOrEmail);
    const watched = await openPage(browser, app.url, options);
    const { page } = watched;
    await page.getByRole("textbox", { name: "Posta elettronica di servizio" }).fill(email);
    await page.getByLabel("Password", { exact: true }).fill(passwords.get(email) ?? "");
    await page.getByRole("button", { name: "Accedi" }).click();
    await page.getByRole("heading", { level: 1, name: /^Oggi/ }).waitFor();
    return watched;
  };
  const end = async () => {
    await app.stop();
    folder.remove();
  };
  return { ...app, passwords, emailOf, signIn, end };
}
