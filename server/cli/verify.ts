// npm run verify: proves chains, seals, roots, decisions and caches of a folder, also while the server runs; takes no
// lock. With --archive FILE it proves an exported archive instead, without a database or a key.
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { KeyReader } from "../../db/keys/key-file.ts";
import { linesOf, verifyArchive } from "../archive-verifier.ts";
import { type DataFolder, openSecrets, rootKeyFile } from "../data-folder.ts";
import { inThreads, rangesFor } from "../engine/chain-threads.ts";
import { readRootKeys } from "../engine/root-keys.ts";
import { readRootLines } from "../engine/root-signer.ts";
import { readRootCode } from "../engine/signed-root.ts";
import { type VerifyOptions, type VerifyReport, verify } from "../engine/verify.ts";
import { openReference } from "../open-database.ts";
import { byId, type CommandContext, existingFolder, openForReading, options } from "./command.ts";

const mostThreads = 4;
const usage = 'npm run verify [-- --root "AMBITO1 …"] [-- --archive FILE]';

/** Exit code 0 when everything holds, 1 otherwise. `--root` takes the text of a printed root to compare with. */
export async function verifyCommand(context: CommandContext, args: string[]): Promise<number> {
  const { archive, root } = options(args, ["archive", "root"], usage);
  // Before minutes of work: a slip in the text is not a fault of the log.
  if (root !== undefined && !readRootCode(root))
    throw new Error('--root: expected the text of the code on a printed root, which begins with AMBITO1, between ""');
  if (archive !== undefined && !existsSync(archive)) throw new Error(`--archive: there is no file ${resolve(archive)}`);
  const codes = root ? [root] : [];
  return archive ? verifyFile(context, archive, codes) : verifyFolder(context, codes);
}

async function verifyFile({ say }: CommandContext, file: string, codes: string[]): Promise<number> {
  const { counts, end, publicKeys, problems } = await verifyArchive(linesOf(file), codes);
  const { events, sealed, seals, roots, frozen } = counts;
  say(`${events} events, ${sealed} sealed parts, ${frozen} frozen rows, ${seals} seals, ${roots} signed roots`);
  say(`It ends at position ${end.pos} with root ${end.root}.`);
  for (const key of publicKeys) say(`Signed with ${key}: compare it with the key on a printed root.`);
  return tell(say, problems, problems.length);
}

async function verifyFolder(context: CommandContext, codes: string[]): Promise<number> {
  const { config, say } = context;
  const { folder, demo } = existingFolder(context);
  const { masterKey } = openSecrets(config, folder, demo, context.random);
  const keys = KeyReader.open(folder.keys, masterKey);
  const reference = await openReference(context.root, demo);
  const rootKeys = readRootKeys(rootKeyFile(config, folder));
  const before = readRootLines(folder.roots);
  const { driver, begin, end } = openForReading(context, folder);
  try {
    begin();
    const report = await verify({
      ...{ driver, keys, reference },
      tables: "own",
      ...chainThreads(context, folder),
      workflows: byId(context.workflows),
      roots: {
        ...{ codes, lines: { before, after: () => readRootLines(folder.roots) } },
        ...(rootKeys ? { publicKeys: rootKeys.trusted } : {}),
      },
      file: !config.databaseUrl,
      files: folder.files,
    });
    for (const line of wordsOf(report)) say(line);
    return tell(say, report.problems, report.found);
  } finally {
    end();
    reference.close();
    keys.close();
  }
}

/** A thread a core, where there is more than one and a file that each can open. */
function chainThreads({ root, config }: CommandContext, { database }: DataFolder): Pick<VerifyOptions, "chains"> {
  const entry = join(root, "build/server/chains.js");
  const count = Math.min(availableParallelism(), mostThreads);
  if (config.databaseUrl || count < 2 || !existsSync(entry)) return {};
  const data = { databaseFile: database, encryptionKey: config.databaseEncryptionKey };
  return { chains: { count: rangesFor(count), check: inThreads(entry, count, data) } };
}

export const wordsOf = (report: VerifyReport): string[] => [
  `${report.events} events of ${report.cases} cases, ${report.seals} seals, ${report.sealedParts} sealed parts`,
  `${report.redecided} events decided again by their own version`,
  `${report.files} files of documents, ${report.signedRoots} signed roots`,
];

function tell(say: (line: string) => void, problems: readonly string[], found: number): number {
  for (const problem of problems) say(`PROBLEM ${problem}`);
  if (found > problems.length) say(`and ${found - problems.length} more`);
  say(found === 0 ? "Everything holds." : found === 1 ? "1 problem." : `${found} problems.`);
  return found === 0 ? 0 : 1;
}
