// Entry of the web server: reads environment, clock and randomness, opens the folder, starts the writer's thread,
// serves, and drains on SIGTERM.
import { randomBytes, randomUUID } from "node:crypto";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { serve } from "@hono/node-server";
import type { Driver } from "../db/driver/driver.ts";
import { EmbeddedDriver } from "../db/driver/embedded.ts";
import { openServerDriver } from "../db/driver/server.ts";
import { workflows } from "../workflows/registry.ts";
import { createApp } from "./app.ts";
import { createClock, shiftFor } from "./clock.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { openFolder, openSecrets, takeLock } from "./data-folder.ts";
import { prepareDemo } from "./demo/prepare.ts";
import { pooledRandom } from "./engine/random-pool.ts";
import { WorkerPort } from "./engine/worker-port.ts";
import type { WriterData } from "./engine/writer-data.ts";
import { forLog } from "./error-for-log.ts";
import { startNightly } from "./jobs/nightly.ts";
import { startJobs } from "./jobs/start.ts";
import { createLog, type Logger } from "./log.ts";
import { openServices } from "./open-services.ts";
import type { ReaderData } from "./reader-data.ts";
import { ThreadReader } from "./reader-port.ts";
import { adviceOn, whyNot } from "./trouble.ts";
import { assertVersionsHere } from "./versions/held.ts";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const random = pooledRandom((size) => randomBytes(size));
const wall = () => new Date();
/** Streams and slow requests get this long to end. */
const drainMs = 8_000;

/** The connection of this thread, which only reads. */
const openReading = ({ databaseUrl, databaseAuthToken, databaseEncryptionKey }: Config, file: string): Driver =>
  databaseUrl
    ? openServerDriver(databaseUrl, databaseAuthToken)
    : EmbeddedDriver.open(file, {
        mode: "read",
        ...(databaseEncryptionKey ? { encryptionKey: databaseEncryptionKey } : {}),
      });

/** The one thread that writes; the process ends with it. */
function startWriter(workerData: WriterData, log: Logger): Promise<WorkerPort> {
  return WorkerPort.start(
    new Worker(resolve(here, "writer.js"), { workerData }),
    (code) => {
      if (code === 0) return;
      log.fatal({ code }, "the writer's thread ended");
      process.exit(1);
    },
    (error) => log.fatal({ err: forLog(error) }, "bug in the writer's thread"),
    (trouble) =>
      log.error({ trouble }, `nothing is recorded now: ${adviceOn(trouble, dirname(workerData.databaseFile))}`),
  );
}

/** The thread of long reads: one that dies is started again, and only its jobs are lost. */
const startReader = (
  { databaseFile, encryptionKey, databaseUrl, databaseAuthToken }: WriterData,
  log: Logger,
): ThreadReader =>
  new ThreadReader(
    () =>
      new Worker(resolve(here, "reader.js"), {
        workerData: { databaseFile, encryptionKey, databaseUrl, databaseAuthToken } satisfies ReaderData,
      }),
    (code, error) => log.error({ code, ...(error ? { err: forLog(error) } : {}) }, "the reader's thread ended"),
  );

async function start(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const log = createLog(config);
  endOnBug(log);
  const { folder, demo } = openFolder(config, createClock(wall).today());
  if (config.demoToday && !demo) throw new ConfigError("DEMO_TODAY", "nothing: only a demo's clock may be shifted");
  const release = takeLock(folder);
  process.on("exit", release);
  const shiftDays = demo ? shiftFor(wall, config.demoToday) : 0;
  const clock = createClock(wall, shiftDays);
  const { masterKey, secret } = openSecrets(config, folder, demo, random);
  const writerData: WriterData = {
    root,
    demo,
    databaseFile: folder.database,
    keyFile: folder.keys,
    backups: folder.backups,
    masterKey,
    encryptionKey: config.databaseEncryptionKey,
    databaseUrl: config.databaseUrl,
    databaseAuthToken: config.databaseAuthToken,
    shiftDays,
    acceptLostKeys: config.acceptLostKeys,
  };
  const accountsShown = demo
    ? await prepareDemo({
        ...writerData,
        config,
        folder,
        clock,
        nowMs: Date.now,
        random,
        uuid: randomUUID,
        secret,
        say: console.log,
      })
    : [];
  const port = await startWriter(writerData, log);
  const driver = openReading(config, folder.database);
  await assertVersionsHere(driver, workflows);
  const reader = startReader(writerData, log);
  const services = await openServices({
    config,
    folder,
    demo,
    clock,
    nowMs: Date.now,
    random,
    uuid: randomUUID,
    masterKey,
    secret,
    driver,
    port,
    reader,
    workflows,
  });
  const stopJobs = startJobs(services, log);
  const stopNightly = startNightly({
    ...{ services, log, now: () => wall().toISOString() },
    command: [process.execPath, resolve(here, "cli.js"), "drill"],
  });
  const app = createApp({ services, log, clientFolder: resolve(root, "build/client") });
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () => {
    console.log(`Ambito: ${config.baseUrl}`);
    for (const line of accountsShown) console.log(line);
  });
  server.on("error", (error) => fail(error));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    services.setReady(false);
    setTimeout(() => process.exit(1), drainMs).unref();
    stopJobs();
    stopNightly();
    services.live.closeAll();
    await new Promise((done) => server.close(done));
    services.exports.stop();
    await reader.close();
    await port.close();
    services.close();
    release();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** Node itself would print the message, which may quote what somebody typed. */
function endOnBug(log: Logger): void {
  process.on("uncaughtException", (error) => {
    log.fatal({ err: forLog(error) }, "bug outside a request");
    process.exit(1);
  });
}

function fail(error: unknown): never {
  console.error(whyNot(error, dataDir()));
  process.exit(1);
}

/** Where the data were to be, for the words of a failure: a setting may be what failed. */
function dataDir(): string {
  try {
    return readConfig(process.env, process.cwd()).dataDir;
  } catch {
    return "the data folder";
  }
}

start().catch(fail);
