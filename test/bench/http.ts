// Over HTTP, on the built server as a process of its own and 16 kept-alive clients in this one (they share the cores):
// commands a second with their waits, pages a second, and the main thread's loop delay under commands.
import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { findFreePort, startApp } from "../support/app.ts";
import { idOf, makeProductionFolder, type SignedIn, signIn } from "../support/production-folder.ts";
import { type Figure, figureOf, median, middleRound, quantile } from "./figure.ts";
import { KeepAlive } from "./keep-alive.ts";
import { makeQueueSet } from "./queue-set.ts";
import type { RawLoop } from "./raw-loop.ts";
import { loopDelayMs } from "./server-figures.ts";

const clients = 16;
const seconds = 5;
const rounds = 3;
/** A command may wait for so many commits, all in all. */
const commitsWaited = 10;
const words = "Testo inventato di una nota di lavoro, lungo quanto una nota vera: ".repeat(4);

interface Round {
  perSecond: number;
  /** Waits of single requests, ms. */
  waits: number[];
}

/** All clients at once, each with its next request as soon as it is answered. */
async function load(open: () => Promise<KeepAlive>, ask: (client: KeepAlive) => Promise<boolean>): Promise<Round> {
  const lanes = await Promise.all(Array.from({ length: clients }, open));
  const waits: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    lanes.map(async (client) => {
      for (let now = performance.now(); now < until; ) {
        if (!(await ask(client))) throw new Error("the bench was refused");
        const answered = performance.now();
        waits.push(answered - now);
        now = answered;
      }
      client.close();
    }),
  );
  return { perSecond: (waits.length * 1000) / (performance.now() - started), waits };
}

async function openCases(worker: SignedIn, count: number): Promise<string[]> {
  const person = idOf("bench-person");
  const send = (caseId: string, kind: string, type: string, payload: object) =>
    worker.send({ caseId, kind, commandId: idOf(`${caseId}/${type}`), expectedSeq: 0, event: { type, payload } });
  await send(person, "person", "OPEN_PERSON", { surname: "Prova", territory: "020038", fiscalCodeMissing: "unknown" });
  const ids = Array.from({ length: count }, (_, i) => idOf(`bench-http-${i}`));
  const first = {
    person,
    territory: "020038",
    area: "adults",
    need: "income",
    channel: "desk",
    requester: "self",
    contactReason: words,
  };
  for (const id of ids) {
    const { status } = await send(id, "case-intake", "OPEN_CONTACT", first);
    if (status !== 200) throw new Error(`opening answered ${status}`);
  }
  return ids;
}

/** `raw`: the raw loop of the engine suite. */
export async function httpSuite(root: string, raw: RawLoop): Promise<Figure[]> {
  const origin = `http://127.0.0.1:${await findFreePort()}`;
  const folder = makeProductionFolder(["socialWorker"], origin);
  const file = dataFolder(folder.dir).database;
  await makeQueueSet(root, file, 10_000);
  const app = await startApp({ dataDir: folder.dir, env: { ...folder.env, BASE_URL: origin } });
  const worker = await signIn(folder, "socialWorker", () => app.url, origin);
  const ids = await openCases(worker, 200);
  const open = () => KeepAlive.open(app.url, { cookie: worker.cookie, origin });
  const commands: Round[] = [];
  const pages: Round[] = [];
  const limits: { commands: number; pages: number }[] = [];
  let asked = 0;
  const note = async (client: KeepAlive) => {
    const caseId = ids[asked++ % ids.length];
    const event = { type: "NOTE", payload: { noteKind: "call", text: words } };
    const body = JSON.stringify({ caseId, commandId: randomUUID(), expectedSeq: 1, event });
    return (await client.ask("POST", "/api/cases/send", body)).status === 200;
  };
  const path = `/api/queues/page?ask=${encodeURIComponent(JSON.stringify({ view: "all", limit: 100 }))}`;
  const page = async (client: KeepAlive) => {
    const { status, body } = await client.ask("GET", path);
    return status === 200 && body.length > 10_000;
  };
  const delays: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await loopDelayMs(app.url);
    commands.push(await load(open, note));
    delays.push(await loopDelayMs(app.url));
    pages.push(await load(open, page));
    limits.push({ commands: raw.perSecond(), pages: pageLoop(file) });
  }
  await app.stop();
  folder.remove();
  const n = `${clients} clients, ${rounds} rounds of ${seconds} s`;
  const middle = (given: readonly Round[], what: "commands" | "pages") =>
    middleRound(given.map((one, i) => ({ value: one.perSecond, limit: limits[i]?.[what] ?? 0 })));
  const waited = (given: readonly Round[], q: number) => median(given.map((one) => quantile(one.waits, q)));
  return [
    figureOf({ figure: "engine.http_commands_per_s", ...middle(commands, "commands"), unit: "1/s", n }),
    figureOf({ figure: "engine.http_p50_ms", value: waited(commands, 0.5), unit: "ms", n }),
    figureOf({
      ...{ figure: "engine.http_p99_ms", value: waited(commands, 0.99), unit: "ms" },
      limit: median(limits.map(({ commands: perSecond }) => (commitsWaited * clients * 1000) / perSecond)),
      n: `${n}; limit = ${commitsWaited} x what the raw loop takes to commit the ${clients} commands that may wait at once`,
    }),
    figureOf({ figure: "engine.loop_delay_p99_ms", value: median(delays), unit: "ms", n: `${n}, commands only` }),
    figureOf({
      figure: "queues.http_pages_per_s",
      ...middle(pages, "pages"),
      unit: "1/s",
      n: `${n}, pages of 100`,
    }),
    figureOf({ figure: "queues.http_p99_ms", value: waited(pages, 0.99), unit: "ms", n: `${n}, pages of 100` }),
  ];
}

/** The same rows by objects and JSON.stringify, in process, without HTTP. */
function pageLoop(file: string): number {
  const copy = join(file, "..", "raw-loop.db");
  copyFileSync(file, copy);
  const driver = EmbeddedDriver.open(copy, { mode: "read" });
  const sql = `SELECT l.*, p.surname||' '||p.given_name AS person, substr(p.birth_on,1,4) AS birth_year FROM list_row l
    LEFT JOIN person_row p ON p.person_id=l.person_id WHERE l.closed=0 AND l.restricted=0 ORDER BY l.due_on, l.case_id LIMIT 100`;
  const started = performance.now();
  const pages = 1000;
  for (let i = 0; i < pages; i++) JSON.stringify(driver.readSync(sql));
  const perSecond = (pages * 1000) / (performance.now() - started);
  driver.close();
  return perSecond;
}
