// Signs roots of the seal chain: one for every office day that has ended, also those missed, and one when somebody
// asks. Each is written to its table by the writer, then as a line to a file beside the database.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Driver } from "../../db/driver/driver.ts";
import {
  findLastDaily,
  findLastSeal,
  listRoots,
  readRootsAfter,
  readSealEnds,
  type SealEnd,
  type SignedRoot,
} from "../../db/log/roots.ts";
import { addDays, daysBetween, romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Clock } from "../clock.ts";
import type { CommandPort } from "./command.ts";
import { makeRootKeys, type RootKeys, readRootKeys } from "./root-keys.ts";
import { rootFingerprint, rootLine, signRoot } from "./signed-root.ts";

export interface RootSignerOptions {
  driver: Driver;
  port: Pick<CommandPort, "outbox">;
  clock: Clock;
  random: (size: number) => Uint8Array;
  /** The key's file, outside the database. */
  keyFile: string;
  /** The copy of every line, in the data folder. */
  linesFile: string;
}

/** Roots signed in one run at most, some years of days; the next run goes on. */
const mostAtOnce = 1000;
const sliceSize = 1000;
const neverBefore = Number.MAX_SAFE_INTEGER;

type Covered = Pick<SignedRoot, "kind" | "day" | "pos" | "root">;

export class RootSigner {
  readonly #options: RootSignerOptions;
  /** One at a time: each root names the one before it. */
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: RootSignerOptions) {
    this.#options = options;
  }

  /** Roots of the days that have ended since the last one; returns how many were signed. */
  signMissing(): Promise<number> {
    return this.#alone(async () => {
      const missing = await this.#missing();
      const signed = missing.length > 0 ? await this.#sign(missing) : [];
      this.#keepLines(await this.#unkept());
      return signed.length;
    });
  }

  /** A root of all that is recorded now; the last one again when nothing was since. Undefined on an empty log. */
  signNow(): Promise<SignedRoot | undefined> {
    return this.#alone(async () => {
      const { driver, clock } = this.#options;
      const seal = await findLastSeal(driver);
      const [last] = await listRoots(driver, neverBefore, 1);
      if (!seal || last?.pos === seal.toPos) return last;
      const [signed] = await this.#sign([{ kind: "request", day: clock.today(), pos: seal.toPos, root: seal.root }]);
      this.#keepLines(await this.#unkept());
      return signed;
    });
  }

  /** Days that ended and have no root yet. */
  async daysMissing(): Promise<number> {
    const { driver, clock } = this.#options;
    const daily = await findLastDaily(driver);
    const [first] = daily ? [] : await readSealEnds(driver, 0, 1);
    const from = daily ? addDays(daily.day, 1) : first && romeDay(first.recordedAt);
    return from === undefined ? 0 : Math.max(0, daysBetween(from, clock.today()));
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#running.then(work);
    this.#running = done.catch(() => {});
    return done;
  }

  async #missing(): Promise<Covered[]> {
    const { driver, clock } = this.#options;
    const daily = await findLastDaily(driver);
    const yesterday = addDays(clock.today(), -1);
    let seals: SealEnd[] = [];
    const next = async () => {
      if (seals.length === 0) seals = await readSealEnds(driver, head?.toPos ?? 0, sliceSize);
      return seals[0];
    };
    let head: Pick<SealEnd, "toPos" | "root"> | undefined = daily && { toPos: daily.pos, root: daily.root };
    let day = daily ? addDays(daily.day, 1) : undefined;
    const covered: Covered[] = [];
    while (covered.length < mostAtOnce) {
      for (let seal = await next(); seal; seal = await next()) {
        day ??= romeDay(seal.recordedAt);
        if (romeDay(seal.recordedAt) > day) break;
        head = seal;
        seals.shift();
      }
      if (!head || !day || day > yesterday) return covered;
      covered.push({ kind: "daily", day, pos: head.toPos, root: head.root });
      day = addDays(day, 1);
    }
    return covered;
  }

  /** The key; made here only for a log that was never signed. */
  async #keys(isFirst: boolean): Promise<RootKeys> {
    const { keyFile, random } = this.#options;
    if (isFirst && !existsSync(keyFile)) makeRootKeys(keyFile, random);
    const keys = readRootKeys(keyFile);
    if (!keys) throw new Error("the key that signs roots is missing");
    return keys;
  }

  async #sign(covered: readonly Covered[]): Promise<SignedRoot[]> {
    const { driver, port, clock } = this.#options;
    let [last] = await listRoots(driver, neverBefore, 1);
    const { privateKey } = await this.#keys(last === undefined);
    const roots: SignedRoot[] = [];
    for (const one of covered) {
      const chained = { n: (last?.n ?? 0) + 1, previous: last ? rootFingerprint(last) : "" };
      last = signRoot({ ...one, ...chained, signedAt: clock.now() }, privateKey);
      roots.push(last);
    }
    await port.outbox({ roots });
    return roots;
  }

  /** Roots whose line is not in the file: those just signed, and what a crash left out. */
  async #unkept(): Promise<SignedRoot[]> {
    return readRootsAfter(this.#options.driver, readRootLines(this.#options.linesFile).length, mostAtOnce * 2);
  }

  #keepLines(roots: readonly SignedRoot[]): void {
    if (roots.length === 0) return;
    const { linesFile } = this.#options;
    const text = existsSync(linesFile) ? readFileSync(linesFile, "utf8") : "";
    // A line that a crash tore is written again.
    if (!text.endsWith("\n")) writeFileSync(linesFile, text.slice(0, text.lastIndexOf("\n") + 1), { mode: 0o600 });
    const lines = roots.map((one) => `${rootLine(one)}\n`).join("");
    appendFileSync(linesFile, lines, { mode: 0o600, flush: true });
  }
}

/** Lines of the file of roots, a torn last one left out. */
export function readRootLines(path: string): string[] {
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
}
