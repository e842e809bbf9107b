// A whole installation in a temporary folder, in process: real libSQL files (a migrated template copied), real
// writer, real policy, fake clock. What tests of the engine and of the rooms stand on.
import { createHmac, randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadTables } from "../../db/district/load-tables.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { KeyReader } from "../../db/keys/key-file.ts";
import { type OpenAccess, openAccess } from "../../server/access/open.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import type { Grant, Session } from "../../server/access/session.ts";
import { createClock } from "../../server/clock.ts";
import { readConfig } from "../../server/config.ts";
import { type OpenWriter, openWriter } from "../../server/engine/open-writer.ts";
import { type Envelope, type Sent, send, uuidOf } from "../../server/engine/send.ts";
import { upgradeDatabase } from "../../server/open-database.ts";
import type { Services } from "../../server/services.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { workflows as registered } from "../../workflows/registry.ts";

const root = resolve(import.meta.dirname, "../..");
let template: string | undefined;

/** One migrated and seeded file per test process; every installation starts from a copy. */
async function templateFile(): Promise<string> {
  if (template && existsSync(template)) return template;
  const path = join(mkdtempSync(join(tmpdir(), "ambito-template-")), "ambito.db");
  const driver = EmbeddedDriver.open(path, { mode: "write" });
  await upgradeDatabase(driver, { root });
  driver.raw.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  driver.close();
  template = path;
  return path;
}

export interface Installation {
  dir: string;
  services: Services;
  open: OpenWriter;
  access: OpenAccess;
  masterKey: Uint8Array;
  /** Moves the clock. */
  at: (instant: string) => void;
  send: (
    session: Session,
    envelope: Omit<Envelope, "commandId" | "event"> & { commandId?: string; type: string; payload?: JsonObject },
  ) => Promise<Sent>;
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
  return { sessionId: `session-${accountId}`, accountId, name: accountId, locale: "it", grants: full, brokenGlass: [] };
}

/** `workflows` replaces the registry, so that a toy workflow can be registered in a test. */
export async function install(options: { workflows?: readonly Workflow[]; now?: string } = {}): Promise<Installation> {
  const dir = mkdtempSync(join(tmpdir(), "ambito-"));
  mkdirSync(dir, { recursive: true });
  const databaseFile = join(dir, "ambito.db");
  const keyFile = join(dir, "keys.db");
  cpSync(await templateFile(), databaseFile);
  const masterKey = randomBytes(32);
  let wall = options.now ?? "2026-03-02T09:00:00.000Z";
  const clock = createClock(() => new Date(wall));
  const workflows = options.workflows ?? registered;
  const random = (size: number) => randomBytes(size);
  const open = await openWriter({ root, databaseFile, keyFile, masterKey, workflows, now: clock.now, random });
  const driver = EmbeddedDriver.open(databaseFile, { mode: "read" });
  const keys = KeyReader.open(keyFile, masterKey);
  const access = openAccess({
    accountsFile: join(dir, "accounts.db"),
    readsFile: join(dir, "reads.db"),
    baseUrl: "http://127.0.0.1:3000",
    trustProxy: false,
    secret: "s".repeat(40),
    masterKey,
    clock,
    nowMs: () => Date.now(),
    random,
  });
  const services: Services = {
    config: readConfig({ DATA_DIR: dir }, dir),
    demo: false,
    clock,
    driver,
    keys,
    port: open.writer,
    policy: createPolicy(kindRights(workflows)),
    accounts: access.accounts,
    reads: access.reads,
    workflows: new Map(workflows.map((workflow) => [workflow.id, workflow])),
    tables: await loadTables(driver),
    mac: (text) => createHmac("sha256", masterKey).update(text).digest("hex"),
    random,
  };
  let counter = 0;
  return {
    dir,
    services,
    open,
    access,
    masterKey,
    at: (instant) => {
      wall = instant;
    },
    send: (session, { type, payload, commandId, ...envelope }) => {
      counter += 1;
      const id = commandId ?? uuidOf(`${dir}/${counter}`);
      return send(services, session, { ...envelope, commandId: id, event: { type, payload: payload ?? {} } });
    },
    close: async () => {
      access.close();
      driver.close();
      keys.close();
      await open.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
