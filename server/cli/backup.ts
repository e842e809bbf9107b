// npm run backup [-- --to FOLDER]: a verified copy, also while the server runs; keys in a folder of their own.
import { join, resolve } from "node:path";
import { backup } from "../jobs/backup.ts";
import { byId, type CommandContext, existingFolder, options, refuseServerMode } from "./command.ts";

export async function backupCommand(context: CommandContext, args: string[]): Promise<number> {
  refuseServerMode(context, "backup");
  const { folder } = existingFolder(context);
  const stamp = context.wall().toISOString().slice(0, 19).replace(/[:T]/g, "-");
  const to = resolve(options(args, ["to"]).to ?? join(folder.backups, stamp));
  const report = await backup({
    folder,
    to,
    workflows: byId(context.workflows),
    encryptionKey: context.config.databaseEncryptionKey,
  });
  context.say(`Backed up ${report.events} events of ${report.cases} cases to ${to} and verified the copy.`);
  context.say("Keep its keys/ apart from its data/: together they open everything, given the master key.");
  return 0;
}
