// Over HTTP, on the built server as a process of its own and 16 clients in this one (they share the cores):
// commands a second, pages a second, and the main thread's loop delay meanwhile.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { findFreePort, startApp } from "../support/app.ts";
import { idOf, makeProductionFolder, type SignedIn, signIn } from "../support/production-folder.ts";
import { type Figure, figureOf, median } from "./figure.ts";
import { makeQueueSet } from "./queue-set.ts";

const clients = 16;
const seconds = 5;
const rounds = 3;
const words = "Testo inventato di una nota di lavoro, lungo quanto una nota vera: ".repeat(4);

/** Requests a second that `ask` reaches with all clients at once. */
async function rate(ask: (n: number) => Promise<boolean>): Promise<number> {
  const started = performance.now();
  const until = started + seconds * 1000;
  let done = 0;
  let next = 0;
  const lane = async () => {
    while (performance.now() < until) {
      if (!(await ask(next++))) throw new Error("the bench was refused");
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, lane));
  return (done * 1000) / (performance.now() - started);
}

async function openCases(worker: SignedIn, count: number): Promise<string[]> {
  const person = idOf("bench-person");
  const send = (caseId: string, kind: string, type: string, payload: object) =>
    worker.mutate("cases.send", {
      caseId,
      kind,
      commandId: idOf(`${caseId}/${type}`),
      expectedSeq: 0,
      event: { type, payload },
    });
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

async function loopDelayMs(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1]) * 1000;
}

/** `rawCommands`: the raw loop's commands a second, from the engine suite of the same run. */
export async function httpSuite(root: string, rawCommands: number | undefined): Promise<Figure[]> {
  const origin = `http://127.0.0.1:${await findFreePort()}`;
  const folder = makeProductionFolder(["socialWorker"], origin);
  const file = dataFolder(folder.dir).database;
  await makeQueueSet(root, file, 10_000);
  const app = await startApp({ dataDir: folder.dir, env: { ...folder.env, BASE_URL: origin } });
  const worker = await signIn(folder, "socialWorker", () => app.url, origin);
  const ids = await openCases(worker, 200);
  const commandRates: number[] = [];
  const pageRates: number[] = [];
  let asked = 0;
  for (let round = 0; round < rounds; round++) {
    commandRates.push(
      await rate(async () => {
        const n = asked++;
        const payload = { noteKind: "call", text: words };
        const input = {
          caseId: ids[n % ids.length],
          commandId: idOf(`note-${n}`),
          expectedSeq: 1,
          event: { type: "NOTE", payload },
        };
        return (await worker.mutate("cases.send", input)).status === 200;
      }),
    );
    const ask = encodeURIComponent(JSON.stringify({ view: "all", limit: 100 }));
    pageRates.push(
      await rate(async () => {
        const answer = await fetch(`${app.url}/api/queues/page?ask=${ask}`, { headers: { cookie: worker.cookie } });
        const text = await answer.text();
        return answer.status === 200 && text.length > 10_000;
      }),
    );
  }
  const lag = await loopDelayMs(app.url);
  const raw = pageLoop(file);
  await app.stop();
  folder.remove();
  const n = `${clients} clients, ${rounds} rounds of ${seconds} s`;
  const commands = { figure: "engine.http_commands_per_s", value: median(commandRates), unit: "1/s", n };
  return [
    figureOf(rawCommands === undefined ? commands : { ...commands, limit: rawCommands }),
    figureOf({
      figure: "queues.http_pages_per_s",
      value: median(pageRates),
      limit: raw,
      unit: "1/s",
      n: `${n}, pages of 100`,
    }),
    figureOf({ figure: "engine.loop_delay_p99_ms", value: lag, unit: "ms", n }),
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
