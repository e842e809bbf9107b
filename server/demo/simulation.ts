// The discrete-event runner: one queue of (day, moment, script); the steps of a moment go to the writer together, as
// one group. Payloads pass the same forms and rights as at the gate. Knows no workflow.

import { attributesOf } from "../../db/cases/find-case.ts";
import type { DistrictTables } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import { readCases } from "../../db/log/read-log.ts";
import type { CaseSnapshot, Workflow } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import type { Day, Instant } from "../../workflows/kernel/ids.ts";
import { isObject, type JsonObject } from "../../workflows/kernel/json.ts";
import { readersOf } from "../../workflows/kernel/readers.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { demoSession } from "../access/demo-accounts.ts";
import type { Policy } from "../access/policy.ts";
import { actorOf, isNamed } from "../access/session.ts";
import type { Clock } from "../clock.ts";
import { fillShare } from "../cost-sharing/fill-share.ts";
import type { Answer, Command, CommandPort } from "../engine/command.ts";
import { openingPlace } from "../engine/opening.ts";
import { type Envelope, toCommand, uuidOf } from "../engine/send.ts";
import { systemActor } from "../engine/system.ts";
import { AppError } from "../errors.ts";
import { runDeadlines } from "../jobs/deadlines.ts";
import { runFanOuts } from "../jobs/fan-out.ts";
import { fillPayer } from "../people/propose-payer.ts";
import { type LetterOffice, makeLetter } from "./letters.ts";
import { earlyMorning, instantOf, isOfficeDay, lastMoment, officeDay } from "./office-days.ts";
import type { Script, Start, Step } from "./script.ts";
import type { Span } from "./world.ts";

export interface Stage {
  driver: Driver;
  port: CommandPort;
  policy: Policy;
  tables: DistrictTables;
  workflows: ReadonlyMap<string, Workflow>;
  mac: (text: string) => string;
  /** Moves the writer's clock, which never goes back. */
  setNow: (now: Instant) => void;
  clock: Clock;
  /** Where letters are written; undefined: no script writes any. */
  letters?: LetterOffice | undefined;
  keys: KeyReader;
}

export interface SimulationReport {
  sent: number;
  /** `kind.EVENT: why` -> how often. */
  refused: Map<string, number>;
}

interface Running {
  script: Script;
  /** Order of admission: decides who goes first in a moment. */
  order: number;
  steps: number;
  next: Step;
  /** What the gate computes for the step in place of the page; euro cents due in all. */
  share?: { filled: JsonObject; cents: number | undefined } | undefined;
}

/** More waiting commands than this are not handed to the writer at once. */
const most = 1_000;

export class Simulation {
  readonly #stage: Stage;
  readonly #span: Span;
  /** Scripts by the key of their next step; days and moments sort as text. */
  readonly #queue = new Map<string, Running[]>();
  /** Scripts not begun, by the office day on which they are. */
  readonly #starts = new Map<Day, { order: number; make: () => Script }[]>();
  readonly report: SimulationReport = { sent: 0, refused: new Map() };
  #admitted = 0;
  /** Tells how far it got, a few times a run. */
  onDay: (day: Day) => void = () => undefined;

  constructor(stage: Stage, span: Span) {
    this.#stage = stage;
    this.#span = span;
  }

  /** Takes a script in, to be begun on its day. */
  admit({ day, make }: Start): void {
    this.#admitted += 1;
    const begins = officeDay(day);
    const of = this.#starts.get(begins) ?? [];
    of.push({ order: this.#admitted, make });
    this.#starts.set(begins, of);
  }

  #begin(day: Day): void {
    for (const { order, make } of this.#starts.get(day) ?? []) {
      const script = make();
      const first = script.next({ state: "", seq: 0 });
      if (!first.done) this.#enqueue({ script, order, steps: 0, next: first.value });
    }
    this.#starts.delete(day);
  }

  #enqueue(running: Running): void {
    const { day, moment } = running.next;
    // What would happen after the last day has not happened yet.
    if (day > this.#span.to) return;
    const key = `${day}/${moment}`;
    const waiting = this.#queue.get(key);
    if (waiting) waiting.push(running);
    else this.#queue.set(key, [running]);
  }

  async run(): Promise<SimulationReport> {
    for (let day = this.#span.from; day <= this.#span.to; day = addDays(day, 1)) {
      this.onDay(day);
      if (!isOfficeDay(day)) continue;
      this.#stage.setNow(earlyMorning(day));
      await this.#alarms();
      this.#begin(day);
      for (let moment = 0; moment <= lastMoment; moment++) await this.#moment(`${day}/${moment}`, day, moment);
    }
    return this.report;
  }

  /** The job gives so many alarms a run and comes again. */
  async #alarms(): Promise<void> {
    while ((await runDeadlines(this.#stage)) > 0);
  }

  async #moment(key: string, day: Day, moment: number): Promise<void> {
    let started = false;
    for (;;) {
      const running = this.#queue.get(key);
      if (!running) return;
      this.#queue.delete(key);
      if (!started) this.#stage.setNow(instantOf(this.#span.seed, day, moment));
      started = true;
      running.sort((a, b) => a.order - b.order);
      const cases = new Set<string>();
      const isFirst = ({ next }: Running) => !cases.has(next.caseId) && cases.add(next.caseId) !== undefined;
      const round = running.filter(isFirst);
      const later = running.filter((one) => !round.includes(one));
      if (later.length > 0) this.#queue.set(key, later);
      for (let i = 0; i < round.length; i += most) await this.#together(round.slice(i, i + most));
    }
  }

  /** One case may stand only once in a moment's round: the others see what it did. */
  async #together(running: Running[]): Promise<void> {
    const ids = [...new Set(running.map((one) => one.next.caseId))];
    const stored = new Map(
      (await readCases(this.#stage.driver, ids)).map(({ snapshot }) => [snapshot.caseId, snapshot]),
    );
    // Before anything is sent: the order of a moment is that of its scripts.
    for (const one of running) {
      await this.#write(one, stored.get(one.next.caseId));
      one.share = await this.#share(one, stored.get(one.next.caseId));
    }
    const answers = await Promise.all(running.map((one) => this.#send(one, stored.get(one.next.caseId))));
    await runFanOuts(this.#stage);
    for (const [i, one] of running.entries()) {
      const answer = answers[i];
      one.steps += 1;
      if (!answer?.ok) {
        one.script.return();
        continue;
      }
      const shareCents = one.share?.cents;
      const next = one.script.next({
        state: answer.state,
        seq: answer.seq,
        ...(shareCents === undefined ? {} : { shareCents }),
      });
      if (!next.done) this.#enqueue({ ...one, next: next.value });
    }
  }

  async #write(running: Running, snapshot: CaseSnapshot | undefined): Promise<void> {
    const { letters } = this.#stage;
    const { letter } = running.next;
    if (!letter || !letters || !snapshot) return;
    const payload = await makeLetter(letters, running.next, letter, snapshot, this.#commandId(running));
    running.next = { ...running.next, payload };
  }

  /** As the gate does it, for who sends; the amount is the one that the form would propose. */
  async #share({ next }: Running, snapshot: CaseSnapshot | undefined): Promise<Running["share"]> {
    const { driver, policy, tables, clock, keys, workflows } = this.#stage;
    const version = snapshot && workflows.get(next.kind)?.versions[snapshot.workflowVersion];
    const fills = version && eventInfo(version, next.type)?.fills;
    if (!snapshot || (fills !== "costSharing" && fills !== "payer")) return undefined;
    const session = demoSession(next.by, next.day);
    const asking = { driver, policy, tables, clock, keys, session, reads: { recordCase: async () => undefined } };
    if (fills === "payer")
      return { filled: await fillPayer(asking, snapshot, next.payload, next.day), cents: undefined };
    const filled = await fillShare(asking, snapshot, next.payload);
    const cents = isObject(filled.share) ? filled.share.proposedCents : undefined;
    return { filled, cents: typeof cents === "number" ? cents : undefined };
  }

  #commandId({ next, order, steps }: Running): string {
    return uuidOf(`${this.#span.seed}/${next.caseId}/${order}/${steps}`);
  }

  async #send(running: Running, snapshot: CaseSnapshot | undefined): Promise<Answer | undefined> {
    const { next, share } = running;
    // A commitment of nothing is none.
    if (snapshot && share?.cents === 0) {
      const { caseId, number, seq, state } = snapshot;
      return { ok: true, caseId, number, seq, pos: 0, state, repeated: false };
    }
    this.report.sent += 1;
    try {
      const answer = await this.#stage.port.send(this.#command(running, snapshot));
      if (!answer.ok) this.#refused(next, answer.code === "REFUSED" ? answer.refusal.reasons.join("+") : answer.code);
      return answer;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const problems = error.details.problems?.map((one) => `${one.path} ${one.code}`).join(", ");
      this.#refused(next, problems ?? error.code);
      return undefined;
    }
  }

  #refused(step: Step, why: string): void {
    const key = `${step.kind}.${step.type}: ${why}`;
    this.report.refused.set(key, (this.report.refused.get(key) ?? 0) + 1);
  }

  /** As the gate does it: rights first, then the form of the case's own version. */
  #command(running: Running, snapshot: CaseSnapshot | undefined): Command {
    const { policy, workflows } = this.#stage;
    const { next } = running;
    const session = demoSession(next.by, next.day);
    const workflow = workflows.get(next.kind);
    const version = workflow?.versions[snapshot?.workflowVersion ?? workflow.current];
    const info = version && eventInfo(version, next.type);
    if (!workflow || !info) throw new AppError("INVALID", { reason: "unknownEvent" });
    if (next.bySystem) {
      const envelope = this.#envelope(running, snapshot);
      return { ...toCommand(this.#stage, systemActor, envelope, { workflow, info, snapshot }), internal: true };
    }
    const place = openingPlace(workflow, next.payload);
    const isReader = snapshot !== undefined && isNamed(session, readersOf(snapshot.doc.head));
    const access = snapshot && policy.accessTo(session, attributesOf(snapshot), isReader);
    const may = access
      ? access.send(next.type)
      : place !== undefined && policy.mayOpen(session, next.kind, place.territory, place.area, next.type);
    if (!may) throw new AppError("FORBIDDEN");
    const command = toCommand(
      this.#stage,
      actorOf(session, access?.behalfOf(next.type)),
      this.#envelope(running, snapshot),
      { workflow, info, snapshot },
    );
    Object.assign(command.open, running.share?.filled);
    return command;
  }

  #envelope(running: Running, snapshot: CaseSnapshot | undefined): Envelope {
    const { next, share } = running;
    return {
      caseId: next.caseId,
      commandId: this.#commandId(running),
      expectedSeq: snapshot?.seq ?? 0,
      kind: next.kind,
      occurredOn: next.occurredOn,
      event: {
        type: next.type,
        payload: share?.cents === undefined ? next.payload : { ...next.payload, commitCents: share.cents },
      },
    };
  }
}
