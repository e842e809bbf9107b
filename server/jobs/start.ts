// The jobs that run beside the server: fan-outs as soon as a commit left one and again every minute, terms and the
// echo of accounts in the log every minute; plans of changed workflows as soon as one is handed over.
import { startTelling } from "../access/tell-log.ts";
import { dataFolder } from "../data-folder.ts";
import type { Logger } from "../log.ts";
import type { Services } from "../services.ts";
import { lockOfRelease } from "../versions/locked.ts";
import { runDeadlines } from "./deadlines.ts";
import { runFanOuts } from "./fan-out.ts";
import { startMigrations } from "./migrations.ts";

const deadlinesEveryMs = 60_000;
const accountsEveryMs = 60_000;
const recheckEveryMs = 30_000;
const plansEveryMs = 2_000;

/** Starts them; the returned function stops what is scheduled. */
export function startJobs(services: Services, log: Logger): () => void {
  const stopTelling = startTelling(services, accountsEveryMs, ({ refused, error }) => {
    log.error(
      { refused, err: error instanceof Error ? { name: error.name, stack: error.stack } : undefined },
      "history of accounts not told to the log",
    );
  });
  const { migrations } = dataFolder(services.config.dataDir);
  const stopMigrations = startMigrations(services, lockOfRelease, migrations, plansEveryMs);
  let busy = false;
  let again = false;
  let stopped = false;
  const fanOuts = async () => {
    again = true;
    if (busy) return;
    busy = true;
    try {
      while (again && !stopped) {
        again = false;
        await runFanOuts(services);
      }
    } catch (error) {
      log.error(
        { err: error instanceof Error ? { name: error.name, stack: error.stack } : undefined },
        "fan-out failed",
      );
    } finally {
      busy = false;
    }
  };
  const deadlines = () =>
    runDeadlines(services).catch((error: unknown) => {
      log.error(
        { err: error instanceof Error ? { name: error.name, stack: error.stack } : undefined },
        "deadlines failed",
      );
    });
  services.port.onHint(() => void fanOuts());
  const timer = setInterval(() => {
    void deadlines();
    // What was put off, or failed, is tried again without waiting for somebody's commit.
    void fanOuts();
  }, deadlinesEveryMs);
  // Ends streams whose session ended without a word: idle, a grant past its last day, the admin command.
  const recheck = setInterval(() => services.live.recheck(), recheckEveryMs);
  void fanOuts();
  void deadlines();
  return () => {
    stopped = true;
    stopTelling();
    stopMigrations();
    clearInterval(timer);
    clearInterval(recheck);
  };
}
