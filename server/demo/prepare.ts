// Makes an empty demo folder usable before the server opens it: accounts, then the simulated district.
import { openServerDriver } from "../../db/driver/server.ts";
import { workflows } from "../../workflows/registry.ts";
import { createAccounts, defaultAccountSettings } from "../access/accounts.ts";
import { demoLines, seedDemoAccounts } from "../access/demo-accounts.ts";
import { createSecretBox } from "../access/secret-box.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { DataFolder } from "../data-folder.ts";
import { FileStore } from "../documents/file-store.ts";
import { uuidOf } from "../engine/send.ts";
import type { WriterData } from "../engine/writer-data.ts";
import { isDemoEmpty } from "./is-empty.ts";
import { simulate } from "./simulate.ts";

export interface PrepareDemoOptions extends WriterData {
  config: Config;
  folder: DataFolder;
  clock: Clock;
  /** The machine's clock, milliseconds. */
  nowMs: () => number;
  random: (size: number) => Uint8Array;
  uuid: () => string;
  secret: string;
  say: (line: string) => void;
}

/** Lines to print once the server listens: who may sign in and how. */
export async function prepareDemo(options: PrepareDemoOptions): Promise<string[]> {
  const { config, folder, clock, random } = options;
  const accounts = createAccounts(
    {
      ...defaultAccountSettings,
      file: folder.accounts,
      baseUrl: config.baseUrl,
      secret: options.secret,
      trustProxy: config.trustProxy,
    },
    { nowMs: options.nowMs, now: clock.now, today: clock.today },
    { uuid: options.uuid, bytes: random },
    createSecretBox(options.masterKey, random),
  );
  try {
    // A folder that was made a demo on purpose, or is reached from outside, gets passwords of its own.
    const shared = config.loopback && config.defaultFolder && config.demo !== true;
    const staff = await seedDemoAccounts(accounts, { today: clock.today(), shared, idOf: uuidOf });
    const made = await fillDistrict(options);
    return [...(await demoLines(accounts, staff)), ...made];
  } finally {
    accounts.close();
  }
}

/** Runs the simulation in an empty folder; answers what the demo holds, in a line. */
async function fillDistrict(options: PrepareDemoOptions): Promise<string[]> {
  const { say, clock, databaseUrl, databaseAuthToken } = options;
  if (!(await isDemoEmpty(options))) return [];
  say("Making the demo district (two years of work, once) / si prepara l’ambito dimostrativo ...");
  const started = performance.now();
  const scale = await simulate({
    ...options,
    files: new FileStore({
      ...{ dir: options.folder.files, masterKey: options.masterKey },
      ...{ random: options.random, nowMs: options.nowMs },
    }),
    workflows,
    today: clock.today(),
    ...(databaseUrl ? { driver: openServerDriver(databaseUrl, databaseAuthToken) } : {}),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return [
    `  Invented data / dati inventati: ${scale.persons} persons, ${scale.cases} cases, ${scale.sent} commands in ${seconds} s`,
  ];
}
