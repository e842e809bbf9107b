// npm run verify: proves chains, seals and caches of a folder, also while the server runs. Takes no lock.
import { loadTables } from "../../db/district/load-tables.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { openServerDriver } from "../../db/driver/server.ts";
import { KeyReader } from "../../db/keys/key-file.ts";
import { openSecrets } from "../data-folder.ts";
import { verify } from "../engine/verify.ts";
import { byId, type CommandContext, existingFolder } from "./command.ts";

/** Exit code 0 when everything holds, 1 otherwise. */
export async function verifyCommand(context: CommandContext): Promise<number> {
  const { config, say } = context;
  const { folder, demo } = existingFolder(context);
  const { masterKey } = openSecrets(config, folder, demo, context.random);
  const keys = KeyReader.open(folder.keys, masterKey);
  const encryption = config.databaseEncryptionKey ? { encryptionKey: config.databaseEncryptionKey } : {};
  const embedded = config.databaseUrl
    ? undefined
    : EmbeddedDriver.open(folder.database, { mode: "read", ...encryption });
  const driver = embedded ?? openServerDriver(config.databaseUrl ?? "", config.databaseAuthToken);
  // One read transaction: the log and its caches as of the same commit, whatever is written meanwhile.
  embedded?.raw.exec("BEGIN");
  const tables = await loadTables(driver);
  const report = await verify({ driver, keys, tables, workflows: byId(context.workflows) });
  embedded?.raw.exec("COMMIT");
  driver.close();
  keys.close();
  say(`${report.events} events of ${report.cases} cases, ${report.seals} seals, ${report.sealedParts} sealed parts`);
  say(`${report.redecided} of them decided again by their own version`);
  for (const problem of report.problems) say(`PROBLEM ${problem}`);
  say(report.problems.length === 0 ? "Everything holds." : `${report.problems.length} problems.`);
  return report.problems.length === 0 ? 0 : 1;
}
