// A whole installation in a temporary folder, in process: real libSQL files (a migrated template copied), real
// writer, real policy, fake clock. What tests of the engine and of the rooms stand on.
import { randomBytes, randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findAccount, insertAccount } from "../../db/accounts/accounts.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { giveGrant } from "../../server/access/grants.ts";
import type { Grant, Session } from "../../server/access/session.ts";
import { createClock } from "../../server/clock.ts";
import { readConfig } from "../../server/config.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { type OpenWriter, openWriter } from "../../server/engine/open-writer.ts";
import { type Envelope, type Sent, send, uuidOf } from "../../server/engine/send.ts";
import { upgradeDatabase } from "../../server/open-database.ts";
import { openServices } from "../../server/open-services.ts";
import type { Services } from "../../server/services.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { workflows as registered } from "../../workflows/registry.ts";
import { channelReader } from "./reader.ts";

const root = resolve(import.meta.dirname, "../..");
let template: string | undefined;

/** One migrated and seeded file per test process; every installation starts from a copy. */
async function templateFile(): Promise<string> {
  if (template && existsSync(template)) return template;
  const path = join(mkdtempSync(join(tmpdir(), "ambito-template-")), "ambito.db");
  const driver = EmbeddedDriver.open(path, { mode: "write" });
  await upgradeDatabase(driver, { root, demo: true });
  driver.checkpoint("truncate");
  driver.close();
  template = path;
  return path;
}

export interface Installation {
  dir: string;
  services: Services;
  open: OpenWriter;
  /** The reader dies, as a thread may. */
  killReader: () => void;
  masterKey: Uint8Array;
  /** Gives somebody an account, so that cases may name her; who sends anything has one. */
  know: (accountId: string, ...grants: (RoleId | Grant)[]) => void;
  /** Moves the clock. */
  at: (instant: string) => void;
  send: (
    session: Session,
    envelope: Omit<Envelope, "commandId" | "event"> & { commandId?: string; type: string; payload?: JsonObject },
  ) => Promise<Sent>;
  /** The same folder under another release: its workflows. The one before is closed. */
  upgrade: (workflows: readonly Workflow[]) => Promise<Installation>;
  /** Closes and keeps the folder. */
  leave: () => Promise<void>;
  close: () => Promise<void>;
}

/** A session with grants in force for ever; territory `district` and all areas unless told otherwise. */
export function sessionOf(accountId: string, ...grants: (RoleId | (Partial<Grant> & { role: RoleId }))[]): Session {
  const full = grants.map(
    (grant): Grant => ({
      territory: "district",
      areas: "all",
      from: "2000-01-01",
      ...(typeof grant === "string" ? { role: grant } : grant),
    }),
  );
  const who = { sessionId: `session-${accountId}`, accountId, name: accountId, locale: "it" as const };
  return { ...who, grants: full, brokenGlass: [], standsInFor: [] };
}

interface InstallOptions {
  /** Replaces the registry, so that a toy workflow can be registered in a test. */
  workflows?: readonly Workflow[];
  now?: string;
}

export async function install(options: InstallOptions = {}): Promise<Installation> {
  const dir = mkdtempSync(join(tmpdir(), "ambito-"));
  cpSync(await templateFile(), join(dir, "ambito.db"));
  return openFolder(dir, randomBytes(32), options);
}

/** What goes on when the folder is opened again. */
interface Sender {
  sent: number;
  /** Accounts that are in it. */
  known: Set<string>;
}

/** Opens an installation in a folder that holds one. */
async function openFolder(
  dir: string,
  masterKey: Buffer,
  options: InstallOptions,
  sender: Sender = { sent: 0, known: new Set() },
): Promise<Installation> {
  const databaseFile = join(dir, "ambito.db");
  const keyFile = join(dir, "keys.db");
  let wall = options.now ?? "2026-03-02T09:00:00.000Z";
  const clock = createClock(() => new Date(wall));
  const workflows = options.workflows ?? registered;
  const random = (size: number) => randomBytes(size);
  const open = await openWriter({
    root,
    demo: true,
    databaseFile,
    keyFile,
    masterKey,
    workflows,
    now: clock.now,
    random,
  });
  const driver = EmbeddedDriver.open(databaseFile, { mode: "read" });
  const { reader, kill } = channelReader(databaseFile, workflows);
  const services = await openServices({
    config: readConfig({ DATA_DIR: dir }, dir),
    folder: dataFolder(dir),
    demo: false,
    clock,
    nowMs: () => Date.parse(wall),
    random,
    uuid: randomUUID,
    masterKey,
    secret: masterKey.toString("hex"),
    driver,
    port: open.writer,
    reader,
    workflows,
  });
  const { known } = sender;
  let left = false;
  const leave = async () => {
    if (left) return;
    left = true;
    services.close();
    await reader.close();
    await open.close();
  };
  /** Who acts has an account, so that cases may be given to her. */
  const know = (accountId: string, ...grants: (RoleId | Grant)[]) => {
    if (known.has(accountId)) return;
    known.add(accountId);
    if (findAccount(services.accounts.db, accountId)) return;
    const email = `${accountId}@esempio.example`;
    services.accounts.db.batchSync([insertAccount({ accountId, name: accountId, email, locale: "it", at: wall })]);
    for (const { role, territory, areas, from } of sessionOf(accountId, ...grants).grants)
      giveGrant(services.accounts, accountId, { role, territory, areas, from }, "test");
  };
  return {
    dir,
    services,
    open,
    killReader: kill,
    masterKey,
    know,
    at: (instant) => {
      wall = instant;
    },
    send: (session, { type, payload, commandId, ...envelope }) => {
      sender.sent += 1;
      know(session.accountId, ...session.grants);
      const id = commandId ?? uuidOf(`${dir}/${sender.sent}`);
      return send(services, session, { ...envelope, commandId: id, event: { type, payload: payload ?? {} } });
    },
    upgrade: async (next) => {
      await leave();
      return openFolder(dir, masterKey, { workflows: next, now: wall }, sender);
    },
    leave,
    close: async () => {
      await leave();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
