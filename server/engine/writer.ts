// The writer: takes waiting commands in groups of up to 64, decides them in order against an overlay and commits the
// group as one atomic batch. While the disk takes one group, the next is decided; nobody is answered before her group has
// landed. It alone writes the main file. Clock and randomness come from outside.

import { type BulkChange, bulkStatements } from "../../db/bulk/jobs.ts";
import { appendHouseRule, type HouseChange } from "../../db/district/house-rules.ts";
import { type DistrictTables, loadTables } from "../../db/district/load-tables.ts";
import { ConflictError, type Driver, type Statement } from "../../db/driver/driver.ts";
import { type Trouble, troubleOf } from "../../db/driver/trouble.ts";
import { type ImportChange, importStatements } from "../../db/imports/jobs.ts";
import type { KeyPool } from "../../db/keys/key-file.ts";
import { updateOutbox } from "../../db/log/outbox.ts";
import { type RecordedCommand, readCommands, readHead, readSeries } from "../../db/log/read-log.ts";
import { appendRoot } from "../../db/log/roots.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Answer, Command, Hint, OutboxUpdate, WriterPort } from "./command.ts";
import { Filing } from "./filing.ts";
import { type Flight, flightOf } from "./flight.ts";
import { failOne, Group, type LogEnd, type Waiting } from "./group.ts";
import { HotCases } from "./hot-cases.ts";
import { Looks } from "./looks.ts";

export interface WriterOptions {
  driver: Driver;
  /** Reads what has landed without waiting for the group on its way; cases of that group are known in memory. */
  landed?: Driver;
  keys: KeyPool;
  workflows: readonly Workflow[];
  /** UTC instant, milliseconds. */
  now: () => string;
  random: (size: number) => Uint8Array;
  /** Runs after every group, also while more waits: under constant load there is no pause to checkpoint in. */
  afterGroup?: () => void;
  /** False while the disk is nearly full: commands are answered LIMIT, nothing is lost. */
  hasRoom?: () => boolean;
  /** Told when something outside the program keeps commands from being recorded; often while it lasts. */
  onTrouble?: (trouble: Trouble) => void;
}

const groupSize = 64;
const maxWaiting = 5_000;

const isOfImport = (change: BulkChange | ImportChange): change is ImportChange => change.what.startsWith("import");

export class Writer implements WriterPort {
  readonly #options: WriterOptions;
  readonly #workflows: Map<string, Workflow>;
  readonly #listeners: ((hint: Hint) => void)[] = [];
  readonly #waiting: Waiting[] = [];
  #tables: DistrictTables = { rulesets: [], mandates: [], comuni: [] };
  /** Where the log will end when what is on its way has landed. */
  #end: LogEnd = { head: { pos: 0, root: "", recordedAt: "" }, year: 0, series: 0 };
  #flight: Flight | undefined;
  /** Called when a command comes while a group is on its way. */
  #arrived: (() => void) | undefined;
  readonly #hot = new HotCases();
  readonly #looks: Looks;
  #filing: Filing | undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  private constructor(options: WriterOptions) {
    this.#options = options;
    this.#workflows = new Map(options.workflows.map((workflow) => [workflow.id, workflow]));
    this.#looks = new Looks(options.workflows);
  }

  static async start(options: WriterOptions): Promise<Writer> {
    const writer = new Writer(options);
    await writer.reload();
    return writer;
  }

  /** Reads the head of the log and the district's tables again. */
  async reload(): Promise<void> {
    this.#tables = await loadTables(this.#options.driver);
    this.#hot.clear();
    this.#end = { head: await readHead(this.#options.driver), year: 0, series: 0 };
    this.#filing = await Filing.start(this.#options.driver);
  }

  send(command: Command): Promise<Answer> {
    if (this.#closed || this.#waiting.length >= maxWaiting)
      return Promise.resolve({ ok: false, code: "LIMIT", caseId: command.caseId, reason: "busy" });
    return new Promise((resolve, reject) => {
      this.#waiting.push({ what: "command", command, resolve, reject });
      this.#run();
    });
  }

  outbox(update: OutboxUpdate): Promise<void> {
    return this.#keep(kept(update));
  }

  bulk(change: BulkChange | ImportChange): Promise<void> {
    return this.#keep(isOfImport(change) ? importStatements(change) : bulkStatements(change));
  }

  async houseRule(change: HouseChange): Promise<void> {
    await this.#keep([appendHouseRule(change)]);
    this.#tables = await loadTables(this.#options.landed ?? this.#options.driver);
  }

  #keep(statements: readonly Statement[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ what: "keep", statements, resolve, reject });
      this.#run();
    });
  }

  onHint(listener: (hint: Hint) => void): void {
    this.#listeners.push(listener);
  }

  /** Finishes what waits, then refuses new commands. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  #run(): void {
    this.#arrived?.();
    this.#running ??= this.#drain();
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0 || this.#flight) {
        // One turn of the loop lets concurrent callers gather into one group, hence one fsync.
        await new Promise((resolve) => setImmediate(resolve));
        const group = await this.#gather();
        let stands = false;
        try {
          stands = await this.#land(group?.members.length ?? 0);
        } finally {
          if (!stands) this.#waiting.unshift(...(group?.members ?? []));
        }
        if (stands && group) await this.#launch(group);
      }
    } finally {
      // In the same turn as the look at what waits: what comes a microtask later starts a run of its own.
      this.#running = undefined;
    }
  }

  /** Decides what waits, and what comes as long as a group before it is on its way to the disk. */
  async #gather(): Promise<Group | undefined> {
    let group: Group | undefined;
    const flight = this.#flight;
    for (;;) {
      // What comes on another day than the group began is recorded on that day.
      if (group && this.#waiting.length > 0 && group.today !== romeDay(this.#now())) return group;
      const room = groupSize - (group?.members.length ?? 0);
      const some = this.#waiting.splice(0, room);
      if (some.length > 0) {
        group ??= await this.#begin(some);
        if (group) await this.#decide(group, some, undefined);
      }
      if (!flight || flight.hasLanded || group?.isClosed || (group?.members.length ?? 0) >= groupSize) return group;
      if (this.#waiting.length > 0) continue;
      const arrival = new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
      await Promise.race([arrival, flight.landed]);
      this.#arrived = undefined;
    }
  }

  /** It never goes back, whatever the clock does. */
  #now(): string {
    return latest(this.#options.now(), this.#end.head.recordedAt);
  }

  /** Undefined where nothing can be recorded now, which whoever waits is told. */
  async #begin(some: readonly Waiting[]): Promise<Group | undefined> {
    const { driver, hasRoom } = this.#options;
    try {
      if (hasRoom && !hasRoom()) return this.#putOff(some, "full");
      const recordedAt = this.#now();
      const today = romeDay(recordedAt);
      const year = Number(today.slice(0, 4));
      if (this.#end.year !== year) this.#end = { ...this.#end, year, series: await readSeries(driver, year) };
      const known = { tables: this.#tables, workflows: this.#workflows, hot: this.#hot };
      return new Group({ ...this.#options, ...known, recordedAt, today }, this.#end);
    } catch (error) {
      const trouble = outside(error);
      if (trouble) return this.#putOff(some, trouble);
      for (const one of some) failOne(one, error);
      return undefined;
    }
  }

  /**
   * Nearly every command id is new, and the gate has answered what is not: only a group that met a conflict (`recorded`)
   * and a command that cannot be recorded look for what is recorded under their ids. What a command meets by itself, a bug
   * or the disk, it meets alone.
   */
  async #decide(
    group: Group,
    some: readonly Waiting[],
    recorded: Map<string, RecordedCommand> | undefined,
  ): Promise<void> {
    let isLoaded = false;
    for (const [i, one] of some.entries()) {
      try {
        if (one.what === "keep") {
          group.keep(one);
          continue;
        }
        if (!isLoaded) await this.#load(some);
        isLoaded = true;
        if (group.hasEvents && this.#looks.needsChildren(one.command)) {
          group.isClosed = true;
          this.#waiting.unshift(...some.slice(i));
          return;
        }
        await group.decide(one, recorded);
      } catch (error) {
        const trouble = outside(error);
        if (trouble) this.#putOff([one], trouble);
        else failOne(one, error);
      }
    }
  }

  #load(some: readonly Waiting[]): Promise<void> {
    const { driver, landed } = this.#options;
    const ids = some.flatMap((one) => (one.what === "command" ? this.#looks.casesOf(one.command) : []));
    const flying = this.#flight?.group.written.cases;
    const isFlying = flying && ids.some((id) => flying.has(id) && this.#hot.find(id) === undefined);
    return this.#hot.load(landed && !isFlying ? landed : driver, ids);
  }

  /** Hands a group to the disk, and goes on as if it had landed. */
  async #launch(group: Group): Promise<void> {
    const { driver } = this.#options;
    const from = this.#end;
    try {
      const { statements, end } = group.batch(this.#workflows);
      if (driver.ahead && statements.length > 0) {
        const { landed } = driver.ahead(statements);
        this.#take(group, end);
        this.#flight = flightOf(group, from, landed);
        return;
      }
      if (statements.length > 0) await driver.batch(statements);
      this.#take(group, end);
    } catch (error) {
      await this.#again(group, error);
      return;
    }
    await this.#finish(group);
  }

  /** Waits for the group that is on its way; false where it came to nothing, and with it what was decided after it. */
  async #land(decided: number): Promise<boolean> {
    const flight = this.#flight;
    if (!flight) return true;
    const failed = await flight.landed;
    this.#flight = undefined;
    if (failed) {
      this.#end = flight.from;
      this.#hot.drop(flight.group.written.cases.keys());
      await this.#again(flight.group, failed.error);
      return false;
    }
    await this.#finish(flight.group, decided);
    return true;
  }

  #take(group: Group, end: LogEnd): void {
    this.#end = end;
    for (const [caseId, stored] of group.written.cases) this.#hot.put(caseId, stored);
    for (const { caseId, subject, keyId } of group.written.bindings) this.#hot.bind(caseId, subject, keyId);
  }

  /** What is written is answered and told; then the housework of a gap between groups. */
  async #finish(group: Group, decided = 0): Promise<void> {
    group.answer();
    const hint = group.hint();
    if (hint) for (const listener of this.#listeners) listener(hint);
    // What is said leaves first.
    await new Promise((resolve) => setImmediate(resolve));
    this.#refillKeys();
    this.#options.afterGroup?.();
    await this.#file(decided);
  }

  /** Not while the disk is nearly full: what is not filed is found all the same. Whoever ends the writer does not wait. */
  async #file(decided: number): Promise<void> {
    if (!this.#hasRoom()) return;
    await this.#filing?.afterGroup(this.#end.head.pos, () => decided > 0 || this.#waiting.length > 0 || this.#closed);
  }

  #hasRoom(): boolean {
    try {
      return this.#options.hasRoom?.() !== false;
    } catch {
      // Whoever comes next is told why.
      return false;
    }
  }

  /** A failure here must not end the thread: keys are left, and a command that finds none fails alone. */
  #refillKeys(): void {
    try {
      this.#options.keys.refillWhenLow();
    } catch {
      // The next group tries again; the disk guard has its own words.
    }
  }

  /** A group that could not be written is decided anew, twice where another writer was first, then one by one. */
  async #again(group: { members: readonly Waiting[] }, failed: unknown): Promise<void> {
    let members: readonly Waiting[] = group.members;
    let error = failed;
    for (let tries = 1; ; tries++) {
      const trouble = outside(error);
      if (trouble) {
        this.#putOff(members, trouble);
        return;
      }
      if (!(error instanceof ConflictError) || tries === 3) break;
      const next = await this.#anew(members);
      if (!next) return;
      ({ members, error } = next);
    }
    if (error instanceof ConflictError) error = new Error("another writer keeps winning");
    for (const one of members) {
      if (members.length === 1) failOne(one, error);
      else {
        const next = await this.#anew([one]);
        if (next) await this.#again(next, next.error);
      }
    }
  }

  /** Decided, written and answered before anything else; who could not be written, and why. */
  async #anew(some: readonly Waiting[]): Promise<{ members: readonly Waiting[]; error: unknown } | undefined> {
    let recorded: Map<string, RecordedCommand>;
    try {
      await this.reload();
      recorded = await this.#recorded(some);
    } catch (error) {
      return { members: some, error };
    }
    const group = await this.#begin(some);
    if (!group) return undefined;
    try {
      await this.#decide(group, some, recorded);
      const { statements, end } = group.batch(this.#workflows);
      if (statements.length > 0) await this.#options.driver.batch(statements);
      this.#take(group, end);
    } catch (error) {
      return { members: group.members, error };
    }
    await this.#finish(group);
    return undefined;
  }

  /** Nothing of the group was written: whoever waits is told to come again. */
  #putOff(group: readonly Waiting[], trouble: Trouble): undefined {
    this.#options.onTrouble?.(trouble);
    const reason = trouble === "locked" ? "busy" : "disk";
    for (const one of group) {
      if (one.what === "command") one.resolve({ ok: false, code: "LIMIT", caseId: one.command.caseId, reason });
      else one.reject(Object.assign(new Error(trouble), { code: trouble.toUpperCase() }));
    }
  }

  async #recorded(group: readonly Waiting[]): Promise<Map<string, RecordedCommand>> {
    const ids = group.flatMap((one) => (one.what === "command" ? [one.command.commandId] : []));
    const rows = ids.length > 0 ? await readCommands(this.#options.driver, ids) : [];
    return new Map(rows.map((row) => [row.command_id, row]));
  }
}

const kept = (update: OutboxUpdate): Statement[] =>
  "roots" in update ? update.roots.map(appendRoot) : updateOutbox(update);

/** recordedAt never decreases with pos, whatever the clock does. */
const latest = (a: string, b: string): string => (a < b ? b : a);

/** What hinders from outside and may pass; a damaged file is no such thing. */
function outside(error: unknown): Trouble | undefined {
  const trouble = troubleOf(error);
  return trouble === "damaged" ? undefined : trouble;
}
