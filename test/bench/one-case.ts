// The built server with one case of many events, written over HTTP by several clients at once; then asked by one alone.
import { randomUUID } from "node:crypto";
import { findFreePort, startApp } from "../support/app.ts";
import { idOf, makeProductionFolder, signIn } from "../support/production-folder.ts";
import { KeepAlive } from "./keep-alive.ts";

const clients = 16;
const words = "Testo inventato di una nota di lavoro, lungo quanto una nota vera: ".repeat(4);

export interface OneCase {
  caseId: string;
  /** Where the server answers, and the session of the one worker. */
  url: string;
  cookie: string;
  open: () => Promise<KeepAlive>;
  note: (client: KeepAlive, n?: number) => Promise<void>;
  end: () => Promise<void>;
}

/** `isReserved`: of the events after the opening, those that are annotations and no notes of the diary. */
export async function writeCase(events: number, isReserved: (n: number) => boolean = () => false): Promise<OneCase> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const folder = makeProductionFolder(["socialWorker"], origin);
  const app = await startApp({ dataDir: folder.dir, port, env: { ...folder.env, BASE_URL: origin } });
  const { cookie } = await signIn(folder, "socialWorker", () => app.url, origin);
  const open = () => KeepAlive.open(app.url, { cookie, origin });
  const [person, caseId] = [idOf("long-person"), idOf("long-case")];
  const send = async (client: KeepAlive, about: object, type: string, payload: object) => {
    const body = JSON.stringify({ commandId: randomUUID(), ...about, event: { type, payload } });
    const { status, body: answer } = await client.ask("POST", "/api/cases/send", body);
    if (status !== 200) throw new Error(`${type} was answered ${status} ${answer}`);
  };
  const note = (client: KeepAlive, n = 0) =>
    isReserved(n)
      ? send(client, { caseId, expectedSeq: 1 }, "RESERVED_NOTE", { reservedText: words })
      : send(client, { caseId, expectedSeq: 1 }, "NOTE", { noteKind: "call", text: words });

  const first = await open();
  const about = { territory: "020038", fiscalCodeMissing: "unknown" };
  await send(first, { caseId: person, kind: "person", expectedSeq: 0 }, "OPEN_PERSON", { surname: "Prova", ...about });
  const contact = { person, territory: "020038", area: "adults", need: "income", channel: "desk", requester: "self" };
  const opening = { ...contact, contactReason: words };
  await send(first, { caseId, kind: "case-intake", expectedSeq: 0 }, "OPEN_CONTACT", opening);
  first.close();
  let left = events - 1;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = await open();
      while (left > 0) await note(client, left--);
      client.close();
    }),
  );
  const end = async () => {
    await app.stop();
    folder.remove();
  };
  return { caseId, url: app.url, cookie, open, note, end };
}

/** Milliseconds of each of so many, one after the other. */
export async function timed(times: number, ask: () => Promise<unknown>): Promise<number[]> {
  const waits: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await ask();
    waits.push(performance.now() - started);
  }
  return waits;
}
