// npm run drill: makes a backup, restores it into a scratch folder and verifies it there, also while the server runs;
// the server does the same every night.
import { openSecrets } from "../data-folder.ts";
import { type DrillOptions, type DrillResult, runDrill } from "../jobs/drill.ts";
import { byId, type CommandContext, existingFolder, options, refuseServerMode } from "./command.ts";

export function drillOptions(context: CommandContext): DrillOptions {
  const { config, root, random, workflows, wall } = context;
  const { folder, demo } = existingFolder(context);
  const { masterKey } = openSecrets(config, folder, demo, random);
  return {
    ...{ root, folder, masterKey, random, workflows: byId(workflows), nights: config.backupNights },
    encryptionKey: config.databaseEncryptionKey,
    now: () => wall().toISOString(),
  };
}

export function tellResult({ say }: CommandContext, result: DrillResult): number {
  for (const problem of result.problems) say(`PROBLEM ${problem}`);
  if (result.found > result.problems.length) say(`and ${result.found - result.problems.length} more`);
  const { events, cases, seconds } = result;
  if (result.ok) say(`Restored and verified: ${events} events of ${cases} cases in ${seconds} s.`);
  return result.ok ? 0 : 1;
}

export async function drillCommand(context: CommandContext, args: string[] = []): Promise<number> {
  options(args, [], "npm run drill, and nothing after it");
  refuseServerMode(context, "drill");
  const drill = drillOptions(context);
  const result = await runDrill(drill);
  if (result.kept) context.say(`Backup in ${drill.folder.backups}/${result.kept}`);
  return tellResult(context, result);
}
