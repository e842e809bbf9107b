// The registry of people as its server gives it: a person's page with all its cards, a search as one types it, who may be
// the same person, and the diary. The built server over HTTP, one kept-alive client. Most persons stand in the caches alone,
// which is what searches read; those whose page is opened have their log, their case and their papers.
import { randomUUID } from "node:crypto";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { findFreePort, startApp } from "../support/app.ts";
import { idOf, makeProductionFolder, signIn } from "../support/production-folder.ts";
import { slipOf } from "../support/slips.ts";
import { batchOf, diaryFigure, read } from "./case-page.ts";
import { type Figure, figureOf, median, quantile } from "./figure.ts";
import { KeepAlive } from "./keep-alive.ts";
import { asked } from "./search.ts";
import { addPersons, personAt } from "./search-set.ts";
import { processorS } from "./server-figures.ts";

/** Persons whose page is opened. */
const opened = 400;
const clients = 16;
const rounds = 40;
const warming = 5;
const pageLimitMs = 30;
const searchLimitMs = 30;
const alikeLimitMs = 50;
/** A page of the queue of possible duplicates looks at ten thousand records, in the reader's thread. */
const queueLimitMs = 3_000;
const queuePages = 20;

type Known = Partial<ReturnType<typeof personAt>>;

/** What is typed of a person who is there already, by the kind of the mistake. */
const typed: Record<string, (i: number) => Known> = {
  same: (i) => personAt(i),
  names: (i) => ({ surname: personAt(i).surname, givenName: personAt(i).givenName }),
  slip: (i) => ({ ...personAt(i), surname: slipOf(personAt(i).surname.toLowerCase(), i * 7), fiscalCode: "" }),
  turned: (i) => {
    const [year, month, day = ""] = personAt(i).birthOn.split("-");
    return { ...personAt(i), birthOn: Number(day) <= 12 ? `${year}-${day}-${month}` : `${year}-${month}-11` };
  },
  code: (i) => ({ fiscalCode: personAt(i).fiscalCode }),
  nobody: (i) => ({ ...personAt(i), surname: `Xq${personAt(i).surname.slice(2)}`, fiscalCode: "", address: "" }),
};

async function send(client: KeepAlive, caseId: string, kind: string, seq: number, type: string, payload: object) {
  const body = JSON.stringify({ commandId: randomUUID(), caseId, kind, expectedSeq: seq, event: { type, payload } });
  const { status, body: answer } = await client.ask("POST", "/api/cases/send", body);
  if (status !== 200) throw new Error(`${type} was answered ${status} ${answer}`);
}

const openedId = (i: number) => idOf(`opened person ${i}`);

/** A person with representatives, papers, a stay and a case in which something was written. */
async function writePerson(client: KeepAlive, i: number): Promise<void> {
  const person = openedId(i);
  const known = { surname: `Aperti${"abcdefghij"[i % 10]}`, givenName: "Prova", birthOn: "1950-05-06", sex: "F" };
  const lives = { territory: "020038", address: `Via Prova ${i}`, fiscalCodeMissing: "unknown", phone: "0386 123456" };
  await send(client, person, "person", 0, "OPEN_PERSON", { ...known, ...lives });
  const act = { actRole: "guardian", representativeName: "Tutore Prova", authority: "court" };
  await send(client, person, "person", 1, "RECORD_ACT", { ...act, actOn: "2025-01-02", from: "2025-01-02" });
  await send(client, person, "person", 2, "ADD_ALERT", { alertKind: "visitInTwo", alertText: "Avvertenza di prova" });
  const moved = { territory: "020042", movedOn: "2026-01-02", address: `Via Nuova ${i}` };
  await send(client, person, "person", 3, "MOVE_RESIDENCE", moved);
  const caseId = idOf(`case of opened person ${i}`);
  const contact = { person, territory: "020042", area: "adults", need: "income", channel: "desk", requester: "self" };
  await send(client, caseId, "case-intake", 0, "OPEN_CONTACT", { ...contact, contactReason: "Chiede aiuto (prova)" });
  for (let n = 1; n <= 5; n++)
    await send(client, caseId, "case-intake", n, "NOTE", { noteKind: "call", text: "Prova" });
}

/** As the screen asks it: the record, then the cards beside it. */
const pageOf = (personId: string) => [
  batchOf([["people.getRecord", { personId }]]),
  batchOf([
    ["people.getRights", { personId }],
    ["people.getPayer", { personId }],
    ["people.getPapers", { personId }],
  ]),
];

async function waitsOf(times: number, ask: (i: number) => Promise<unknown>): Promise<number[]> {
  const waits: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await ask(i);
    waits.push(performance.now() - started);
  }
  return waits;
}

/** By kind, each of as many rounds over other persons; what is compiled and opened first is not what is measured. */
async function byKind(
  kinds: Record<string, (i: number) => unknown>,
  persons: number,
  ask: (input: never) => Promise<void>,
): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for (const [kind, inputOf] of Object.entries(kinds)) {
    const one = (round: number) => ask(inputOf((round * 7919) % persons) as never);
    for (let round = 0; round < warming; round++) await one(1_000 + round);
    found.set(kind, await waitsOf(rounds, one));
  }
  return found;
}

const p99 = (waits: readonly number[]) => quantile(waits, 0.99);

export async function peopleSuite(persons: number): Promise<Figure[]> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const folder = makeProductionFolder(["socialWorker"], origin);
  const start = () => startApp({ dataDir: folder.dir, port, env: { ...folder.env, BASE_URL: origin } });
  try {
    let app = await start();
    const { cookie } = await signIn(folder, "socialWorker", () => app.url, origin);
    const open = () => KeepAlive.open(app.url, { cookie, origin });
    let left = opened;
    await Promise.all(
      Array.from({ length: clients }, async () => {
        const client = await open();
        while (left > 0) await writePerson(client, --left);
        client.close();
      }),
    );
    await app.stop();
    const driver = EmbeddedDriver.open(dataFolder(folder.dir).database, { mode: "write" });
    await addPersons(driver, persons, persons);
    driver.close();
    app = await start();
    const client = await open();
    const figures = await measure(client, app.url, persons);
    client.close();
    await app.stop();
    return [...figures, await diaryFigure()];
  } finally {
    folder.remove();
  }
}

/** Pages of the queue of possible duplicates, one after the other from the newest record on. */
async function walkQueue(client: KeepAlive): Promise<number[]> {
  let before: number | undefined;
  return waitsOf(queuePages, async () => {
    const path = batchOf([["people.listDuplicates", before === undefined ? {} : { before }]]);
    const { status, body } = await client.ask("GET", path);
    if (status !== 200) throw new Error(`the queue was answered ${status}`);
    const answer = JSON.parse(String(body)) as [{ result: { data: { next?: number } } }];
    before = answer[0].result.data.next;
  });
}

/** With the processor time of one answer, ms, all threads: what it takes where others use the processor too. */
async function withProcessor<T>(url: string, count: (of: T) => number, run: () => Promise<T>) {
  const before = await processorS(url);
  const waits = await run();
  return { waits, meanMs: (((await processorS(url)) - before) * 1000) / count(waits) };
}

async function measure(client: KeepAlive, url: string, persons: number): Promise<Figure[]> {
  const page = async (i: number) => {
    for (const path of pageOf(openedId(i))) await read(client, path);
  };
  const warmed = 20;
  for (let i = 0; i < warmed; i++) await page(opened - 1 - i);
  const pages = await withProcessor(
    url,
    (waits) => waits.length,
    () => waitsOf(opened - warmed, page),
  );
  const ofKinds = (found: Map<string, number[]>) => found.size * (rounds + warming);
  const searches = await withProcessor(url, ofKinds, () =>
    byKind(asked, persons, (words: string) => read(client, batchOf([["search.find", { words }]]), 20)),
  );
  const alike = await withProcessor(url, ofKinds, () =>
    byKind(typed, persons, ({ personId: _, territory: __, ...known }: Known) =>
      read(client, batchOf([["people.findAlike", known]]), 20),
    ),
  );
  const queue = await withProcessor(
    url,
    (waits) => waits.length,
    () => walkQueue(client),
  );
  const about = `${persons} persons and as many cases in the caches, over HTTP`;
  const figure = (name: string, waits: readonly number[], meanMs: number, limit: number, what: string) =>
    figureOf({
      ...{ figure: name, value: p99(waits), limit, unit: "ms" },
      n: `${what}; ${about}; ${waits.length} times, median ${median(waits).toFixed(1)} ms, processor ${meanMs.toFixed(1)} ms each; limit = aim`,
    });
  const kindsOf = (found: Map<string, number[]>) =>
    [...found].map(([kind, waits]) => `${kind} ${p99(waits).toFixed(1)}`).join(", ");
  const all = (found: Map<string, number[]>) => [...found.values()].flat();
  const cards = `record, rights, payer and papers of ${opened} persons with a log`;
  return [
    figure("people.page_p99_ms", pages.waits, pages.meanMs, pageLimitMs, cards),
    ...(
      [
        ["people.search_p99_ms", searches, searchLimitMs],
        ["people.duplicates_p99_ms", alike, alikeLimitMs],
      ] as const
    ).map(([name, { waits, meanMs }, limit]) =>
      figure(name, all(waits), meanMs, limit, `as one types: ${kindsOf(waits)}`),
    ),
    figure("people.queue_page_p99_ms", queue.waits, queue.meanMs, queueLimitMs, "a page of possible duplicates"),
  ];
}
