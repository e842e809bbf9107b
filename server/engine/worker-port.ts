// The writer seen from the main thread: commands out, answers and hints back, over one MessagePort. What is said in
// one turn of the loop crosses as one message, since waking the other thread costs more than what is said.
import type { Worker } from "node:worker_threads";
import type { BulkChange } from "../../db/bulk/jobs.ts";
import type { HouseChange } from "../../db/district/house-rules.ts";
import type { Trouble } from "../../db/driver/trouble.ts";
import type { ImportChange } from "../../db/imports/jobs.ts";
import { fromLogged, type LoggedError } from "../error-for-log.ts";
import { gathered } from "../gathered.ts";
import type { Answer, Command, Hint, OutboxUpdate, WriterPort } from "./command.ts";

export type ToWriter =
  | { id: number; what: "send"; command: Command }
  | { id: number; what: "outbox"; update: OutboxUpdate }
  | { id: number; what: "bulk"; change: BulkChange | ImportChange }
  | { id: number; what: "houseRule"; change: HouseChange }
  | { id: number; what: "close" };
export type FromWriter =
  | { what: "ready" }
  | { what: "failed"; message: string }
  | { what: "answer"; id: number; answer: Answer }
  | { what: "done"; id: number }
  | { what: "bug"; id: number; error: LoggedError | undefined }
  | { what: "hint"; hint: Hint }
  | { what: "trouble"; trouble: Trouble };

type Asked = ToWriter extends infer One ? (One extends { id: number } ? Omit<One, "id"> : never) : never;

interface Pending {
  resolve: (value: Answer | undefined) => void;
  reject: (error: Error) => void;
}

export class WorkerPort implements WriterPort {
  readonly #say: (message: ToWriter) => void;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners: ((hint: Hint) => void)[] = [];
  #next = 1;

  private constructor(worker: Worker) {
    // A writer at rest begins at once, so that both threads work; a busy one hears after all that this turn has read.
    this.#say = gathered<ToWriter>(
      (all) => worker.postMessage(all),
      (flush) => (this.#pending.size > 1 ? setImmediate(flush) : queueMicrotask(flush)),
    );
  }

  /** Resolves when the writer's thread has migrated, seeded and stands ready. */
  static start(
    worker: Worker,
    onExit: (code: number) => void,
    onError: (error: Error) => void = () => {},
    onTrouble: (trouble: Trouble) => void = () => {},
  ): Promise<WorkerPort> {
    const port = new WorkerPort(worker);
    return new Promise((resolve, reject) => {
      worker.on("message", (all: FromWriter[]) => {
        for (const message of all) {
          if (message.what === "ready") resolve(port);
          else if (message.what === "failed") reject(new Error(message.message));
          else if (message.what === "trouble") onTrouble(message.trouble);
          else port.#receive(message);
        }
      });
      worker.on("error", (error) => {
        reject(error);
        onError(error);
      });
      worker.on("exit", (code) => {
        for (const { reject: fail } of port.#pending.values()) fail(new Error("the writer ended"));
        port.#pending.clear();
        onExit(code);
      });
    });
  }

  #receive(message: FromWriter): void {
    if (message.what === "hint") {
      for (const listener of this.#listeners) listener(message.hint);
      return;
    }
    if (message.what === "ready" || message.what === "failed" || message.what === "trouble") return;
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.what === "bug") pending?.reject(message.error ? fromLogged(message.error) : new Error("bug"));
    else pending?.resolve(message.what === "answer" ? message.answer : undefined);
  }

  #ask(message: Asked) {
    const id = this.#next++;
    return new Promise<Answer | undefined>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#say({ id, ...message });
    });
  }

  async send(command: Command): Promise<Answer> {
    const answer = await this.#ask({ what: "send", command });
    if (!answer) throw new Error("the writer gave no answer");
    return answer;
  }

  async outbox(update: OutboxUpdate): Promise<void> {
    await this.#ask({ what: "outbox", update });
  }

  async bulk(change: BulkChange | ImportChange): Promise<void> {
    await this.#ask({ what: "bulk", change });
  }

  async houseRule(change: HouseChange): Promise<void> {
    await this.#ask({ what: "houseRule", change });
  }

  onHint(listener: (hint: Hint) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    await this.#ask({ what: "close" });
  }
}
