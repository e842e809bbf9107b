// A place to run `npm run workflow` from in a test: a program folder with the workflows of the test in its lock, and an
// installation's data folder as the operator's settings name it.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandContext } from "../../server/cli/command.ts";
import { workflowCommand } from "../../server/cli/workflow.ts";
import { readConfig } from "../../server/config.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { Installation } from "./installation.ts";
import { root } from "./source-files.ts";

export interface CommandFolder {
  /** Where the command is run: plans lie here. */
  dir: string;
  said: string[];
  /** Runs `npm run workflow -- …args`; a thrown message is said too. */
  run: (...args: string[]) => Promise<number>;
  remove: () => void;
}

/** `now`: the machine's clock, so that days are those of the installation. */
export function commandFolder(
  house: Pick<Installation, "dir" | "masterKey">,
  workflows: readonly Workflow[],
  now: () => string,
): CommandFolder {
  const dir = mkdtempSync(join(tmpdir(), "ambito-command-"));
  mkdirSync(join(dir, "workflows"));
  symlinkSync(join(root, "db"), join(dir, "db"));
  const keyFile = join(dir, "master.key");
  writeFileSync(keyFile, Buffer.from(house.masterKey).toString("hex"));
  writeFileSync(join(house.dir, "installation.json"), JSON.stringify({ mode: "demo", createdOn: "2025-01-01" }));
  const env = {
    ...{ DATA_DIR: house.dir, MASTER_KEY_FILE: keyFile },
    AUTH_SECRET: Buffer.from(house.masterKey).toString("hex"),
  };
  const said: string[] = [];
  const context: CommandContext = {
    ...{ root: dir, config: readConfig(env, dir), workflows },
    wall: () => new Date(now()),
    random: (size) => crypto.getRandomValues(new Uint8Array(size)),
    say: (line) => said.push(line),
  };
  return {
    dir,
    said,
    run: async (...args) => {
      said.length = 0;
      try {
        return await workflowCommand(context, args);
      } catch (error) {
        said.push(error instanceof Error ? error.message : "failed");
        return 1;
      }
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
