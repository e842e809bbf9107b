// Commands that are decided together: one after another against what those before them changed, written as one batch,
// answered only then.
import type { Statement } from "../../db/driver/driver.ts";
import { appendSeal, setSeries } from "../../db/log/append-statements.ts";
import { CounterDeltas } from "../../db/log/cache-statements.ts";
import { sealRoot } from "../../db/log/event-row.ts";
import { type LogHead, type RecordedCommand, readCommands } from "../../db/log/read-log.ts";
import type { CaseSnapshot, Workflow } from "../../workflows/kernel/definition.ts";
import { sameJson } from "../../workflows/kernel/json.ts";
import { readersOf } from "../../workflows/kernel/readers.ts";
import type { Answer, Command, Hint } from "./command.ts";
import { Overlay } from "./overlay.ts";
import { repeat } from "./repeat.ts";
import { LostKeyError, type StageContext, stage } from "./stage.ts";

/** What waits for the writer; an answer is a promise. */
export type Waiting =
  | { what: "command"; command: Command; resolve: (answer: Answer) => void; reject: (error: unknown) => void }
  | { what: "keep"; statements: readonly Statement[]; resolve: () => void; reject: (error: unknown) => void };

/** Where the log ends, and the last case number given this year. */
export interface LogEnd {
  head: LogHead;
  year: number;
  series: number;
}

export class Group {
  readonly members: Waiting[] = [];
  /** Nothing more joins it: what comes next must see it written. */
  isClosed = false;
  readonly #context: StageContext;
  readonly #from: LogEnd;
  readonly #overlay: Overlay;
  readonly #answers = new Map<Waiting, Answer>();
  readonly #kept: Statement[] = [];

  constructor(context: StageContext, from: LogEnd) {
    this.#context = context;
    this.#from = from;
    this.#overlay = new Overlay(from.head.pos, from.series);
  }

  /** Office day on which it began. */
  get today(): string {
    return this.#context.today;
  }

  get hasEvents(): boolean {
    return this.#overlay.events.length > 0;
  }

  /** What it adds to the caches of the writer. */
  get written(): Pick<Overlay, "cases" | "bindings"> {
    return this.#overlay;
  }

  keep(one: Extract<Waiting, { what: "keep" }>): void {
    for (const statement of one.statements) this.#kept.push(statement);
    this.members.push(one);
  }

  /** Throws where the command meets a bug or the disk; nothing of it is left behind then, and it is no member. */
  async decide(
    one: Extract<Waiting, { what: "command" }>,
    recorded: Map<string, RecordedCommand> | undefined,
  ): Promise<void> {
    const answer = await this.#answer(one.command, recorded);
    this.members.push(one);
    this.#answers.set(one, answer);
  }

  async #answer(command: Command, recorded: Map<string, RecordedCommand> | undefined): Promise<Answer> {
    const overlay = this.#overlay;
    const known = recorded && (recorded.get(command.commandId) ?? overlay.findCommand(command.commandId));
    if (known) return repeat(command, known);
    const draft = overlay.draft();
    try {
      const answer = await stage(this.#context, draft, command);
      if (answer.ok) {
        overlay.merge(draft);
        return answer;
      }
      return (await this.#repeated(command)) ?? answer;
    } catch (error) {
      const answer = await this.#repeated(command);
      if (answer) return answer;
      throw error;
    }
  }

  /** Whom the case as it is now refuses may have been heard before. */
  async #repeated(command: Command): Promise<Answer | undefined> {
    const staged = this.#overlay.findCommand(command.commandId);
    const known = staged ?? (await readCommands(this.#context.driver, [command.commandId]))[0];
    return known && repeat(command, known);
  }

  /** Everything it writes, and where the log ends then. */
  batch(workflows: ReadonlyMap<string, Workflow>): { statements: Statement[]; end: LogEnd } {
    const { events, pos, series } = this.#overlay;
    const { recordedAt } = this.#context;
    const statements = [...this.#kept];
    const first = events[0];
    if (!first) return { statements, end: this.#from };
    const counters = new CounterDeltas();
    for (const event of events) {
      statements.push(...event.statements);
      if (workflows.get(event.after.kind)?.list === "cases") counters.move(event.before, event.after);
    }
    const root = sealRoot(
      this.#from.head.root,
      events.map((event) => event.row.hash),
    );
    statements.push(...counters.statements(), appendSeal(first.row.pos, pos, root, recordedAt));
    if (series !== this.#from.series) statements.push(setSeries(this.#from.year, series));
    return { statements, end: { head: { pos, root, recordedAt }, year: this.#from.year, series } };
  }

  /** Tells whoever waits what was written. */
  answer(): void {
    for (const one of this.members) {
      if (one.what === "keep") one.resolve();
      else one.resolve(this.#answers.get(one) as Answer);
    }
  }

  /** Whose lists changed; undefined where nothing was recorded. */
  hint(): Hint | undefined {
    const { events, pos } = this.#overlay;
    if (events.length === 0) return undefined;
    const cases: Hint["cases"] = [];
    for (const { before, after } of events) {
      cases.push(hintOf(after));
      // Who could see the case until now must hear that it left her list.
      if (before.seq > 0 && changedHands(before, after)) cases.push(hintOf(before));
    }
    return { pos, cases };
  }
}

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

export function failOne(one: Waiting, error: unknown): void {
  if (one.what === "command" && error instanceof LostKeyError)
    one.resolve({ ok: false, code: "LIMIT", caseId: one.command.caseId, reason: "keyLost" });
  else one.reject(error);
}
