// Folds the log, event by event, into all that the caches should hold: cases, claims, links, frozen documents,
// fan-outs, milestones, numbers given. No workflow code runs.
import { closedOnAfter, isAct, type ListDays } from "../../db/log/list-days.ts";
import { isMilestone } from "../../db/log/milestones.ts";
import type { FoldRow } from "../../db/log/replay-reads.ts";
import { protocolKeysOf } from "../../db/search/protocol-cache.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Effect } from "../../workflows/kernel/effects.ts";
import { apply, applyInPlace, emptySnapshot } from "../../workflows/kernel/fold.ts";
import { canonical, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { addMentions } from "../../workflows/kernel/referring.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { caseName, type Problems } from "./verify-report.ts";

export interface FoldedCase {
  snapshot: CaseSnapshot;
  lastPos: number;
  /** When somebody last acted: going over to another version is no act. */
  actedAt: string;
  /** Office day of the event that closed it; null while it is open. */
  closedOn: string | null;
  /** Ids that its events named. */
  mentions: Set<string>;
}

/** What a list row holds of the days of its case. */
export const daysOf = ({ actedAt, closedOn }: FoldedCase): ListDays => ({ updatedOn: romeDay(actedAt), closedOn });

export interface FrozenDocument {
  caseId: string;
  seq: number;
  document: string;
  count: number;
  sha256: string;
}

export interface FanOut {
  caseId: string;
  pos: number;
  /** Canonical JSON of the effect. */
  payload: string;
  role: string;
  kind: string;
}

/** Links by `parent/role`, in the order in which they were made. */
export interface Linked {
  made: { from: string; pos: number }[];
  /** Some were taken away again. */
  unlinked: boolean;
}

export class Fold {
  readonly cases = new Map<string, FoldedCase>();
  /** JSON of [kind, resource, case]. */
  readonly claims = new Set<string>();
  /** JSON of [from, role, to] -> position of the event that made it. */
  readonly links = new Map<string, number>();
  readonly linked = new Map<string, Linked>();
  /** JSON of [number of the protocol, case]. */
  readonly protocol = new Set<string>();
  readonly frozen: FrozenDocument[] = [];
  readonly fanOuts = new Map<string, FanOut>();
  readonly milestones: CaseSnapshot[] = [];
  /** Last number given, by year. */
  readonly series = new Map<number, number>();
  readonly #problems: Problems;
  readonly #isListed: (kind: string) => boolean;

  constructor(problems: Problems, isListed: (kind: string) => boolean) {
    this.#problems = problems;
    this.#isListed = isListed;
  }

  find(caseId: string): CaseSnapshot | undefined {
    return this.cases.get(caseId)?.snapshot;
  }

  nameOf(caseId: string): string {
    const found = this.find(caseId);
    return found ? caseName(found) : caseId.slice(0, 8);
  }

  /**
   * The case before and after one more event; undefined when it cannot be folded. With `keepBefore` the case is copied,
   * else changed in place and the same stands for both.
   */
  event(
    row: FoldRow,
    patch: JsonObject,
    effects: Json[],
    keepBefore: boolean,
  ): { before: CaseSnapshot; after: CaseSnapshot } | undefined {
    const { case_id: caseId, kind, number, seq, workflow_version: workflowVersion, state_after: stateAfter } = row;
    const known = this.cases.get(caseId);
    const before = known?.snapshot ?? emptySnapshot(caseId, kind, workflowVersion);
    if (seq !== before.seq + 1) {
      this.#tell(row, "it cannot be folded");
      return undefined;
    }
    if (row.state_before !== before.state) this.#tell(row, "it does not start from the state its case was in");
    if (!known) this.#number(row);
    else if (kind !== before.kind || number !== before.number) this.#tell(row, "its case has another kind or number");
    const event = { caseId, kind, number, seq, workflowVersion, stateAfter, patch };
    const was = { closed: before.doc.head.closed === true, closedOn: known?.closedOn ?? null };
    const after = keepBefore ? apply(before, event) : applyInPlace(before, event);
    const closedOn = closedOnAfter(was, after.doc.head.closed === true, row.occurred_on);
    if (known) {
      known.snapshot = after;
      known.closedOn = closedOn;
      known.lastPos = row.pos;
      if (isAct(row.type)) known.actedAt = row.recorded_at;
    } else {
      const mentions = new Set<string>();
      this.cases.set(caseId, { snapshot: after, lastPos: row.pos, actedAt: row.recorded_at, closedOn, mentions });
    }
    if (isMilestone(seq)) this.milestones.push(structuredClone(after));
    for (let i = 0; i < effects.length; i++) this.#effect(row, effects[i] as unknown as Effect, i);
    return { before, after };
  }

  /** What the last event of the case wrote down for searching. */
  numbers({ snapshot, mentions }: FoldedCase, payload: Json): void {
    for (const key of protocolKeysOf(payload)) this.protocol.add(JSON.stringify([key, snapshot.caseId]));
    addMentions(snapshot, payload, mentions);
  }

  #tell(row: FoldRow, text: string): void {
    this.#problems.event(row.pos, text, caseName({ caseId: row.case_id, kind: row.kind, number: row.number }));
  }

  /** One series for the district, without gaps, in the order of the log. */
  #number(row: FoldRow): void {
    if (!this.#isListed(row.kind)) {
      if (row.number !== "") this.#tell(row, "its kind has no numbers");
      return;
    }
    const [, year, given] = /^(\d{4})-(\d{6,})$/.exec(row.number) ?? [];
    const last = this.series.get(Number(year)) ?? 0;
    if (Number(given) !== last + 1) this.#tell(row, "its number is not the next of the series");
    this.series.set(Number(year), Number(given));
  }

  #effect({ case_id: caseId, seq, pos }: FoldRow, effect: Effect, i: number): void {
    switch (effect.effect) {
      case "claim":
        this.claims.add(JSON.stringify([effect.kind, effect.resource, caseId]));
        return;
      case "release":
        this.claims.delete(JSON.stringify([effect.kind, effect.resource, caseId]));
        return;
      case "link":
        this.#link(caseId, effect.role, effect.to, pos);
        return;
      case "unlink":
        this.links.delete(JSON.stringify([caseId, effect.role, effect.to]));
        this.#linkedTo(effect.to, effect.role).unlinked = true;
        return;
      case "freeze":
        this.frozen.push({ caseId, seq, document: effect.document, count: effect.count, sha256: effect.sha256 });
        return;
      case "fanOut": {
        const { role, kind } = effect;
        this.fanOuts.set(`${pos}.${i}`, { caseId, pos, role, kind, payload: canonical(effect as unknown as Json) });
      }
    }
  }

  #linkedTo(to: string, role: string): Linked {
    const key = `${to}/${role}`;
    const known = this.linked.get(key) ?? { made: [], unlinked: false };
    this.linked.set(key, known);
    return known;
  }

  #link(from: string, role: string, to: string, pos: number): void {
    const link = JSON.stringify([from, role, to]);
    if (this.links.has(link)) return;
    this.links.set(link, pos);
    this.#linkedTo(to, role).made.push({ from, pos });
  }
}
