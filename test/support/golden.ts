// Golden histories: logs a version wrote, kept as files in test/golden. This makes them from the examples, for a version
// that is not released yet, and reads them back. A line opens a history, one line an event, and a line ends it with the
// case as it stands.
import type { ParameterOrigin } from "../../workflows/kernel/deadline.ts";
import { decide } from "../../workflows/kernel/decide.ts";
import type { CaseSnapshot, Facts, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { apply } from "../../workflows/kernel/fold.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import { actorOf, type LoggedEvent } from "../../workflows/kernel/logged-event.ts";
import { goOver } from "../../workflows/kernel/migrate.ts";
import { migrateEvent } from "../../workflows/kernel/migrate-event.ts";
import { historyBefore, type Recorded } from "../../workflows/kernel/past.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import { demoParameters } from "./example-facts.ts";
import { playExample, startOf } from "./played-example.ts";
import { circumstances, currentOf } from "./pure-case.ts";

type Parameters = Record<string, Record<string, number | string>>;

export interface GoldenHistory {
  history: string;
  /** The case before its first event, with the place the gate gave it. */
  start: CaseSnapshot;
  /** What the terms asked of the rulesets in force then. */
  parameters: Parameters;
  events: { logged: LoggedEvent; facts: Facts }[];
  folded: CaseSnapshot;
}

export const termsOf = (parameters: Parameters): Recorded["terms"] => circumstances({ parameters }).terms;

/** Only what this version's terms ask for. */
function lengthsOf({ deadlines, refusalNotice }: WorkflowVersion): Parameters {
  const used: Parameters = {};
  const look = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    const { ruleset, key } = part as Partial<ParameterOrigin>;
    const value = ruleset && key ? demoParameters[ruleset]?.[key] : undefined;
    if (ruleset && key && value !== undefined) used[ruleset] = { ...used[ruleset], [key]: value };
    for (const inner of Object.values(part)) look(inner);
  };
  look([deadlines, refusalNotice]);
  return used;
}

/** The examples of the current version as it decides them now. */
export function playedHistories(workflow: Workflow): GoldenHistory[] {
  const parameters = lengthsOf(currentOf(workflow));
  return workflow.examples.map((example) => {
    const steps = playExample(workflow, example);
    const events = steps.map(({ recorded: { logged, facts } }) => ({ logged, facts }));
    const start = startOf(steps);
    return { history: example.name, start, parameters, events, folded: foldOf(start, events) };
  });
}

const foldOf = (start: CaseSnapshot, events: GoldenHistory["events"]) =>
  events.reduce((now, { logged }) => apply(now, logged), start);

/** A history of an earlier version that goes over to the current one the day after its last event, or why it cannot. */
export function goneOver(workflow: Workflow, before: GoldenHistory): GoldenHistory | { refused: string[] } {
  const version = currentOf(workflow);
  const { folded, start, parameters } = before;
  const terms = termsOf({ ...parameters, ...lengthsOf(version) });
  const last = before.events.at(-1)?.logged;
  if (!last) throw new Error(`${before.history} has no event`);
  const recordedAt = `${addDays(romeDay(last.recordedAt), 1)}T09:00:00.000Z`;
  const occurredOn = romeDay(recordedAt);
  const at = { actor: { accountId: "system", roles: [] }, recordedAt, today: occurredOn, terms };
  const events = before.events.map((one) => ({ ...one, terms }));
  const facts: Facts = { past: null, history: historyBefore({ start, events }, folded.seq + 1, folded.doc.takenBack) };
  const planned = goOver(version, folded, { occurredOn }, facts, at);
  if (planned.refused) return { refused: planned.reasons };
  const payload = { fromVersion: folded.workflowVersion, toVersion: version.version, plannedState: planned.stateAfter };
  const event = { type: migrateEvent, occurredOn, data: payload, sealed: [], toComplete: [] };
  const decision = decide(version, folded, event, facts, at);
  if (decision.refused) throw new Error(`${before.history}: ${decision.reasons.join(", ")}`);
  const { caseId, kind, number, seq } = folded;
  const logged: LoggedEvent = {
    ...{ caseId, kind, number, seq: seq + 1, workflowVersion: version.version, type: migrateEvent, actor: "system" },
    ...{ stateAfter: decision.stateAfter, patch: decision.patch, recordedAt, occurredOn, payload },
    effects: decision.effects as unknown as Json[],
  };
  const all = [...before.events, { logged, facts }];
  return {
    ...{ history: `${before.history}, gone over from version ${folded.workflowVersion}`, start },
    ...{ parameters: { ...parameters, ...lengthsOf(version) }, events: all, folded: foldOf(start, all) },
  };
}

export const goldenText = (histories: readonly GoldenHistory[]): string =>
  histories
    .flatMap(({ events, folded, ...head }) => [head, ...events, { folded }])
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");

export function readGolden(text: string): GoldenHistory[] {
  const histories: GoldenHistory[] = [];
  for (const line of text.trimEnd().split("\n")) {
    const read = JSON.parse(line) as Partial<GoldenHistory> & GoldenHistory["events"][number];
    const open = histories.at(-1);
    if (read.history !== undefined) histories.push({ ...(read as GoldenHistory), events: [] });
    else if (open && read.folded) open.folded = read.folded;
    else open?.events.push(read);
  }
  return histories;
}

/** The circumstances of a golden event. */
export const circumstancesOf = ({ logged }: GoldenHistory["events"][number], parameters: Parameters) => ({
  actor: actorOf(logged),
  recordedAt: logged.recordedAt,
  today: romeDay(logged.recordedAt),
  terms: termsOf(parameters),
});
