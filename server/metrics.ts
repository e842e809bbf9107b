// Figures for the operator (prom-client): requests, commands, loop delay, streams, jobs. No personal data, no ids.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  registry: Registry;
  request: (route: string, status: number, seconds: number) => void;
  command: (outcome: string) => void;
  streams: Gauge;
  /** `done`, `refused` or `failed`. */
  fanOut: (outcome: string) => void;
  /** Fan-outs that stand refused now. */
  refusedFanOuts: Gauge;
  alarmsGiven: Counter;
  /** What the last restore drill found. */
  drill: (result: { startedAt: string; seconds: number; ok: boolean; events: number; found: number }) => void;
  /** Days that ended and whose root is not signed. */
  rootDaysMissing: Gauge;
  /** Rows told to inboxes. */
  noticesTold: Counter;
  /** E-mails by status: waiting, sent, dropped, failed. */
  mails: (byStatus: ReadonlyMap<string, number>) => void;
  /** Terms whose alarm their case cannot take now, by reason. */
  stuckTerms: (byReason: ReadonlyMap<string, number>) => void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "ambito_http_request_seconds",
    help: "Time to answer, by route group and status class",
    labelNames: ["route", "status"],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const commands = new Counter({
    name: "ambito_commands_total",
    help: "Commands answered, by outcome",
    labelNames: ["outcome"],
    registers: [registry],
  });
  const streams = new Gauge({ name: "ambito_live_streams", help: "Open live streams", registers: [registry] });
  const fanOuts = new Counter({
    name: "ambito_fan_outs_total",
    help: "Fan-outs ended, by outcome, and runs that failed",
    labelNames: ["outcome"],
    registers: [registry],
  });
  const refusedFanOuts = new Gauge({
    name: "ambito_fan_outs_refused",
    help: "Fan-outs whose end the case that asked did not take",
    registers: [registry],
  });
  const alarmsGiven = new Counter({
    name: "ambito_term_alarms_total",
    help: "Alarms of terms that their cases took",
    registers: [registry],
  });
  const stuckTerms = new Gauge({
    name: "ambito_terms_stuck",
    help: "Terms whose alarm their case cannot take, by reason",
    labelNames: ["reason"],
    registers: [registry],
  });
  const noticesTold = new Counter({
    name: "ambito_notices_total",
    help: "Rows told to inboxes",
    registers: [registry],
  });
  const mails = new Gauge({
    name: "ambito_mails",
    help: "E-mails of terms, by status",
    labelNames: ["status"],
    registers: [registry],
  });
  return {
    registry,
    request: (route, status, seconds) => requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
    command: (outcome) => commands.inc({ outcome }),
    streams,
    fanOut: (outcome) => fanOuts.inc({ outcome }),
    refusedFanOuts,
    alarmsGiven,
    ...proofMetrics(registry),
    noticesTold,
    mails: (byStatus) => {
      mails.reset();
      for (const [status, count] of byStatus) mails.set({ status }, count);
    },
    stuckTerms: (byReason) => {
      stuckTerms.reset();
      for (const [reason, terms] of byReason) stuckTerms.set({ reason }, terms);
    },
  };
}

/** What proves the log: its signed roots and the nightly restore. */
function proofMetrics(registry: Registry): Pick<Metrics, "rootDaysMissing" | "drill"> {
  const rootDaysMissing = new Gauge({
    name: "ambito_root_days_missing",
    help: "Days that have ended and whose root of the log is not signed",
    registers: [registry],
  });
  const drill = (name: string, help: string) =>
    new Gauge({ name: `ambito_drill_${name}`, help: `Last restore drill: ${help}`, registers: [registry] });
  const drills = {
    ok: drill("ok", "1 when all was restored and held"),
    startedAt: drill("started_timestamp_seconds", "when it began"),
    seconds: drill("seconds", "how long it took"),
    events: drill("events", "events restored"),
    problems: drill("problems", "divergences found"),
  };
  return {
    rootDaysMissing,
    drill: ({ startedAt, seconds, ok, events, found }) => {
      drills.ok.set(ok ? 1 : 0);
      drills.startedAt.set(Date.parse(startedAt) / 1000);
      drills.seconds.set(seconds);
      drills.events.set(events);
      drills.problems.set(found);
    },
  };
}
