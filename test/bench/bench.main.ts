// Entry of `npm run bench [-- suite ...] [--commands N] [--cases N] [--persons N] [--json]`: runs the suites in order and prints their
// figures; `--commands` is for the memory of the server, which only long runs tell, `--cases` for the length of the log
// that is proven and of the largest work list, `--persons` for the size of the registry.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { asOfSuite } from "./as-of.ts";
import { bulkSuite } from "./bulk.ts";
import { casePageSuite } from "./case-page.ts";
import { countsSuite } from "./counts.ts";
import { engineSuite } from "./engine.ts";
import { exportsSuite } from "./exports.ts";
import type { Figure } from "./figure.ts";
import { checkSuite, startSuite } from "./house.ts";
import { httpSuite } from "./http.ts";
import { importsSuite } from "./imports.ts";
import { longCaseSuite } from "./long-case.ts";
import { memorySuite } from "./memory.ts";
import { peopleSuite } from "./people.ts";
import { proofSuite } from "./proof.ts";
import { queuesSuite } from "./queues.ts";
import { searchSuite } from "./search.ts";
import { uiSuite } from "./ui.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** The engine's figures over HTTP stand beside the same raw loop; those of its proof, of bulk and of its memory follow. */
async function wholeEngine(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  try {
    const { figures, raw } = await engineSuite(root, folder);
    return [
      ...figures,
      ...(await httpSuite(root, raw)),
      ...(await proofSuite(root, cases)),
      ...(await bulkSuite(root)),
      ...(await memorySuite(commands)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const args = process.argv.slice(2);
const json = args.includes("--json");
const numbers = ["--commands", "--cases", "--persons"];

function numberOf(name: string, usual: number, least: number): number {
  const at = args.indexOf(name);
  const value = at < 0 ? usual : Number(args[at + 1]);
  if (value >= least) return value;
  console.error(`${name}: expected a number of at least ${least}.`);
  process.exit(2);
}

const commands = numberOf("--commands", 100_000, 20_000);
const cases = numberOf("--cases", 8_000, 300);
const persons = numberOf("--persons", 1_000_000, 1_000);

/** Of the largest work list. */
const listed = Math.max(10_000, numberOf("--cases", 1_000_000, 300));

const suites: Record<string, () => Promise<Figure[]>> = {
  engine: wholeEngine,
  proof: () => proofSuite(root, cases),
  bulk: () => bulkSuite(root),
  queues: () => queuesSuite(root, listed),
  ui: () => uiSuite(listed),
  counts: () => countsSuite(root),
  search: () => searchSuite(root),
  people: () => peopleSuite(persons),
  exports: () => exportsSuite(root),
  imports: () => importsSuite(persons),
  asof: () => asOfSuite(root),
  case: casePageSuite,
  long: longCaseSuite,
  memory: () => memorySuite(commands),
  start: () => startSuite(root),
  check: () => checkSuite(root),
};

const wanted = args.filter((one, i) => !one.startsWith("--") && !numbers.includes(args[i - 1] ?? ""));
/** Without a name all, but what is part of another once only. */
const partOfEngine = ["proof", "bulk", "memory"];
const isWanted = (name: string) => (wanted.length === 0 ? !partOfEngine.includes(name) : wanted.includes(name));
const unknown = wanted.filter((one) => !(one in suites));
if (unknown.length > 0) {
  console.error(`No suite ${unknown.join(", ")}. One of: ${Object.keys(suites).join(", ")}.`);
  process.exit(2);
}
for (const [name, suite] of Object.entries(suites)) {
  if (!isWanted(name)) continue;
  for (const figure of await suite()) {
    if (json) console.log(JSON.stringify(figure));
    else {
      const against = figure.limit === undefined ? "" : `  (${figure.ratio} of ${figure.limit})`;
      console.log(`${figure.figure.padEnd(34)} ${figure.value} ${figure.unit}${against}  ${figure.n}`);
    }
  }
}
