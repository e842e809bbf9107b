// Entry of `npm run bench [-- suite ...] [--json]`: runs the suites in order and prints their figures.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { asOfSuite } from "./as-of.ts";
import { engineSuite } from "./engine.ts";
import type { Figure } from "./figure.ts";
import { checkSuite, startSuite } from "./house.ts";
import { httpSuite } from "./http.ts";
import { queuesSuite } from "./queues.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** The engine's figures over HTTP stand beside the same raw loop. */
async function engineAndHttp(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  try {
    const { figures, raw } = await engineSuite(root, folder);
    return [...figures, ...(await httpSuite(root, raw))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const suites: Record<string, () => Promise<Figure[]>> = {
  engine: engineAndHttp,
  queues: () => queuesSuite(root),
  asof: () => asOfSuite(root),
  start: () => startSuite(root),
  check: () => checkSuite(root),
};

const args = process.argv.slice(2);
const json = args.includes("--json");
const wanted = args.filter((one) => !one.startsWith("--"));
const unknown = wanted.filter((one) => !(one in suites));
if (unknown.length > 0) {
  console.error(`No suite ${unknown.join(", ")}. One of: ${Object.keys(suites).join(", ")}.`);
  process.exit(2);
}
for (const [name, suite] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const figure of await suite()) {
    if (json) console.log(JSON.stringify(figure));
    else {
      const against = figure.limit === undefined ? "" : `  (${figure.ratio} of ${figure.limit})`;
      console.log(`${figure.figure.padEnd(34)} ${figure.value} ${figure.unit}${against}  ${figure.n}`);
    }
  }
}
