// Starts the nightly drill as a process of its own, at the hour that is set or as soon after it as the server runs, at
// the lowest priority; takes its result into the figures. Never more than one, never a wait for it.
import { type ChildProcess, spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Config } from "../config.ts";
import { forLog } from "../error-for-log.ts";
import type { Logger } from "../log.ts";
import type { Services } from "../services.ts";
import { readDrills, sweepScratch } from "./drill.ts";

const minuteMs = 60_000;
const defaultHour = 2;

/** The hour of Europe/Rome, 0-23. */
const rome = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Rome", hour: "2-digit", hourCycle: "h23" });

/** Undefined: no drill. A libSQL server keeps its own backups. */
export function hourOf(config: Pick<Config, "nightlyHour" | "databaseUrl">, demo: boolean): number | undefined {
  if (config.databaseUrl || config.nightlyHour === "off") return undefined;
  return config.nightlyHour ?? (demo ? undefined : defaultHour);
}

/** Whether tonight's drill is due: the hour has come, and none was begun since it came. */
export function isDue(hour: number, now: string, last: string | undefined): boolean {
  if (Number(rome.format(new Date(now))) < hour) return false;
  return last === undefined || romeDay(last) < romeDay(now);
}

export interface NightlyOptions {
  services: Pick<Services, "config" | "demo" | "folder" | "metrics">;
  log: Logger;
  /** The machine's clock: a demo's shift moves no night. */
  now: () => string;
  /** Command line of the drill. */
  command: readonly [string, ...string[]];
  lookEveryMs?: number;
}

/** Starts looking; the returned function stops, and ends a drill that runs. */
export function startNightly({ services, log, now, command, lookEveryMs = minuteMs }: NightlyOptions): () => void {
  const { config, demo, folder, metrics } = services;
  const hour = hourOf(config, demo);
  let child: ChildProcess | undefined;
  let begunAt: string | undefined;
  const tell = () => {
    const [last] = readDrills(folder);
    if (last) metrics.drill(last);
  };
  sweepScratch(folder, Date.parse(now()));
  tell();
  if (hour === undefined) return () => {};
  const look = () => {
    const last = readDrills(folder)[0]?.startedAt;
    // One that died without a word is not tried again before the next night.
    const newest = begunAt !== undefined && (last === undefined || last < begunAt) ? begunAt : last;
    if (child || !isDue(hour, now(), newest)) return;
    begunAt = now();
    const [program, ...args] = command;
    const started = spawn(program, args, { stdio: "ignore" });
    child = started;
    const end = (code: number | null, error?: unknown) => {
      if (child !== started) return;
      child = undefined;
      tell();
      const [result] = readDrills(folder);
      if (code !== 0 || error)
        log.error({ code, err: forLog(error), problems: result?.problems }, "the restore drill failed");
      else log.info({ seconds: result?.seconds, events: result?.events }, "the restore drill held");
    };
    started.on("error", (error) => end(null, error));
    started.on("exit", (code) => end(code));
    lower(started.pid);
  };
  const timer = setInterval(look, lookEveryMs);
  return () => {
    clearInterval(timer);
    child?.kill();
  };
}

function lower(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Only a courtesy to who works meanwhile.
  }
}
