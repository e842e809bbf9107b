// npm run restore -- --from BACKUP [--keys FOLDER]: puts a backup into an empty DATA_DIR and verifies it.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { dataFolder, type Mark, openSecrets, takeLock } from "../data-folder.ts";
import { restore } from "../jobs/backup.ts";
import { byId, type CommandContext, options, refuseServerMode } from "./command.ts";

export async function restoreCommand(context: CommandContext, args: string[]): Promise<number> {
  refuseServerMode(context, "restore");
  const { from, keys, "demo-keys": demoKeys } = options(args, ["from", "keys", "demo-keys"]);
  if (!from) throw new Error("expected --from BACKUP");
  const source = resolve(from);
  const { mode } = JSON.parse(readFileSync(join(source, "data/installation.json"), "utf8")) as Mark;
  const folder = dataFolder(context.config.dataDir);
  mkdirSync(folder.dir, { recursive: true });
  const release = takeLock(folder);
  try {
    if (mode === "demo" && demoKeys) copyDemoSecrets(resolve(demoKeys), folder.dir);
    const { masterKey } = openSecrets(context.config, folder, mode === "demo", context.random);
    const report = await restore({
      root: context.root,
      from: source,
      keysFrom: keys ? resolve(keys) : undefined,
      to: folder.dir,
      masterKey,
      random: context.random,
      workflows: byId(context.workflows),
      encryptionKey: context.config.databaseEncryptionKey,
    });
    context.say(`Restored ${report.events} events of ${report.cases} cases into ${folder.dir}; everything holds.`);
    return 0;
  } finally {
    release();
  }
}

/** A demo keeps its secrets in its own folder: they are taken from the old one. */
function copyDemoSecrets(from: string, to: string): void {
  for (const file of ["demo-master.key", "demo-auth.secret", "demo-root.key"])
    if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
}
