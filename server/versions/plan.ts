// The plan of a change of version: every case of a workflow tried on the new version, one line a case. Nothing is written
// and nothing personal is in a line: the case's number, steps, names of facts, and codes.
import { listCasesOf } from "../../db/log/list-cases.ts";
import type { StoredCase } from "../../db/log/read-log.ts";
import { isDay, isUuid } from "../../workflows/kernel/ids.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import type { Finding, Trial, Verdict } from "../../workflows/kernel/trial.ts";
import { type TrialSource, tryCase } from "./try-case.ts";

export interface PlanLine {
  caseId: string;
  number: string;
  version: number;
  closed: boolean;
  /** The last event the plan knows: a case with a later one has changed since. */
  seq: number;
  hash: string;
  verdict: Verdict;
  /** Whether `migrate` takes it over. */
  move: boolean;
  before: string;
  after?: string;
  /** Dotted path -> what it becomes; "removed", or "changed" where the value is nobody's business here. */
  changed: Record<string, string>;
  findings: Finding[];
}

/** What is moved unless more is asked for: nothing is lost and nobody would have decided otherwise. */
export const movedVerdicts: readonly Verdict[] = ["unchanged", "migrated"];
/** May be moved when somebody says so; a stuck case has nowhere to go. */
export const optionalVerdicts: readonly Verdict[] = ["differently", "lacking"];

export interface PlanOptions extends TrialSource {
  /** Verdicts moved besides `movedVerdicts`. */
  also: readonly Verdict[];
  /** Leave closed cases where they are. */
  runningOnly: boolean;
}

const sliceSize = 100;

export async function* planLines(options: PlanOptions): AsyncGenerator<PlanLine> {
  const { driver, workflow, to } = options;
  const from = Object.keys(workflow.versions).concat(Object.keys(to.migrations ?? {}));
  const versions = [...new Set(from.map(Number))].filter((version) => version !== to.version);
  for (let after = ""; ; ) {
    const cases = await listCasesOf(driver, workflow.id, versions, after, sliceSize);
    for (const one of cases) {
      if (options.runningOnly && one.snapshot.doc.head.closed) continue;
      yield lineOf(options, one, await tryCase(options, one.snapshot));
    }
    const last = cases.at(-1);
    if (!last || cases.length < sliceSize) return;
    after = last.snapshot.caseId;
  }
}

function lineOf(options: PlanOptions, { snapshot, lastHash }: StoredCase, trial: Trial): PlanLine {
  const { caseId, number, workflowVersion: version, seq, state, doc } = snapshot;
  const { verdict, stateAfter, findings } = trial;
  const move = stateAfter !== undefined && [...movedVerdicts, ...options.also].includes(verdict);
  return {
    ...{ caseId, number, version, closed: doc.head.closed === true, seq, hash: lastHash, verdict, move, before: state },
    ...(stateAfter === undefined ? {} : { after: stateAfter }),
    changed: shownChanges(trial.changed),
    findings,
  };
}

/** Codes, days and amounts are shown; whose id it is and what somebody wrote is not. */
function shown(value: Json): string {
  if (value === null) return "removed";
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value !== "string" || isUuid(value)) return "changed";
  return isDay(value) || /^[A-Za-z][A-Za-z0-9_.]{0,60}$/.test(value) ? value : "changed";
}

function shownChanges(patch: JsonObject, path = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(patch)) {
    const at = path === "" ? key : `${path}.${key}`;
    // Who owns what is told in the case itself.
    if (/^todo\..*\.owner$|^head\.(assignee|readers)/.test(at)) continue;
    if (isObject(value)) Object.assign(found, shownChanges(value, at));
    else found[at] = shown(value);
  }
  return found;
}
