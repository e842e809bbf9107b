// npm run restore -- --from BACKUP [--keys FOLDER]: puts a backup into an empty DATA_DIR and verifies it.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { dataFolder, type Mark, openSecrets, takeLock } from "../data-folder.ts";
import { restore } from "../jobs/backup.ts";
import { byId, type CommandContext, options, refuseServerMode } from "./command.ts";

const usage = "npm run restore -- --from BACKUP [--keys FOLDER], with the empty folder as DATA_DIR";
const demoKey = "demo-master.key";

export async function restoreCommand(context: CommandContext, args: string[]): Promise<number> {
  refuseServerMode(context, "restore");
  const { from, keys, "demo-keys": demoKeys } = options(args, ["from", "keys", "demo-keys"], usage);
  if (!from) throw new Error(`expected ${usage}`);
  const source = resolve(from);
  if (!existsSync(join(source, "data/installation.json")))
    throw new Error(`${source} is no backup: a folder with data/ and keys/ in it, as npm run backup makes them`);
  const { mode } = JSON.parse(readFileSync(join(source, "data/installation.json"), "utf8")) as Mark;
  const folder = dataFolder(context.config.dataDir);
  // Nothing is written before it is sure whose key it will be.
  if (mode === "demo" && !context.config.masterKeyFile && !existsSync(join(resolve(demoKeys ?? folder.dir), demoKey)))
    throw new Error("a demo keeps its keys in its own folder: add --demo-keys with the folder this backup was made of");
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
  for (const file of [demoKey, "demo-auth.secret", "demo-root.key"])
    if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
}
