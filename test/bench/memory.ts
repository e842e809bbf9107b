// engine.memory_growth: resident memory of the built server under commands of 16 kept-alive clients, who open cases, write in
// them and turn pages. Compared: the middle of the last tenth with the middle of the first tenth after a warm-up, in which
// caches of a fixed size fill. `--commands N` runs longer: a slow leak shows only then.
import { randomUUID } from "node:crypto";
import { findFreePort, startApp } from "../support/app.ts";
import { idOf, makeProductionFolder, signIn } from "../support/production-folder.ts";
import { type Figure, figureOf, median } from "./figure.ts";
import { KeepAlive } from "./keep-alive.ts";
import { residentBytes } from "./server-figures.ts";

const clients = 16;
const persons = 200;
const notesOfCase = 8;
/** Until the page caches of all connections (64 MiB each for the main file) and the writer's hot cases are full. */
const warmUp = 120_000;
const mostGrowth = 1.1;
const sampleEveryMs = 1_000;
const pageEvery = 50;
const words = "Testo inventato di una nota di lavoro, lungo quanto una nota vera: ".repeat(4);

interface Sample {
  /** Commands answered until then. */
  done: number;
  bytes: number;
}

class Lane {
  readonly #client: KeepAlive;
  readonly #answered: () => void;
  #sent = 0;

  constructor(client: KeepAlive, answered: () => void) {
    this.#client = client;
    this.#answered = answered;
  }

  async #send(caseId: string, kind: string, expectedSeq: number, type: string, payload: object): Promise<void> {
    const body = JSON.stringify({ caseId, kind, commandId: randomUUID(), expectedSeq, event: { type, payload } });
    const { status, body: answer } = await this.#client.ask("POST", "/api/cases/send", body);
    if (status !== 200) throw new Error(`${type} was answered ${status} ${answer}`);
    this.#answered();
    this.#sent += 1;
    if (this.#sent % pageEvery !== 0) return;
    const asked = encodeURIComponent(JSON.stringify({ view: "all", limit: 100 }));
    await this.#client.ask("GET", `/api/queues/page?ask=${asked}`);
  }

  openPerson(person: string): Promise<void> {
    const payload = { surname: "Prova", territory: "020038", fiscalCodeMissing: "unknown" };
    return this.#send(person, "person", 0, "OPEN_PERSON", payload);
  }

  /** A case from its opening to its last note. */
  async case(person: string): Promise<void> {
    const [caseId, kind] = [randomUUID(), "case-intake"];
    const about = { person, territory: "020038", area: "adults", need: "income", channel: "desk" };
    await this.#send(caseId, kind, 0, "OPEN_CONTACT", { ...about, requester: "self", contactReason: words });
    await this.#send(caseId, kind, 1, "REPORT", { reportSource: "self", reportText: words });
    for (let i = 0; i < notesOfCase; i++)
      await this.#send(caseId, kind, 2 + i, "NOTE", { noteKind: "call", text: words });
  }
}

const middleOf = (samples: readonly Sample[], from: number, to: number): number =>
  median(samples.filter(({ done }) => done >= from && done <= to).map(({ bytes }) => bytes));

/** `commands`: beside the warm-up. */
export async function memorySuite(commands: number): Promise<Figure[]> {
  const origin = `http://127.0.0.1:${await findFreePort()}`;
  const folder = makeProductionFolder(["socialWorker"], origin);
  const app = await startApp({ dataDir: folder.dir, env: { ...folder.env, BASE_URL: origin } });
  const { cookie } = await signIn(folder, "socialWorker", () => app.url, origin);
  let done = 0;
  const samples: Sample[] = [];
  const sampling = setInterval(() => {
    void residentBytes(app.url).then((bytes) => samples.push({ done, bytes }));
  }, sampleEveryMs);
  const total = warmUp + commands;
  const ids = Array.from({ length: persons }, (_, i) => idOf(`memory-person-${i}`));
  const answered = () => {
    done += 1;
  };
  const sockets = await Promise.all(Array.from({ length: clients }, () => KeepAlive.open(app.url, { cookie, origin })));
  const lanes = sockets.map((client) => new Lane(client, answered));
  await Promise.all(
    lanes.map(async (lane, i) => {
      for (let p = i; p < persons; p += clients) await lane.openPerson(ids[p] ?? "");
    }),
  );
  await Promise.all(
    lanes.map(async (lane) => {
      while (done < total) await lane.case(ids[Math.floor(Math.random() * persons)] ?? "");
    }),
  );
  for (const client of sockets) client.close();
  clearInterval(sampling);
  await app.stop();
  folder.remove();
  const first = middleOf(samples, warmUp, warmUp + commands / 10);
  const last = middleOf(samples, total - commands / 10, total);
  const mib = (bytes: number) => Math.round(bytes / 1_048_576);
  const n = `${commands} commands after ${warmUp}: from ${mib(first)} to ${mib(last)} MiB resident`;
  return [figureOf({ figure: "engine.memory_growth", value: last / first, limit: mostGrowth, unit: "x", n })];
}
