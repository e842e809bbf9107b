// Entry of the commands: `npm run verify|backup|…`. Reads arguments, environment, clock and
// randomness, and hands them to one file a command.
import { randomBytes } from "node:crypto";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { workflows } from "../workflows/registry.ts";
import { adminCommand } from "./cli/admin.ts";
import { backupCommand } from "./cli/backup.ts";
import type { CommandContext } from "./cli/command.ts";
import { demoCommand } from "./cli/demo.ts";
import { drillCommand } from "./cli/drill.ts";
import { exportArchiveCommand } from "./cli/export-archive.ts";
import { restoreCommand } from "./cli/restore.ts";
import { rootKeyCommand } from "./cli/root-key.ts";
import { rulesCommand } from "./cli/rules.ts";
import { upgradeCommand } from "./cli/upgrade.ts";
import { verifyCommand } from "./cli/verify.ts";
import { workflowCommand } from "./cli/workflow.ts";
import { readConfig } from "./config.ts";
import { whyNot } from "./trouble.ts";

const commands: Record<string, (context: CommandContext, args: string[]) => Promise<number>> = {
  admin: adminCommand,
  verify: verifyCommand,
  backup: backupCommand,
  restore: restoreCommand,
  "export-archive": exportArchiveCommand,
  rules: rulesCommand,
  demo: demoCommand,
  "root-key": rootKeyCommand,
  drill: drillCommand,
  upgrade: upgradeCommand,
  workflow: workflowCommand,
};

async function run(): Promise<number> {
  const [name = "", ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    console.error(`Unknown command. One of: ${Object.keys(commands).join(", ")}.`);
    return 2;
  }
  return command(
    {
      root: resolve(dirname(fileURLToPath(import.meta.url)), "../.."),
      config: readConfig(process.env, process.cwd()),
      workflows,
      wall: () => new Date(),
      random: (size) => randomBytes(size),
      say: (line) => console.log(line),
    },
    args,
  );
}

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(whyNot(error, process.env.DATA_DIR ?? "the data folder").replace(/^Ambito does not start: /, ""));
    process.exitCode = 1;
  },
);
