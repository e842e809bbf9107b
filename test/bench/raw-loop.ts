// The limit of the engine's figures: a plain loop that seals, hashes and writes exactly the rows that the engine wrote
// for a day's commands, in the same groups, without reading or deciding anything. Measured again beside every round.
import { randomBytes } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Driver, Statement } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { type EventRow, eventColumns, eventHash, sealedHash } from "../../db/log/event-row.ts";
import type { Command } from "../../server/engine/command.ts";
import { openWriter } from "../../server/engine/open-writer.ts";
import { sealValues } from "../../server/engine/seal.ts";
import { workflows } from "../../workflows/registry.ts";

/** Where a bench keeps the files of one writer. */
export interface EngineFiles {
  database: string;
  keys: string;
}

const masterKey = randomBytes(32);

/** The writing side as the server opens it, on this thread; `through` may look at what it writes. */
export async function openEngine(root: string, files: EngineFiles, through?: (driver: EmbeddedDriver) => Driver) {
  const looked = through && EmbeddedDriver.open(files.database, { mode: "write" });
  const { writer, driver, close } = await openWriter({
    ...{ root, masterKey, workflows, databaseFile: files.database, keyFile: files.keys },
    now: () => new Date().toISOString(),
    random: (size) => randomBytes(size),
    ...(looked ? { driver: through(looked) } : {}),
  });
  return { writer, embedded: looked ?? (driver as EmbeddedDriver), close };
}

/** Keeps the batches of the twin, so that the loop can write the same; the engine that is timed carries no such load. */
class RecordingDriver implements Driver {
  batches: Buffer[] = [];
  readonly #inner: EmbeddedDriver;
  constructor(inner: EmbeddedDriver) {
    this.#inner = inner;
  }
  read<T extends object>(sql: string, args?: Parameters<Driver["read"]>[1]) {
    return this.#inner.read<T>(sql, args);
  }
  async batch(statements: readonly Statement[]) {
    this.batches.push(serialize(statements));
    await this.#inner.batch(statements);
  }
  analyze() {
    return this.#inner.analyze();
  }
  close() {
    this.#inner.close();
  }
}

type Send = (command: Command) => Promise<{ ok: boolean }>;

export class RawLoop {
  /** As they are before the first day: what the engine that is timed begins from too. */
  readonly base: EngineFiles;
  /** The groups of each day, each serialized, so that the loop too binds texts it has not bound before. */
  readonly #days: Buffer[][];
  readonly #file: string;
  readonly #key = randomBytes(32);

  private constructor(base: EngineFiles, days: Buffer[][]) {
    this.base = base;
    this.#days = days;
    this.#file = `${base.database}.raw`;
    copyFileSync(base.database, this.#file);
  }

  /** Lets a twin of the engine do the work of some days, and keeps what it wrote on each. */
  static async record(
    root: string,
    folder: string,
    work: { before: (send: Send) => Promise<void>; days: ((send: Send) => Promise<void>)[] },
  ): Promise<RawLoop> {
    const twin = { database: join(folder, "twin.db"), keys: join(folder, "twin-keys.db") };
    const base = { database: join(folder, "base.db"), keys: join(folder, "base-keys.db") };
    let recorder: RecordingDriver | undefined;
    const { writer, embedded, close } = await openEngine(root, twin, (driver) => {
      recorder = new RecordingDriver(driver);
      return recorder;
    });
    if (!recorder) throw new Error("nothing records");
    const send = (command: Command) => writer.send(command);
    await work.before(send);
    embedded.checkpoint("truncate");
    copyFileSync(twin.database, base.database);
    copyFileSync(twin.keys, base.keys);
    const days: Buffer[][] = [];
    for (const day of work.days) {
      recorder.batches = [];
      await day(send);
      days.push(recorder.batches);
      embedded.checkpoint("truncate");
    }
    await close();
    return new RawLoop(base, days);
  }

  /** Commands a second on the next day, in a file that has grown with the days before as the engine's has. */
  perSecond(): number {
    const day = this.#days.shift();
    if (!day) throw new Error("no day is left");
    const driver = EmbeddedDriver.open(this.#file, { mode: "write" });
    let commands = 0;
    let took = 0;
    for (const group of day) {
      const batch = deserialize(group) as Statement[];
      const started = performance.now();
      commands += this.#replay(driver, batch);
      took += performance.now() - started;
    }
    driver.checkpoint("truncate");
    driver.close();
    return (commands * 1000) / took;
  }

  /** One group, as the engine wrote it; how many events it held. */
  #replay(driver: EmbeddedDriver, batch: readonly Statement[]): number {
    let events = 0;
    for (const { sql, args } of batch) {
      if (sql.startsWith("INSERT INTO event_sealed")) {
        const size = (args[6] as Uint8Array).length - 28;
        const place = {
          caseId: String(args[3]),
          seq: Number(args[4]),
          subject: String(args[1]),
          class: String(args[2]),
        };
        const blob = sealValues({ t: "x".repeat(Math.max(1, size - 8)) }, this.#key, randomBytes(12), place);
        sealedHash([{ subject: place.subject, class: place.class, blob }]);
      } else if (sql.startsWith("INSERT INTO event ")) {
        eventHash(Object.fromEntries(eventColumns.map((column, i) => [column, args[i]])) as unknown as EventRow);
        events += 1;
      }
    }
    driver.batchSync(batch);
    return events;
  }
}
