// npm run demo -- --cases N [--seed TEXT]: fills an empty demo folder with a load set ("prova di carico"), or says what
// the folder holds. Takes the folder's lock, so the server must be stopped; refuses any folder that is not a demo's.
import { existsSync } from "node:fs";
import { openServerDriver } from "../../db/driver/server.ts";
import { createClock, shiftFor } from "../clock.ts";
import { dataFolder, openFolder, openSecrets, takeLock } from "../data-folder.ts";
import { isDemoEmpty } from "../demo/is-empty.ts";
import { defaultSeed, sampleCases, simulate } from "../demo/simulate.ts";
import { type CommandContext, options } from "./command.ts";

const mostCases = 1_000_000;

/** Exit code 0 when the set was made, 1 when the folder has data already. */
export async function demoCommand(context: CommandContext, args: string[]): Promise<number> {
  const { config, say } = context;
  const given = options(args, ["cases", "seed"]);
  const cases = Number(given.cases ?? sampleCases);
  if (!Number.isSafeInteger(cases) || cases < 12 || cases > mostCases)
    throw new Error(`--cases expects a number from 12 to ${mostCases}`);
  const clock = createClock(context.wall, shiftFor(context.wall, config.demoToday));
  // Asked before the folder is marked as one or the other.
  const marked = existsSync(dataFolder(config.dataDir).mark);
  const wanted = config.demo ?? (config.loopback && config.defaultFolder);
  const { folder, demo } =
    marked || wanted ? openFolder(config, clock.today()) : { folder: dataFolder(config.dataDir), demo: false };
  if (!demo)
    throw new Error(
      `${folder.dir} is not a demo's folder: invented data never go among real ones (DEMO=1, empty folder)`,
    );
  const release = takeLock(folder);
  try {
    const { masterKey, secret } = openSecrets(config, folder, demo, context.random);
    const files = {
      databaseFile: folder.database,
      keyFile: folder.keys,
      encryptionKey: config.databaseEncryptionKey,
      databaseUrl: config.databaseUrl,
      databaseAuthToken: config.databaseAuthToken,
    };
    if (!(await isDemoEmpty(files))) {
      say(`${folder.dir} holds a demo already. Remove the folder, or name another one in DATA_DIR.`);
      return 1;
    }
    if (cases > sampleCases)
      say(`Load set / prova di carico: ${cases} cases. Not to be mixed with figures of the plan.`);
    const started = performance.now();
    const made = await simulate({
      ...files,
      root: context.root,
      masterKey,
      workflows: context.workflows,
      random: context.random,
      secret,
      today: clock.today(),
      seed: given.seed ?? defaultSeed,
      cases,
      say,
      ...(config.databaseUrl ? { driver: openServerDriver(config.databaseUrl, config.databaseAuthToken) } : {}),
    });
    const seconds = (performance.now() - started) / 1000;
    for (const [what, times] of made.refused) say(`  refused: ${times} ${what}`);
    say(`${made.persons} persons, ${made.cases} cases, ${made.sent} commands in ${seconds.toFixed(1)} s`);
    return 0;
  } finally {
    release();
  }
}
