// The jobs that run beside the server: fan-outs and notices as soon as a commit left one and again every minute, terms and
// the echo of accounts in the log every minute, plans of changed workflows as soon as one is handed over, acts on many
// cases where the last start left them. What they meet is logged and counted here.
import { findMadeBy } from "../../db/log/find-event.ts";
import { countRefused } from "../../db/log/outbox.ts";
import { startTelling } from "../access/tell-log.ts";
import { dataFolder } from "../data-folder.ts";
import { forLog } from "../error-for-log.ts";
import type { Logger } from "../log.ts";
import { mailsByStatus, sendMails } from "../notices/mailer.ts";
import { sweepAsks } from "../notices/sweep-asks.ts";
import { tellNotices } from "../notices/tell.ts";
import type { Services } from "../services.ts";
import { lockOfRelease } from "../versions/locked.ts";
import { runDeadlines } from "./deadlines.ts";
import { type FanOutEnd, runFanOuts } from "./fan-out.ts";
import { startMigrations } from "./migrations.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { runPersonTerms } from "./person-terms.ts";
import { startPersonDeaths } from "./start-person-deaths.ts";

const deadlinesEveryMs = 60_000;
const accountsEveryMs = 60_000;
const recheckEveryMs = 30_000;
const sweepEveryMs = 600_000;
const plansEveryMs = 2_000;
/** Cases named in one line of the log. */
const mostNamed = 20;

/** A run of the alarms, with its figures; what cannot be told is said once a day, not every minute. */
export function deadlinesOf(services: Services, log: Logger): () => Promise<void> {
  const { metrics, alarmWaits, clock } = services;
  let saidOn = "";
  return async () => {
    try {
      metrics.alarmsGiven.inc(await runDeadlines(services, alarmWaits));
    } catch (error) {
      log.error({ err: forLog(error) }, "deadlines failed");
    }
    metrics.stuckTerms(alarmWaits.byReason());
    if (alarmWaits.size === 0 || saidOn === clock.today()) return;
    saidOn = clock.today();
    const cases = alarmWaits.list(mostNamed).map(({ caseId, deadlineId }) => ({ caseId, deadlineId }));
    log.error({ stuck: Object.fromEntries(alarmWaits.byReason()), cases }, "ended terms that their cases cannot take");
  };
}

/** Uploads that never became a document go after a day; looked for once an hour. */
const filesEveryMs = 3_600_000;
const orphanMs = 86_400_000;

function startFileSweep({ files, driver }: Services, log: Logger): () => void {
  const known = async (ids: readonly string[]) =>
    new Set((await findMadeBy(driver, ids)).map(({ command_id }) => command_id));
  const sweep = () =>
    void files
      .sweep(orphanMs, known)
      .catch((error: unknown) => log.error({ err: forLog(error) }, "uploads left over not swept"));
  const timer = setInterval(sweep, filesEveryMs);
  return () => clearInterval(timer);
}

/** What falls due in persons' records follows them within the hour; a day is its measure. */
const personTermsEveryMs = 3_600_000;
/** A fifth of the time of the reader's thread: pages and searches have the rest. */
const personTermsRest = 4;

function startPersonTerms(services: Services, log: Logger): () => void {
  const stopping = new AbortController();
  const run = oneAtATime(async () => {
    try {
      await runPersonTerms(services, { signal: stopping.signal, rest: personTermsRest });
    } catch (error) {
      log.error({ err: forLog(error) }, "terms from persons' records failed");
    }
  });
  run.ask();
  const timer = setInterval(run.ask, personTermsEveryMs);
  return () => {
    stopping.abort();
    run.stop();
    clearInterval(timer);
  };
}

/** Goes on with acts on many cases and imports that were running, and lets go of old ones. */
function startBulk(desk: Services["bulk"] | Services["imports"], log: Logger): () => void {
  const said = new Map<string, number>();
  desk.runner.onProblem = (error, jobId) => {
    const times = (said.get(jobId) ?? 0) + 1;
    said.set(jobId, times);
    if (times <= mostNamed) log.error({ jobId, err: forLog(error) }, "act on many cases failed");
  };
  const failed = (error: unknown) => log.error({ err: forLog(error) }, "acts on many cases not resumed");
  void desk.resume().catch(failed);
  const sweep = setInterval(() => void desk.sweep().catch(failed), sweepEveryMs);
  return () => {
    clearInterval(sweep);
    desk.stop();
  };
}

const lostEvents =
  "the log is shorter than it was: its newest events are missing, because a file was cut or put back from a copy. " +
  "Ask colleagues to look at what they recorded last, keep the folder as it is now, and run npm run verify";

/** Roots of the days that have ended; what keeps them from being signed is said once a day. */
export function rootsOf({ roots, metrics, clock }: Services, log: Logger): () => Promise<void> {
  let saidOn = "";
  return async () => {
    try {
      await roots.signMissing();
    } catch (error) {
      if (saidOn !== clock.today()) log.error({ err: forLog(error) }, "roots of the log not signed");
      saidOn = clock.today();
    }
    const missing = await roots.daysMissing().catch(() => undefined);
    if (missing !== undefined) metrics.rootDaysMissing.set(missing);
  };
}

/** Tells what there is to tell, looks now and then at requests that stay open, then sends the e-mails that are due. */
export function noticesOf(services: Services, log: Logger): () => Promise<void> {
  const { metrics, sendMail } = services;
  let sweepAfter = 0;
  return async () => {
    try {
      const { told, unheard, missing } = await tellNotices(services);
      if (missing !== undefined) log.error({ missing }, lostEvents);
      metrics.noticesTold.inc(told);
      if (unheard > 0) log.warn({ unheard }, "alarms and requests that nobody could be told of");
      const nowMs = Date.parse(services.clock.now());
      if (unheard > 0 || nowMs >= sweepAfter) {
        metrics.noticesTold.inc((await sweepAsks(services)).told);
        sweepAfter = nowMs + sweepEveryMs;
      }
      if (!sendMail) return;
      const { putOff, failed } = await sendMails(services, sendMail);
      if (putOff + failed > 0) log.warn({ putOff, failed }, "e-mails that did not leave");
      metrics.mails(mailsByStatus(services));
    } catch (error) {
      log.error({ err: forLog(error) }, "notices failed");
    }
  };
}

/** Starts them; the returned function stops what is scheduled. */
export function startJobs(services: Services, log: Logger): () => void {
  const { metrics } = services;
  const stopTelling = startTelling(services, accountsEveryMs, ({ refused, error }) => {
    log.error({ refused, err: forLog(error) }, "history of accounts not told to the log");
  });
  services.exports.onProblem = (error, exportId) => log.error({ exportId, err: forLog(error) }, "export failed");
  const { migrations } = dataFolder(services.config.dataDir);
  const stopMigrations = startMigrations(services, lockOfRelease, migrations, plansEveryMs);
  const onEnd = (end: FanOutEnd) => {
    metrics.fanOut(end.reason === undefined ? "done" : "refused");
    if (end.reason !== undefined) log.error(end, "fan-out not taken by the case that asked");
  };
  const fanOuts = oneAtATime(async () => {
    try {
      await runFanOuts(services, { onEnd });
    } catch (error) {
      metrics.fanOut("failed");
      log.error({ err: forLog(error) }, "fan-out failed");
    }
    const refused = await countRefused(services.driver).catch(() => undefined);
    if (refused !== undefined) metrics.refusedFanOuts.set(refused);
  });
  const deadlines = deadlinesOf(services, log);
  const roots = rootsOf(services, log);
  const notices = oneAtATime(noticesOf(services, log));
  services.port.onHint(fanOuts.ask);
  // Alarms come from the run before only, and a request may wait a minute to be told: following every commit would wait for a disk
  // on the main thread each time.
  const minute = () => void deadlines().then(notices.ask);
  const timer = setInterval(() => {
    minute();
    // What was put off, or failed, is tried again without waiting for somebody's commit.
    fanOuts.ask();
    void roots();
  }, deadlinesEveryMs);
  // Ends streams whose session ended without a word: idle, a grant past its last day, the admin command.
  const recheck = setInterval(() => services.live.recheck(), recheckEveryMs);
  const stopBulk = startBulk(services.bulk, log);
  const stopImports = startBulk(services.imports, log);
  const stopFiles = startFileSweep(services, log);
  const stopPersonTerms = startPersonTerms(services, log);
  const stopPersonDeaths = startPersonDeaths(services, log);
  fanOuts.ask();
  minute();
  void roots();
  return () => {
    stopBulk();
    stopImports();
    stopFiles();
    stopPersonTerms();
    stopPersonDeaths();
    fanOuts.stop();
    notices.stop();
    stopTelling();
    stopMigrations();
    clearInterval(timer);
    clearInterval(recheck);
  };
}
