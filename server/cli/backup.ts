// npm run backup [-- --to FOLDER]: a verified and encrypted copy, also while the server runs; keys in a folder of
// their own.
import { join, resolve } from "node:path";
import { openSecrets } from "../data-folder.ts";
import { backup } from "../jobs/backup.ts";
import { byId, type CommandContext, existingFolder, options, refuseServerMode } from "./command.ts";

export async function backupCommand(context: CommandContext, args: string[]): Promise<number> {
  refuseServerMode(context, "backup");
  const { folder, demo } = existingFolder(context);
  const { masterKey } = openSecrets(context.config, folder, demo, context.random);
  const stamp = context.wall().toISOString().slice(0, 19).replace(/[:T]/g, "-");
  const to = resolve(options(args, ["to"], "npm run backup [-- --to FOLDER]").to ?? join(folder.backups, stamp));
  const report = await backup({
    ...{ folder, to, masterKey, random: context.random },
    scratch: join(folder.scratch, `backup-${stamp}`),
    workflows: byId(context.workflows),
    encryptionKey: context.config.databaseEncryptionKey,
  });
  context.say(`Backed up ${report?.events} events of ${report?.cases} cases to ${to}, verified and encrypted.`);
  context.say("Only the master key opens it. Keep its keys/ apart from its data/, and for a shorter time.");
  return 0;
}
