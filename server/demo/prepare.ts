// Makes an empty demo folder usable before the server opens it: accounts, then the simulated district.
import { createAccounts, defaultAccountSettings } from "../access/accounts.ts";
import { demoLines, seedDemoAccounts } from "../access/demo-accounts.ts";
import { createSecretBox } from "../access/secret-box.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { DataFolder } from "../data-folder.ts";
import { uuidOf } from "../engine/send.ts";
import type { WriterData } from "../engine/writer-data.ts";

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
    return await demoLines(accounts, staff);
  } finally {
    accounts.close();
  }
}
