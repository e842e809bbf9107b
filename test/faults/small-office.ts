// One worker, one case and the built server on a folder of its own, for the faults that are made by hand: what hinders the
// server is the test's, what is recorded meanwhile is told from what is not.
import { cpSync, existsSync } from "node:fs";
import { loadTables } from "../../db/district/load-tables.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { KeyReader } from "../../db/keys/key-file.ts";
import { toldPos } from "../../db/notices/inbox.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { verify } from "../../server/engine/verify.ts";
import { workflows } from "../../workflows/registry.ts";
import { type App, findFreePort, startApp } from "../support/app.ts";
import {
  idOf,
  makeProductionFolder,
  type ProductionFolder,
  type SignedIn,
  signIn,
} from "../support/production-folder.ts";

interface Answer {
  status: number;
  body: { code?: string; details?: { reason?: string }; seq?: number; pos?: number; repeated?: boolean };
}

export type StartOptions = Partial<Omit<Parameters<typeof startApp>[0], "dataDir">>;

export class SmallOffice {
  readonly folder: ProductionFolder;
  readonly origin: string;
  app!: App;
  #worker!: SignedIn;
  #sent = 0;

  private constructor(folder: ProductionFolder, origin: string) {
    this.folder = folder;
    this.origin = origin;
  }

  /** `top`: an empty folder to be in. With a person, a case and a note. */
  static async open(options: StartOptions & { top?: string } = {}): Promise<SmallOffice> {
    const { top, ...more } = options;
    const origin = `http://127.0.0.1:${await findFreePort()}`;
    const office = new SmallOffice(makeProductionFolder(["socialWorker"], origin, top), origin);
    await office.start(more);
    office.#worker = await signIn(office.folder, "socialWorker", () => origin, origin);
    const first = { surname: "Prova", territory: "020038", fiscalCodeMissing: "unknown" };
    await office.must(office.command("person", 0, "OPEN_PERSON", first, office.person));
    const contact = { person: office.person, territory: "020038", area: "adults", need: "income", channel: "desk" };
    const opening = { ...contact, requester: "self", contactReason: "inventato" };
    await office.must(office.command("case-intake", 0, "OPEN_CONTACT", opening));
    await office.must(office.note());
    return office;
  }

  get person(): string {
    return idOf("fault-person");
  }

  get caseId(): string {
    return idOf("fault-case");
  }

  get files() {
    return dataFolder(this.folder.dir);
  }

  async start(options: StartOptions = {}): Promise<void> {
    const { env, ...more } = options;
    this.app = await startApp({
      dataDir: this.folder.dir,
      port: Number(new URL(this.origin).port),
      ...more,
      env: { ...this.folder.env, BASE_URL: this.origin, ...env },
    });
  }

  command(kind: string, expectedSeq: number, type: string, payload: object, caseId = this.caseId) {
    return { caseId, kind, expectedSeq, commandId: idOf(`fault-${this.#sent++}`), event: { type, payload } };
  }

  note() {
    return this.command("case-intake", 1, "NOTE", { noteKind: "call", text: `nota ${this.#sent}` });
  }

  async send(command: object): Promise<Answer> {
    return (await this.#worker.send(command)) as Answer;
  }

  /** Throws unless it was recorded. */
  async must(command: object): Promise<Answer["body"]> {
    const { status, body } = await this.send(command);
    if (status !== 200) throw new Error(`answered ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** Opens the case as its page does, which the read log must have before; answers the HTTP status. */
  async look(): Promise<number> {
    const answer = await fetch(
      `${this.origin}/trpc/cases.getCase?input=${encodeURIComponent(JSON.stringify({ caseId: this.caseId }))}`,
      {
        headers: { cookie: this.#worker.cookie, origin: this.origin },
      },
    );
    return answer.status;
  }

  async kill(): Promise<void> {
    const { process: child } = this.app;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = new Promise((done) => child.once("close", done));
    child.kill("SIGKILL");
    await closed;
  }

  /** A look at the stopped folder: what verify says, and the commands in the log by their id. */
  async proof(): Promise<{ problems: readonly string[]; commands: Set<string>; recordedAt: string[] }> {
    const driver = EmbeddedDriver.open(this.files.database, { mode: "read" });
    const keys = KeyReader.open(this.files.keys, this.folder.masterKey);
    const byId = new Map(workflows.map((workflow) => [workflow.id, workflow]));
    const { problems } = await verify({ driver, keys, tables: await loadTables(driver), workflows: byId });
    const rows = driver.readSync<{ command_id: string; recorded_at: string }>(
      "SELECT command_id,recorded_at FROM event ORDER BY pos LIMIT 10000",
    );
    keys.close();
    driver.close();
    return {
      problems,
      commands: new Set(rows.map((row) => row.command_id)),
      recordedAt: rows.map((row) => row.recorded_at),
    };
  }

  /** Position up to which alarms were told. */
  toldUpTo(): number {
    const notices = EmbeddedDriver.open(this.files.notices, { mode: "read" });
    const pos = toldPos(notices);
    notices.close();
    return pos;
  }

  /** A copy of the main file and its WAL as they lie on the disk now. */
  keepDatabase(to: string): void {
    for (const end of ["", "-wal"])
      if (existsSync(this.files.database + end)) cpSync(this.files.database + end, `${to}${end}`);
  }

  async close(): Promise<void> {
    await this.kill();
    this.folder.remove();
  }
}

/** What the server says when it does not start; throws when it does. */
export async function refusalToStart(office: SmallOffice, options: StartOptions = {}): Promise<string> {
  try {
    await office.start(options);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("the server started");
}
