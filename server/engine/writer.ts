// The writer: takes waiting commands in groups of up to 64, decides them in order against an overlay and
// commits the group as one atomic batch. It alone writes the main file. Clock and randomness come from outside.

import { type BulkChange, bulkStatements } from "../../db/bulk/jobs.ts";
import { appendHouseRule, type HouseChange } from "../../db/district/house-rules.ts";
import { type DistrictTables, loadTables } from "../../db/district/load-tables.ts";
import { ConflictError, type Driver, type Statement } from "../../db/driver/driver.ts";
import { type Trouble, troubleOf } from "../../db/driver/trouble.ts";
import { type ImportChange, importStatements } from "../../db/imports/jobs.ts";
import type { KeyPool } from "../../db/keys/key-file.ts";
import { appendSeal, setSeries } from "../../db/log/append-statements.ts";
import { CounterDeltas } from "../../db/log/cache-statements.ts";
import { sealRoot } from "../../db/log/event-row.ts";
import { updateOutbox } from "../../db/log/outbox.ts";
import { type LogHead, type RecordedCommand, readCommands, readHead, readSeries } from "../../db/log/read-log.ts";
import { appendRoot } from "../../db/log/roots.ts";
import type { CaseSnapshot, Need, Workflow } from "../../workflows/kernel/definition.ts";
import { atPath, sameJson } from "../../workflows/kernel/json.ts";
import { readersOf } from "../../workflows/kernel/readers.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Answer, Command, Hint, OutboxUpdate, WriterPort } from "./command.ts";
import { Filing } from "./filing.ts";
import { HotCases } from "./hot-cases.ts";
import { Overlay } from "./overlay.ts";
import { repeat } from "./repeat.ts";
import { LostKeyError, type StageContext, stage } from "./stage.ts";

export interface WriterOptions {
  driver: Driver;
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

type Waiting =
  | { what: "command"; command: Command; resolve: (answer: Answer) => void; reject: (error: unknown) => void }
  | { what: "keep"; statements: readonly Statement[]; resolve: () => void; reject: (error: unknown) => void };

interface Look {
  atChildren: boolean;
  /** Fields of its data that name cases. */
  named: Set<string>;
}

const isOfImport = (change: BulkChange | ImportChange): change is ImportChange => change.what.startsWith("import");

export class Writer implements WriterPort {
  readonly #options: WriterOptions;
  readonly #workflows: Map<string, Workflow>;
  readonly #listeners: ((hint: Hint) => void)[] = [];
  readonly #waiting: Waiting[] = [];
  #tables: DistrictTables = { rulesets: [], mandates: [], comuni: [] };
  #head: LogHead = { pos: 0, root: "", recordedAt: "" };
  readonly #hot = new HotCases();
  /** What events look at beside their case, in any version, by kind and event. */
  readonly #looks = new Map<string, Map<string, Look>>();
  /** Last case number given this year. */
  #series: { year: number; last: number } | undefined;
  #filing: Filing | undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  private constructor(options: WriterOptions) {
    this.#options = options;
    this.#workflows = new Map(options.workflows.map((workflow) => [workflow.id, workflow]));
    for (const { id, versions } of options.workflows)
      for (const { events } of Object.values(versions))
        for (const [type, { needs }] of Object.entries(events)) this.#noteNeeds(id, type, needs ?? []);
  }

  #noteNeeds(kind: string, type: string, needs: readonly Need[]): void {
    const events = this.#looks.get(kind) ?? new Map<string, Look>();
    this.#looks.set(kind, events);
    const look = events.get(type) ?? { atChildren: false, named: new Set() };
    events.set(type, look);
    for (const need of needs) {
      if ("children" in need) look.atChildren = true;
      const path = "case" in need ? need.case : "cases" in need ? need.cases : "";
      if (path.startsWith("data.")) look.named.add(path.slice("data.".length));
    }
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
    this.#series = undefined;
    this.#head = await readHead(this.#options.driver);
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
    this.#tables = await loadTables(this.#options.driver);
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
    this.#running ??= this.#drain();
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        // One turn of the loop lets concurrent callers gather into one group, hence one fsync.
        await new Promise((resolve) => setImmediate(resolve));
        const group = this.#waiting.splice(0, groupSize);
        await this.#group(group);
        this.#refillKeys();
        this.#options.afterGroup?.();
        await this.#file();
      }
    } finally {
      // In the same turn as the look at what waits: what comes a microtask later starts a run of its own.
      this.#running = undefined;
    }
  }

  /** Not while the disk is nearly full: what is not filed is found all the same. Whoever ends the writer does not wait. */
  async #file(): Promise<void> {
    if (this.#options.hasRoom?.() === false) return;
    await this.#filing?.afterGroup(this.#head.pos, () => this.#waiting.length > 0 || this.#closed);
  }

  /** A failure here must not end the thread: keys are left, and a command that finds none fails alone. */
  #refillKeys(): void {
    try {
      this.#options.keys.refillWhenLow();
    } catch {
      // The next group tries again; the disk guard has its own words.
    }
  }

  /** Three tries as a group, then one by one; a bug in one command fails that command only. */
  async #group(group: Waiting[]): Promise<void> {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        await this.#commit(group, attempt > 0);
        return;
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble && trouble !== "damaged") return this.#putOff(group, trouble);
        if (!(error instanceof ConflictError)) {
          if (group.length === 1) return failOne(group[0], error);
          break;
        }
        await this.reload();
      }
    }
    if (group.length === 1) return group[0]?.reject(new Error("another writer keeps winning"));
    await this.reload();
    for (const one of group) await this.#group([one]);
  }

  /** Nothing of the group was written: whoever waits is told to come again. */
  #putOff(group: readonly Waiting[], trouble: Trouble): void {
    this.#options.onTrouble?.(trouble);
    const reason = trouble === "locked" ? "busy" : "disk";
    for (const one of group) {
      if (one.what === "command") one.resolve({ ok: false, code: "LIMIT", caseId: one.command.caseId, reason });
      else one.reject(Object.assign(new Error(trouble), { code: trouble.toUpperCase() }));
    }
  }

  /**
   * Nearly every command id is new, and the gate has answered what is not: only a group that met a conflict (`again`) and
   * a command that cannot be recorded look for what is recorded under their ids.
   */
  async #commit(group: Waiting[], again: boolean): Promise<void> {
    const { driver, now } = this.#options;
    if (this.#options.hasRoom && !this.#options.hasRoom()) return this.#putOff(group, "full");
    const recordedAt = latest(now(), this.#head.recordedAt);
    const today = romeDay(recordedAt);
    const year = Number(today.slice(0, 4));
    if (this.#series?.year !== year) this.#series = { year, last: await readSeries(driver, year) };
    const series = this.#series.last;
    const overlay = new Overlay(this.#head.pos, series);
    const context: StageContext = {
      ...this.#options,
      tables: this.#tables,
      workflows: this.#workflows,
      hot: this.#hot,
      recordedAt,
      today,
    };
    const answers = new Map<Waiting, Answer>();
    const recorded = again ? await this.#recorded(group) : undefined;
    let later: Waiting[] = [];
    await this.#hot.load(
      driver,
      group.flatMap((one) => (one.what === "command" ? this.#casesOf(one.command) : [])),
    );
    for (const one of group) {
      if (one.what !== "command") continue;
      if (overlay.events.length > 0 && this.#needsChildren(one.command)) {
        later = group.filter((other) => !answers.has(other) && other.what === "command");
        break;
      }
      answers.set(one, await this.#answer(context, overlay, one.command, recorded));
    }
    const extra = group.flatMap((one) => (one.what === "keep" ? one.statements : []));
    await this.#write(overlay, extra, { recordedAt, year, series });
    // Only now: a group that failed to write is tried again whole.
    this.#waiting.unshift(...later);
    for (const one of group) {
      if (one.what === "keep") one.resolve();
      else {
        const answer = answers.get(one);
        if (answer) one.resolve(answer);
      }
    }
    this.#publish(overlay);
  }

  /** The case of a command and those its data name: read for the whole group in one statement. */
  #casesOf({ caseId, kind, type, open }: Command): string[] {
    const ids = [caseId];
    for (const field of this.#looks.get(kind)?.get(type)?.named ?? []) {
      const named = atPath(open, field);
      if (typeof named === "string") ids.push(named);
      else if (Array.isArray(named)) for (const id of named) if (typeof id === "string") ids.push(id);
    }
    return ids;
  }

  /** Children are read from the committed table, so such a command starts a group of its own. */
  #needsChildren(command: Command): boolean {
    return this.#looks.get(command.kind)?.get(command.type)?.atChildren === true;
  }

  async #recorded(group: Waiting[]): Promise<Map<string, RecordedCommand>> {
    const ids = group.flatMap((one) => (one.what === "command" ? [one.command.commandId] : []));
    const rows = ids.length > 0 ? await readCommands(this.#options.driver, ids) : [];
    return new Map(rows.map((row) => [row.command_id, row]));
  }

  async #answer(
    context: StageContext,
    overlay: Overlay,
    command: Command,
    recorded: Map<string, RecordedCommand> | undefined,
  ): Promise<Answer> {
    const known = recorded && (recorded.get(command.commandId) ?? overlay.findCommand(command.commandId));
    if (known) return repeat(command, known);
    const draft = overlay.draft();
    try {
      const answer = await stage(context, draft, command);
      if (answer.ok) {
        overlay.merge(draft);
        return answer;
      }
      return (await this.#repeated(overlay, command)) ?? answer;
    } catch (error) {
      const answer = await this.#repeated(overlay, command);
      if (answer) return answer;
      throw error;
    }
  }

  /** Whom the case as it is now refuses may have been heard before. */
  async #repeated(overlay: Overlay, command: Command): Promise<Answer | undefined> {
    const staged = overlay.findCommand(command.commandId);
    const known = staged ?? (await readCommands(this.#options.driver, [command.commandId]))[0];
    return known && repeat(command, known);
  }

  async #write(
    overlay: Overlay,
    extra: Statement[],
    at: { recordedAt: string; year: number; series: number },
  ): Promise<void> {
    const statements = [...extra];
    const first = overlay.events[0];
    let root = this.#head.root;
    if (first) {
      const counters = new CounterDeltas();
      for (const event of overlay.events) {
        statements.push(...event.statements);
        if (this.#workflows.get(event.after.kind)?.list !== "cases") continue;
        counters.move(event.before, event.after);
      }
      root = sealRoot(
        root,
        overlay.events.map((event) => event.row.hash),
      );
      statements.push(...counters.statements(), appendSeal(first.row.pos, overlay.pos, root, at.recordedAt));
      if (overlay.series !== at.series) statements.push(setSeries(at.year, overlay.series));
    }
    if (statements.length > 0) await this.#options.driver.batch(statements);
    if (!first) return;
    this.#head = { pos: overlay.pos, root, recordedAt: at.recordedAt };
    this.#series = { year: at.year, last: overlay.series };
    for (const [caseId, stored] of overlay.cases) this.#hot.put(caseId, stored);
    for (const { caseId, subject, keyId } of overlay.bindings) this.#hot.bind(caseId, subject, keyId);
  }

  #publish(overlay: Overlay): void {
    if (overlay.events.length === 0) return;
    const cases: Hint["cases"] = [];
    for (const { before, after } of overlay.events) {
      cases.push(hintOf(after));
      // Who could see the case until now must hear that it left her list.
      if (before.seq > 0 && changedHands(before, after)) cases.push(hintOf(before));
    }
    for (const listener of this.#listeners) listener({ pos: overlay.pos, cases });
  }
}

const kept = (update: OutboxUpdate): Statement[] =>
  "roots" in update ? update.roots.map(appendRoot) : updateOutbox(update);

function hintOf({ caseId, kind, state, doc }: CaseSnapshot): Hint["cases"][number] {
  const { territory, area, assignee, restricted } = doc.head;
  return {
    caseId,
    kind,
    state,
    territory,
    area,
    assignee: assignee ?? "",
    restricted: restricted === true,
    readers: readersOf(doc.head),
  };
}

/** Whether somebody may have lost sight of the case, or it its place in a list. */
function changedHands(before: CaseSnapshot, after: CaseSnapshot): boolean {
  const [then, now] = [before.doc.head, after.doc.head];
  return (
    before.state !== after.state ||
    then.territory !== now.territory ||
    then.area !== now.area ||
    then.assignee !== now.assignee ||
    then.restricted !== now.restricted ||
    !sameJson(readersOf(then), readersOf(now))
  );
}

/** recordedAt never decreases with pos, whatever the clock does. */
const latest = (a: string, b: string): string => (a < b ? b : a);

function failOne(one: Waiting | undefined, error: unknown): void {
  if (one?.what === "command" && error instanceof LostKeyError)
    one.resolve({ ok: false, code: "LIMIT", caseId: one.command.caseId, reason: "keyLost" });
  else one?.reject(error);
}
