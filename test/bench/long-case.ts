// A case that never ends: 100,000 notes written over HTTP, then how long one more act and the newest page of its history
// take, each asked alone. The built server, one kept-alive client for what is timed.
import { randomUUID } from "node:crypto";
import { findFreePort, startApp } from "../support/app.ts";
import { idOf, makeProductionFolder, signIn } from "../support/production-folder.ts";
import { type Figure, figureOf, median, quantile } from "./figure.ts";
import { KeepAlive } from "./keep-alive.ts";

const events = 100_000;
const clients = 16;
const asked = 200;
const limitMs = 20;
const words = "Testo inventato di una nota di lavoro, lungo quanto una nota vera: ".repeat(4);

export async function longCaseSuite(): Promise<Figure[]> {
  const origin = `http://127.0.0.1:${await findFreePort()}`;
  const folder = makeProductionFolder(["socialWorker"], origin);
  const app = await startApp({ dataDir: folder.dir, env: { ...folder.env, BASE_URL: origin } });
  const { cookie } = await signIn(folder, "socialWorker", () => app.url, origin);
  const open = () => KeepAlive.open(app.url, { cookie, origin });
  const [person, caseId] = [idOf("long-person"), idOf("long-case")];
  const send = async (client: KeepAlive, about: object, type: string, payload: object) => {
    const body = JSON.stringify({ commandId: randomUUID(), ...about, event: { type, payload } });
    const { status, body: answer } = await client.ask("POST", "/api/cases/send", body);
    if (status !== 200) throw new Error(`${type} was answered ${status} ${answer}`);
  };
  const note = (client: KeepAlive) =>
    send(client, { caseId, expectedSeq: 1 }, "NOTE", { noteKind: "call", text: words });

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
      while (left-- > 0) await note(client);
      client.close();
    }),
  );

  const timed = async (ask: () => Promise<unknown>): Promise<number[]> => {
    const waits: number[] = [];
    for (let i = 0; i < asked; i++) {
      const started = performance.now();
      await ask();
      waits.push(performance.now() - started);
    }
    return waits;
  };
  // The first one's connection was idle meanwhile and is closed.
  const alone = await open();
  const acts = await timed(() => note(alone));
  const path = `/trpc/cases.listTimeline?input=${encodeURIComponent(JSON.stringify({ caseId }))}`;
  const pages = await timed(async () => {
    const { status, body } = await alone.ask("GET", path);
    if (status !== 200 || body.length < 1_000) throw new Error(`the history answered ${status}`);
  });
  alone.close();
  await app.stop();
  folder.remove();
  const figure = (name: string, waits: number[], what: string) =>
    figureOf({
      figure: `engine.long_case_${name}_ms`,
      value: median(waits),
      limit: limitMs,
      unit: "ms",
      n: `${what} of a case with ${events} events over HTTP, median of ${asked}, p99 ${quantile(waits, 0.99).toFixed(1)} ms; limit = aim`,
    });
  return [figure("act", acts, "one more note"), figure("page", pages, "newest page of the history")];
}
