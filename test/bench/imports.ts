// The largest spreadsheet against a large registry: how long its preview takes, its import and the preview of undoing it. Every third
// row is of somebody who is there already. The built server over HTTP; persons stand in the caches alone, which is what is compared.
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { mostRows } from "../../server/imports/limits.ts";
import { findFreePort, startApp } from "../support/app.ts";
import { makeProductionFolder, signIn } from "../support/production-folder.ts";
import { batchOf } from "./case-page.ts";
import { type Figure, figureOf } from "./figure.ts";
import { KeepAlive } from "./keep-alive.ts";
import { addPersons, personAt } from "./search-set.ts";

const askMs = 250;
const waitsMs = 20 * 60_000;
const columns = ["surname", "givenName", "birthOn", "comune", "address"];

function lineOf(i: number, persons: number): string {
  const { surname, givenName, birthOn, address } = personAt((i * 7919) % persons);
  const isThere = i % 3 === 0;
  const name = isThere ? surname : `Zq${surname.slice(2)}${"abcdefghil"[i % 10]}`;
  const at = isThere ? address : `Via Nuova ${i}`;
  return [name, givenName, birthOn.split("-").reverse().join("/"), "Ostiglia", at].join(";");
}

const tableOf = (persons: number): string =>
  [
    "Cognome;Nome;Data di nascita;Comune;Indirizzo",
    ...Array.from({ length: mostRows }, (_, i) => lineOf(i, persons)),
  ].join("\r\n");

interface Asked {
  client: KeepAlive;
  url: string;
  headers: Record<string, string>;
}

async function upload({ url, headers }: Asked, table: string): Promise<string> {
  const more = { "content-type": "application/octet-stream", "x-ambito-upload": "1", "x-file-name": "elenco.csv" };
  const answer = await fetch(`${url}/api/imports`, { method: "POST", headers: { ...headers, ...more }, body: table });
  if (!answer.ok) throw new Error(`the upload was answered ${answer.status}`);
  return ((await answer.json()) as { importId: string }).importId;
}

async function change<T>({ client }: Asked, path: string, input: object): Promise<T> {
  const { status, body } = await client.ask("POST", `/trpc/${path}`, JSON.stringify(input));
  if (status !== 200) throw new Error(`${path} was answered ${status} ${body.slice(0, 200)}`);
  return (JSON.parse(body) as { result: { data: T } }).result.data;
}

/** Seconds until `isDone`, asked as the page asks. */
async function secondsUntil<T>({ client }: Asked, path: string, input: object, isDone: (of: T) => boolean) {
  const started = performance.now();
  while (performance.now() - started < waitsMs) {
    const { status, body } = await client.ask("GET", batchOf([[path, input]]));
    if (status !== 200) throw new Error(`${path} was answered ${status}`);
    const [answer] = JSON.parse(body) as [{ result: { data: T } }];
    if (isDone(answer.result.data)) return { seconds: (performance.now() - started) / 1_000, seen: answer.result.data };
    await new Promise((done) => setTimeout(done, askMs));
  }
  throw new Error(`${path} did not end`);
}

interface Seen {
  status: string;
}

async function measure(asked: Asked, persons: number): Promise<Figure[]> {
  const importId = await upload(asked, tableOf(persons));
  const layout = { headerLine: 0, columns, source: "Prova", comune: "020038", withCases: true, area: "adults" };
  await change(asked, "imports.look", { importId, layout });
  const ended = ({ status }: Seen) => status !== "looking";
  const page = { importId, limit: 1 };
  const { seconds: preview, seen } = await secondsUntil<Seen & { makes: object }>(
    asked,
    "imports.getPreview",
    page,
    ended,
  );
  const about = `${mostRows} rows with their cases, ${persons} persons; ${JSON.stringify(seen.makes)}`;
  const { jobId } = await change<{ jobId: string }>(asked, "imports.start", { importId });
  const done = await secondsUntil<{ endedAt: string | null }>(
    asked,
    "imports.getJob",
    { jobId },
    ({ endedAt }) => endedAt !== null,
  );
  await change(asked, "imports.lookUndo", { jobId });
  const undo = await secondsUntil<Seen>(asked, "imports.getUndo", { jobId }, ended);
  const figure = (name: string, value: number, n: string) =>
    figureOf({ figure: name, value: Math.round(value * 10) / 10, unit: "s", n });
  return [
    figure("imports.preview_s", preview, about),
    figure("imports.import_s", done.seconds, about),
    figure("imports.undo_preview_s", undo.seconds, about),
  ];
}

export async function importsSuite(persons: number): Promise<Figure[]> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const folder = makeProductionFolder(["supervisor"], origin);
  try {
    const start = () => startApp({ dataDir: folder.dir, port, env: { ...folder.env, BASE_URL: origin } });
    let app = await start();
    const { cookie } = await signIn(folder, "supervisor", () => app.url, origin);
    await app.stop();
    const driver = EmbeddedDriver.open(dataFolder(folder.dir).database, { mode: "write" });
    await addPersons(driver, persons, persons);
    driver.close();
    app = await start();
    const headers = { cookie, origin };
    const client = await KeepAlive.open(app.url, headers);
    const figures = await measure({ client, url: app.url, headers }, persons);
    client.close();
    await app.stop();
    return figures;
  } finally {
    folder.remove();
  }
}
