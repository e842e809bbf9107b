// The built server on a demo, with all that it may say said aloud (LOG_LEVEL=debug): searches by name, acts that go
// wrong, payloads that are none, paths that hold a name, and bugs whose messages quote one. No line of its log, no hint
// and no figure names a person of the demo, nor do the files it writes beside the main one.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { listComuni } from "../../db/network/list-comuni.ts";
import { makePopulation, type SyntheticPerson } from "../../server/demo/population.ts";
import { defaultSeed } from "../../server/demo/simulate.ts";
import { publicNoticeOn } from "../../workflows/rules/contacts/in-public.ts";
import { type App, startApp } from "../support/app.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { PersonalData } from "../support/personal-data.ts";
import { clientOf, type SignedIn } from "../support/production-folder.ts";

let demo: Demo;
let app: App;
let driver: EmbeddedDriver;
let population: SyntheticPerson[];
let worker: SignedIn;
let clerk: SignedIn;

beforeAll(async () => {
  demo = await startDemo();
  await demo.stop();
  app = await startApp({ dataDir: demo.dataDir, env: { LOG_LEVEL: "debug" } });
  driver = EmbeddedDriver.open(join(demo.dataDir, "ambito.db"), { mode: "write", busyTimeoutMs: 5_000 });
  const { createdOn } = JSON.parse(readFileSync(join(demo.dataDir, "installation.json"), "utf8"));
  const comuni = await listComuni(driver);
  population = makePopulation({ seed: defaultSeed, day: createdOn, persons: 2000, comuni }).persons;
  worker = await enter("anna.assistente@demo.ambito.example");
  clerk = await enter(demo.emailOf("housingClerk"));
});
afterAll(async () => {
  driver?.close();
  await app?.stop();
  await demo?.end();
});

/** Codes of receipts: nor do those stand in a log. */
const codes: string[] = [];

const json = { "content-type": "application/json" };
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, { method: "POST", headers: { ...json, origin: app.url, ...headers }, body });

async function enter(email: string): Promise<SignedIn> {
  const answer = await post("/api/auth/sign-in", JSON.stringify({ email, password: demo.passwords.get(email) }));
  const cookie = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
  return clientOf(() => app.url, app.url, cookie.join("; "));
}

const wholeName = ({ surname, givenName }: SyntheticPerson) => `${surname} ${givenName}`;

/** A person of the demo whose name is all letters of ASCII, so that it looks the same wherever it is quoted. */
const somebody = (n: number): SyntheticPerson => {
  const plain = population.filter((one) => /^[A-Za-z]{6,} [A-Za-z]+$/.test(wholeName(one)) && one.fiscalCode);
  return plain[n * 7] ?? (plain[0] as SyntheticPerson);
};

function sends(person: SyntheticPerson) {
  const one = { kind: "person", expectedSeq: 0 };
  const payload = { surname: person.surname, givenName: person.givenName, territory: "020038" };
  const send = (event: { type: string; payload: object }, more: object = {}) =>
    worker.send({ ...one, caseId: randomUUID(), commandId: randomUUID(), event, ...more });
  return [
    () => send({ type: "OPEN_PERSON", payload: { ...payload, fiscalCodeMissing: "unknown" } }),
    () => send({ type: "OPEN_PERSON", payload: { ...payload, territory: wholeName(person), sex: person.surname } }),
    () => send({ type: "OPEN_PERSON", payload: { ...payload, fiscalCode: `${person.fiscalCode}X` } }),
    () => send({ type: person.surname.toUpperCase(), payload }),
    () => send({ type: "OPEN_PERSON", payload: { ...payload, surname: person.surname.repeat(20_000) } }),
    () => send({ type: "OPEN_PERSON", payload }, { kind: wholeName(person) }),
    () => send({ type: "OPEN_PERSON", payload }, { caseId: wholeName(person) }),
    () => send({ type: "OPEN_PERSON", payload }, { expectedSeq: wholeName(person) }),
    () => send({ type: "OPEN_PERSON", payload }, { occurredOn: person.surname }),
    () => worker.send(`${wholeName(person)} is no envelope`),
  ];
}

async function searches(person: SyntheticPerson): Promise<void> {
  const words = wholeName(person);
  const { cookie } = worker;
  expect((await worker.ask("people.find", { words })).status).toBe(200);
  expect((await worker.ask("queues.page", { view: "all", text: words })).status).toBe(200);
  expect((await worker.ask("queues.counts", { view: "all", text: words })).status).toBe(200);
  expect((await worker.ask("cases.search", { words, kinds: ["case-intake"] })).status).toBe(200);
  expect((await post("/api/queues/page", JSON.stringify({ view: "all", text: words }), { cookie })).status).toBe(200);
  await worker.ask("people.find", { words: person.fiscalCode });
  const asked = encodeURIComponent(JSON.stringify({ words, view: "all", text: words }));
  for (const path of [`/trpc/people.find?input=${asked}`, `/api/queues/page?ask=${asked}`])
    await fetch(`${app.url}${path}`, { headers: { cookie } });
}

async function strangePaths(person: SyntheticPerson): Promise<void> {
  const name = encodeURIComponent(wholeName(person));
  const { surname } = person;
  const headers = { cookie: `a=${surname}; ${worker.cookie}`, "user-agent": surname, "x-request-id": surname };
  const paths = [
    "",
    "assets/",
    "api/",
    "api/auth/",
    "trpc/",
    "trpc/people.find/",
    "trpc/people.",
    "persone/",
    "?cerca=",
  ];
  for (const path of paths) await fetch(`${app.url}/${path}${name}`, { headers });
  await post("/trpc/people.find", `{"words":"${surname}`, { cookie: worker.cookie });
  await post("/trpc/people.find", surname, { cookie: worker.cookie, origin: `http://${surname}.example` });
  await post(
    "/api/auth/sign-in",
    JSON.stringify({ email: person.email ?? `${surname}@posta.example`, password: surname }),
  );
  await post("/api/auth/sign-in", `{"email":"${surname}`);
}

/** Who writes from the page open to the public, in good order and not, and asks how far it is. */
async function firstContacts(person: SyntheticPerson): Promise<void> {
  const on = (act: string, body: string) => post(`/api/first-contact/${act}`, body);
  const { ticket } = (await (await on("begin", "{}")).json()) as { ticket: string };
  const told = { name: wholeName(person), text: `${wholeName(person)} ${person.fiscalCode}`, reach: person.surname };
  const request = {
    ...{ ticket, territory: "020038", requester: "self", area: "adults", need: "income", website: "", language: "it" },
    ...{ ...told, phone: person.phone ?? "0000 123456", email: "" },
    ...{ noticeOn: publicNoticeOn, controller: "Azienda Sociale Destra Secchia" },
  };
  await on("send", JSON.stringify({ ...request, phone: person.surname }));
  await on("send", JSON.stringify({ ...request, territory: wholeName(person) }));
  await on("send", `{"name":"${wholeName(person)}`);
  await new Promise((done) => setTimeout(done, 3_200));
  const sent = await on("send", JSON.stringify(request));
  expect(sent.status).toBe(200);
  const { code } = (await sent.json()) as { code: string };
  codes.push(code);
  expect((await on("receipt", JSON.stringify({ code }))).status).toBe(200);
  expect((await on("receipt", JSON.stringify({ code: wholeName(person) }))).status).toBe(404);
}

async function hints(during: () => Promise<void>): Promise<string> {
  const gone = new AbortController();
  const headers = { cookie: worker.cookie, accept: "text/event-stream" };
  const answer = await fetch(`${app.url}/trpc/live.hints`, { headers, signal: gone.signal });
  let text = "";
  const read = async () => {
    for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString();
  };
  const reading = read().catch(() => {});
  await during();
  await vi.waitFor(() => expect(text).toContain('"cases"'), { timeout: 10_000 });
  gone.abort();
  await reading;
  return text;
}

/** What a disk or a hand outside has broken: its words stand in the message of the error that meets it. */
async function breakCase(caseId: string, person: SyntheticPerson): Promise<void> {
  await driver.batch([{ sql: "UPDATE snapshot SET doc=? WHERE case_id=?", args: [wholeName(person), caseId] }]);
}

async function bugs(person: SyntheticPerson): Promise<void> {
  const [intake] = await driver.read<{ caseId: string }>(
    "SELECT case_id AS caseId FROM list_row WHERE kind='case-intake' AND restricted=0 LIMIT 1",
  );
  await breakCase(intake?.caseId ?? "", person);
  const met = await worker.ask("cases.getCase", { caseId: intake?.caseId });
  expect(met.status).toBe(500);
  expect(JSON.stringify(met.body)).not.toContain(person.surname);
  // The writer's own thread meets the other one: main does not read the bando of an application.
  const [application] = await driver.read<{ caseId: string; seq: number; bando: string }>(
    `SELECT s.case_id AS caseId, s.seq, l.to_id AS bando FROM snapshot s JOIN case_link l ON l.from_id=s.case_id
     WHERE s.kind='housing-application' AND l.role='bando' LIMIT 1`,
  );
  await breakCase(application?.bando ?? "", person);
  const act = {
    ...{ actKind: "determination", actNumber: "1", actOn: "2026-01-12", actBody: "Comune di prova" },
    signatoryRole: "serviceHead",
  };
  const sent = await clerk.ask("cases.send", {
    ...{ caseId: application?.caseId, commandId: randomUUID(), expectedSeq: application?.seq },
    event: { type: "PROPOSE_DWELLING", payload: { unit: "A1", ...act } },
  });
  expect(sent.status).toBe(500);
  expect(JSON.stringify(sent.body)).not.toContain(person.surname);
}

test("no line of the log, no hint, no figure names a person", { timeout: 240_000 }, async () => {
  await searches(somebody(1));
  const answers: number[] = [];
  const heard = await hints(async () => {
    for (const send of sends(somebody(2))) answers.push((await send()).status);
  });
  expect(answers[0]).toBe(200);
  expect(answers.slice(1).every((status) => status >= 400 && status < 500)).toBe(true);
  await strangePaths(somebody(3));
  await firstContacts(somebody(5));
  const csv = readFileSync(join(import.meta.dirname, "../../db/seed/data/applications-example.csv"), "utf8");
  await clerk.ask("housing.importApplications", { bandoId: randomUUID(), csv, dryRun: true });
  await bugs(somebody(4));
  const figures = await (await fetch(`${app.url}/metrics`)).text();
  await app.stop();

  const lines = app.output().split("\n");
  const said = (message: string) => lines.filter((line) => line.includes(`"msg":"${message}"`)).length;
  expect(said("request")).toBeGreaterThan(30);
  expect(said("bug")).toBe(2);
  for (const code of codes) expect(lines.join("\n")).not.toContain(code);
  const data = new PersonalData(population);
  data.look("log", lines.join("\n"));
  data.look("hints", heard);
  data.look("figures", figures);
  for (const file of ["reads.db", "reads.db-wal", "keys.db"]) data.lookAt(file, readFileSync(join(demo.dataDir, file)));
  expect([...data.found]).toEqual([]);
});
