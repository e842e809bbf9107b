// Decides every event of the log again, in the order it was decided, by the version it was decided under and the
// facts of that moment: the log must follow from the rules. Versions no longer in the tree are only counted.
import type { DistrictTables } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { listNaming } from "../../db/log/mentions.ts";
import type { ReplayRow } from "../../db/log/replay-reads.ts";
import type { TermParameters } from "../../workflows/kernel/deadline.ts";
import type { CaseSnapshot, Facts, Workflow } from "../../workflows/kernel/definition.ts";
import type { Effect } from "../../workflows/kernel/effects.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import type { LoggedEvent } from "../../workflows/kernel/logged-event.ts";
import { type Redecision, redecide } from "../../workflows/kernel/redecide.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { type FactSource, loadFacts } from "./facts.ts";
import { openingHead } from "./opening.ts";
import { loadEntered, loadPast, tablesOf } from "./past.ts";
import { termParameters } from "./term-parameters.ts";

export interface DecisionCheckOptions {
  driver: Driver;
  workflows: ReadonlyMap<string, Workflow>;
  tables: DistrictTables;
  /** The case as folded up to the event before the one being decided again. */
  find: (caseId: string) => CaseSnapshot | undefined;
}

export class DecisionCheck {
  readonly #options: DecisionCheckOptions;
  /** `parent/role` -> ids of linked cases, in the order in which they were linked. */
  readonly #children = new Map<string, Set<string>>();
  /** Events whose version is not in this release. */
  unknown = 0;

  constructor(options: DecisionCheckOptions) {
    this.#options = options;
  }

  /** Undefined when the version is not in the tree. To be called in the order of the log, before the event is folded. */
  async event(given: {
    before: CaseSnapshot;
    after: CaseSnapshot;
    logged: LoggedEvent;
    row: ReplayRow;
  }): Promise<Redecision | undefined> {
    const { logged } = given;
    const workflow = this.#options.workflows.get(logged.kind);
    const version = workflow?.versions[logged.workflowVersion];
    const outcome = workflow && version ? await this.#again(workflow, given) : undefined;
    if (!outcome) this.unknown += 1;
    this.#link(logged.caseId, logged.effects as unknown as Effect[]);
    return outcome;
  }

  async #again(
    workflow: Workflow,
    given: { before: CaseSnapshot; after: CaseSnapshot; logged: LoggedEvent; row: ReplayRow },
  ): Promise<Redecision | undefined> {
    const { after, logged } = given;
    const version = workflow.versions[logged.workflowVersion];
    const before = logged.seq > 1 ? given.before : openingHead(workflow, given.before, logged.payload);
    if (!version || !before) return undefined;
    const tables = tablesOf(this.#options.tables, given.row, version);
    const { territory } = before.doc.head;
    const needs = eventInfo(version, logged.type)?.needs ?? [];
    const question = { needs, snapshot: before, data: logged.payload, territory, occurredOn: logged.occurredOn };
    const facts: Facts = needs.length > 0 ? await loadFacts(this.#source(tables, given.row), question) : {};
    const terms: TermParameters = termParameters(tables, territory, logged.occurredOn);
    return redecide(version, { before, after, logged, facts }, { today: romeDay(logged.recordedAt), terms });
  }

  #source(tables: DistrictTables, row: ReplayRow): FactSource {
    const { find } = this.#options;
    return {
      tables,
      workflows: this.#options.workflows,
      // Whoever named it until today, as each stood then.
      naming: async (id) => (await listNaming(this.#options.driver, id)).flatMap((one) => find(one) ?? []),
      past: (asked) => loadPast({ ...this.#options, uptoPos: row.pos - 1 }, asked),
      entered: (asked) => loadEntered(this.#options, asked),
      find: async (caseId) => find(caseId),
      children: async (parent, role, limit) =>
        [...(this.#children.get(`${parent}/${role}`) ?? [])].slice(0, limit).flatMap((id) => find(id) ?? []),
    };
  }

  #link(caseId: string, effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.effect !== "link" && effect.effect !== "unlink") continue;
      const key = `${effect.to}/${effect.role}`;
      const known = this.#children.get(key) ?? new Set();
      if (effect.effect === "link") known.add(caseId);
      else known.delete(caseId);
      this.#children.set(key, known);
    }
  }
}
