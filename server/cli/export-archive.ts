// npm run export-archive -- --to FILE: the whole log as an archive that proves itself without this program, also while
// the server runs. No key leaves; what is sealed stays sealed, what is open in the log is open in the archive.
import { appendFileSync, closeSync, existsSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { rootKeyFile } from "../data-folder.ts";
import { writeArchive } from "../engine/archive.ts";
import { readRootKeys } from "../engine/root-keys.ts";
import { type CommandContext, existingFolder, openForReading, options } from "./command.ts";

/** Lines gathered before they are written. */
const bufferedBytes = 1 << 20;
const usage = "npm run export-archive -- --to FILE";

export async function exportArchiveCommand(context: CommandContext, args: string[]): Promise<number> {
  const { to } = options(args, ["to"], usage);
  if (!to) throw new Error(`expected ${usage}`);
  const path = resolve(to);
  if (existsSync(path)) throw new Error(`${path} exists already`);
  if (!existsSync(dirname(path))) throw new Error(`${dirname(path)} is no folder: make it first`);
  const { folder } = existingFolder(context);
  const keys = readRootKeys(rootKeyFile(context.config, folder));
  if (!keys)
    throw new Error("there is no key that signs roots (ROOT_KEY_FILE): the server makes it when it first runs");
  const { driver, begin, end } = openForReading(context, folder);
  const part = `${path}.part`;
  const file = openSync(part, "w", 0o600);
  let waiting = "";
  const flush = () => {
    appendFileSync(file, waiting);
    waiting = "";
  };
  try {
    begin();
    const exportedAt = context.wall().toISOString();
    const counts = await writeArchive({
      ...{ driver, exportedAt, keys },
      write: (line) => {
        waiting += line;
        if (waiting.length >= bufferedBytes) flush();
      },
    });
    flush();
    closeSync(file);
    renameSync(part, path);
    context.say(
      `${counts.events} events, ${counts.sealed} sealed parts, ${counts.seals} seals, ${counts.roots} signed roots`,
    );
    context.say(`Archive in ${path}. It holds no key, and is confidential all the same: open data stand in clear.`);
    return 0;
  } finally {
    rmSync(part, { force: true });
    end();
  }
}
