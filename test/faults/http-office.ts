// The imagined office over HTTP, on a server that may die at any moment: a command is sent again as it was until it is
// answered, as a page would, and what the server answers while it lives must never be a bug.
import { createTRPCClient, httpLink } from "@trpc/client";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { dataFolder } from "../../server/data-folder.ts";
import type { AppRouter } from "../../server/router.ts";
import type { CaseDoc } from "../../workflows/kernel/definition.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { type ProductionFolder, type SignedIn, signIn } from "../support/production-folder.ts";
import { exampleLines } from "./example-file.ts";
import { Finding } from "./lane.ts";
import type { Envelope, Office, Outcome, View } from "./office.ts";

/** All that the colleagues of the fault tests do; four eyes need several of them. */
export const officeRoles = ["socialWorker", "protectionWorker", "fosterTeam", "housingClerk", "supervisor"] as const;
export const officeStaff = Array.from({ length: 4 }, (_, i) => ({ name: `colleague-${i}`, roles: officeRoles }));

const patienceMs = 90_000;

interface SendBody {
  number: string;
  seq: number;
  pos: number;
  state: string;
  repeated: boolean;
  code?: string;
  details?: { reason?: string; refusal?: { reasons: string[] } };
}

const outcomeOf = (status: number, body: SendBody | undefined): Outcome => {
  if (status === 200 && body) {
    const { number, seq, pos, state, repeated } = body;
    return { ok: true, sent: { number, seq, pos, state, repeated } };
  }
  const { refusal, reason = "" } = body?.details ?? {};
  return { ok: false, code: body?.code ?? String(status), reason: refusal?.reasons[0] ?? reason };
};

export class HttpOffice implements Office {
  readonly staff: readonly string[];
  /** Requests that had no answer because the server had died. */
  unanswered = 0;
  readonly #origin: string;
  readonly #database: string;
  readonly #clients: SignedIn[];
  readonly #asking;

  private constructor(origin: string, folder: ProductionFolder, clients: SignedIn[]) {
    this.#origin = origin;
    this.#database = dataFolder(folder.dir).database;
    this.staff = folder.accountIds;
    this.#clients = clients;
    this.#asking = clients.map(({ cookie }) =>
      createTRPCClient<AppRouter>({
        links: [httpLink({ url: `${origin}/trpc`, methodOverride: "POST", headers: { cookie, origin } })],
      }),
    );
  }

  /** Signs everybody in; the server runs at `origin`. */
  static async open(folder: ProductionFolder, origin: string): Promise<HttpOffice> {
    const clients: SignedIn[] = [];
    for (const who of officeStaff) clients.push(await signIn(folder, who, () => origin, origin));
    return new HttpOffice(origin, folder, clients);
  }

  today(): string {
    return romeDay(new Date().toISOString());
  }

  async send(staff: number, envelope: Envelope): Promise<Outcome> {
    const client = this.#clients[staff % this.#clients.length] as SignedIn;
    for (const until = Date.now() + patienceMs; ; ) {
      try {
        const { status, body } = await client.send(envelope);
        if (status === 500) throw new Finding(`${envelope.event.type} was answered 500`);
        if (status !== 503) return outcomeOf(status, body as SendBody | undefined);
      } catch (error) {
        if (error instanceof Finding) throw error;
        this.unanswered += 1;
      }
      await this.#wait(until);
    }
  }

  async look(staff: number, caseId: string): Promise<View | undefined> {
    const found = await this.#ask((index) => this.#asking[index]?.cases.getCase.query({ caseId }), staff);
    if (found?.level !== "content") return undefined;
    const { kind, seq, state, head, context, version, deadlines, actions, mending } = found;
    const terms = Object.fromEntries(deadlines.map(({ id, ...term }) => [id, term]));
    return {
      ...{ caseId, kind, workflowVersion: version, seq, state },
      doc: { head, context, deadlines: terms as unknown as CaseDoc["deadlines"] },
      possible: actions.flatMap(({ event, possible }) => (possible ? [event] : [])),
      pending: mending.pending.map((one) => one.seq),
    };
  }

  async correction(staff: number, caseId: string, seq: number) {
    const found = await this.#ask((index) => this.#asking[index]?.cases.getCorrection.query({ caseId, seq }), staff);
    return found && { form: found.form, values: found.values };
  }

  async importFile(staff: number, bandoId: string, rows: number): Promise<readonly string[] | undefined> {
    const csv = exampleLines()
      .slice(0, rows + 1)
      .join("\r\n");
    const asked = { bandoId, csv, dryRun: false };
    const found = await this.#ask((index) => this.#asking[index]?.housing.importApplications.mutate(asked), staff);
    return found?.rows.some(({ status }) => status === "imported") ? this.#applications(bandoId) : undefined;
  }

  /** The page lists them by name and key; their ids are read where they lie. */
  #applications(bandoId: string): readonly string[] {
    const driver = EmbeddedDriver.open(this.#database, { mode: "read" });
    try {
      const sql = "SELECT from_id AS id FROM case_link WHERE to_id=? AND role='bando' ORDER BY pos LIMIT 100";
      return driver.readSync<{ id: string }>(sql, [bandoId]).map(({ id }) => id);
    } catch {
      // The server is starting and has the file for itself: they stay unknown.
      return [];
    } finally {
      driver.close();
    }
  }

  /** Undefined where the answer is that one may not, or that there is no such thing. */
  async #ask<T>(work: (index: number) => Promise<T> | undefined, staff: number): Promise<T | undefined> {
    for (const until = Date.now() + patienceMs; ; ) {
      try {
        return await work(staff % this.#clients.length);
      } catch (error) {
        const data = (error as { data?: { httpStatus?: number; app?: string } }).data;
        if (data?.httpStatus === 500) throw new Finding("a question was answered 500");
        if (data?.httpStatus !== undefined) return undefined;
        this.unanswered += 1;
      }
      await this.#wait(until);
    }
  }

  async #wait(until: number): Promise<void> {
    if (Date.now() > until) throw new Finding(`no answer from ${this.#origin} for ${patienceMs / 1000} s`);
    await new Promise((done) => setTimeout(done, 20 + Math.random() * 60));
  }
}
