// The built application over a work list of many cases, with two signed-in workers who see the whole district: one to
// look at it in a browser, one to change it meanwhile.
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { makeQueueSet } from "../bench/queue-set.ts";
import { type App, findFreePort, startApp } from "./app.ts";
import { openPage, type PageOptions, type WatchedPage } from "./page.ts";
import { idOf, makeProductionFolder, type SignedIn, signIn } from "./production-folder.ts";
import { root } from "./source-files.ts";

const other = { name: "collega", roles: ["socialWorker"] } as const;
const comune = "020038";

export interface LongList {
  app: App;
  reader: SignedIn;
  colleague: SignedIn;
  /** Milliseconds that making the set took. */
  madeInMs: number;
  /** The reader's page at an address such as `/#/lavoro?view=all`. */
  openPage(browser: Browser, address: string, options?: PageOptions): Promise<WatchedPage>;
  /** The colleague opens a case, unassigned; answers its id. */
  openCase(): Promise<string>;
  /** The colleague makes a case hers that has so many events. */
  take(caseId: string, seq: number): Promise<void>;
  /** Numbers of the open cases the reader may see, newest first. */
  numbers(): string[];
  end(): Promise<void>;
}

export async function startLongList(cases: number): Promise<LongList> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const folder = makeProductionFolder(["socialWorker", other], origin);
  const file = dataFolder(folder.dir).database;
  const started = performance.now();
  await makeQueueSet(root, file, cases);
  const madeInMs = performance.now() - started;
  const app = await startApp({ dataDir: folder.dir, port, env: { ...folder.env, BASE_URL: origin } });
  const reader = await signIn(folder, "socialWorker", () => app.url, origin);
  const colleague = await signIn(folder, other, () => app.url, origin);
  const person = idOf("long-list-person");
  let opened = 0;

  async function send(caseId: string, kind: string, type: string, payload: object, expectedSeq = 0): Promise<void> {
    const event = { type, payload };
    const { status, body } = await colleague.send({ caseId, kind, commandId: randomUUID(), expectedSeq, event });
    if (status !== 200) throw new Error(`${type} answered ${status} ${JSON.stringify(body)}`);
  }
  await send(person, "person", "OPEN_PERSON", { surname: "Prova", territory: comune, fiscalCodeMissing: "unknown" });

  return {
    ...{ app, reader, colleague, madeInMs },
    openPage: async (browser, address, options) => {
      const watched = await openPage(browser, "about:blank", options);
      const pairs = reader.cookie.split("; ").map((pair) => pair.split("="));
      const cookies = pairs.map(([name = "", ...value]) => ({ name, value: value.join("="), url: app.url }));
      await watched.page.context().addCookies(cookies);
      await watched.page.goto(`${app.url}${address}`);
      return watched;
    },
    openCase: async () => {
      opened += 1;
      const caseId = idOf(`long-list-${opened}`);
      await send(caseId, "case-intake", "OPEN_CONTACT", {
        ...{ person, territory: comune, area: "adults", need: "income", channel: "desk", requester: "self" },
        contactReason: "Motivo inventato",
      });
      return caseId;
    },
    take: (caseId, seq) => send(caseId, "case-intake", "ASSIGN", { assignee: folder.accountIds[1] ?? "" }, seq),
    numbers: () => {
      const driver = EmbeddedDriver.open(file, { mode: "read" });
      const rows = driver.readSync<{ number: string }>(
        "SELECT number FROM list_row WHERE closed=0 AND restricted=0 ORDER BY number DESC",
      );
      driver.close();
      return rows.map(({ number }) => number);
    },
    end: async () => {
      await app.stop();
      folder.remove();
    },
  };
}
