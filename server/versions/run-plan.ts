// Follows a plan: moves exactly the cases it says, to exactly the step it says, in batches of ordinary commands through
// the writer. A case that changed since is skipped and told. Command ids come from the plan, so that a run that was cut
// off is simply run again.
import { findMadeBy } from "../../db/log/find-event.ts";
import { readCases, readCommands, type StoredCase } from "../../db/log/read-log.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { migrateEvent } from "../../workflows/kernel/migrate-event.ts";
import type { Answer, Command } from "../engine/command.ts";
import { systemCommandId } from "../engine/system.ts";
import { codeOf, isPassing, PutOff, systemCommand } from "../jobs/system-command.ts";
import type { Services } from "../services.ts";
import type { PlanLine } from "./plan.ts";
import type { PlanHead, ReadPlan } from "./plan-file.ts";

export interface RunOptions {
  services: Pick<Services, "driver" | "port" | "clock" | "mac">;
  workflow: Workflow;
  plan: ReadPlan;
  /** Takes back what the plan moved, where nobody acted since. */
  back: boolean;
  /** After each batch. */
  onBatch: (outcomes: readonly Outcome[]) => Promise<void>;
  isStopped: () => boolean;
  batchSize?: number;
}

export interface Outcome {
  caseId: string;
  number: string;
  /** `moved` also when an earlier run had done it. */
  what: "moved" | "skipped" | "refused";
  /** Of a refusal the text ids. */
  why?: "changedSince" | "movedOtherwise" | "takenBack" | "notMoved" | "unknown" | (string & {});
}

export interface RunReport {
  moved: number;
  skipped: number;
  refused: number;
  /** False when it was stopped on the way. */
  whole: boolean;
}

/** The writer's group. */
const usualBatch = 64;

/** What stands against following the plan with these versions; undefined when nothing does. */
export function planProblem(
  head: PlanHead,
  workflow: Workflow | undefined,
  own: Record<string, string>,
): string | undefined {
  if (!workflow?.versions[head.to]) return `this release has no version ${head.to} of ${head.workflow}`;
  const concerned = [head.to, ...Object.keys(workflow.versions[head.to]?.migrations ?? {}).map(Number)];
  const others = concerned.filter((version) => head.versions[version] !== own[version]);
  return others.length === 0
    ? undefined
    : `the plan was made for another version ${others.join(" and ")} of ${head.workflow} than this release has: plan again`;
}

export async function runPlan(options: RunOptions): Promise<RunReport> {
  const { plan, batchSize = usualBatch } = options;
  const report: RunReport = { moved: 0, skipped: 0, refused: 0, whole: true };
  let batch: PlanLine[] = [];
  const flush = async () => {
    const outcomes = await (options.back ? backBatch : forthBatch)(options, batch);
    for (const { what } of outcomes) report[what] += 1;
    batch = [];
    await options.onBatch(outcomes);
  };
  for await (const line of plan.lines()) {
    if (!line.move) continue;
    batch.push(line);
    if (batch.length < batchSize) continue;
    await flush();
    if (options.isStopped()) return { ...report, whole: false };
  }
  if (batch.length > 0) await flush();
  return report;
}

const nameOf = ({ plan }: RunOptions, { caseId }: PlanLine): string => `${plan.end.sha256}/${caseId}`;

async function storedBy(options: RunOptions, batch: readonly PlanLine[]): Promise<Map<string, StoredCase>> {
  const ids = batch.map(({ caseId }) => caseId);
  return new Map((await readCases(options.services.driver, ids)).map((one) => [one.snapshot.caseId, one]));
}

async function forthBatch(options: RunOptions, batch: readonly PlanLine[]): Promise<Outcome[]> {
  const stored = await storedBy(options, batch);
  const isAsPlanned = (line: PlanLine) => stored.get(line.caseId)?.lastHash === line.hash;
  const changed = batch.filter((line) => !isAsPlanned(line)).map((line) => systemCommandId(nameOf(options, line)));
  const done = new Set((await readCommands(options.services.driver, changed)).map((row) => row.command_id));
  return Promise.all(
    batch.map(async (line): Promise<Outcome> => {
      const name = nameOf(options, line);
      const one = stored.get(line.caseId);
      if (!one) return outcome(line, "skipped", "unknown");
      if (done.has(systemCommandId(name))) {
        const isBack = one.snapshot.workflowVersion === line.version;
        return isBack ? outcome(line, "skipped", "takenBack") : outcome(line, "moved");
      }
      if (isAsPlanned(line)) return send(options, line, { ...forth(options, line), name }, line.seq);
      const moved = one.snapshot.workflowVersion !== line.version;
      return outcome(line, "skipped", moved ? "movedOtherwise" : "changedSince");
    }),
  );
}

const forth = ({ plan }: RunOptions, line: PlanLine) => ({
  open: { fromVersion: line.version, toVersion: plan.head.to, plannedState: line.after ?? "" },
});

async function backBatch(options: RunOptions, batch: readonly PlanLine[]): Promise<Outcome[]> {
  const { driver } = options.services;
  const stored = await storedBy(options, batch);
  const names = batch.map((line) => systemCommandId(nameOf(options, line)));
  const made = new Map((await findMadeBy(driver, names)).map((one) => [one.case_id, one.seq]));
  return Promise.all(
    batch.map(async (line): Promise<Outcome> => {
      const undoes = made.get(line.caseId);
      if (undoes === undefined) return outcome(line, "skipped", "notMoved");
      const one = stored.get(line.caseId)?.snapshot;
      if (one?.workflowVersion === line.version && one.doc.takenBack[undoes] !== undefined)
        return outcome(line, "moved");
      const open = {
        ...{ fromVersion: options.plan.head.to, toVersion: line.version, plannedState: line.before },
        undoes,
      };
      return send(options, line, { open, name: `${nameOf(options, line)}/back` }, null);
    }),
  );
}

async function send(
  { services, workflow }: RunOptions,
  line: PlanLine,
  { name, open }: { name: string; open: Command["open"] },
  expectedSeq: number | null,
): Promise<Outcome> {
  const { caseId } = line;
  const command = systemCommand(services, { name, caseId, kind: workflow.id, type: migrateEvent, open });
  return read(line, await services.port.send({ ...command, expectedSeq }));
}

function read(line: PlanLine, answer: Answer): Outcome {
  if (answer.ok) return outcome(line, "moved");
  if (answer.code === "STALE") return outcome(line, "skipped", "changedSince");
  if (answer.code === "REFUSED") return outcome(line, "refused", answer.refusal.reasons.join(", "));
  // Nothing was decided: the run is cut off here and goes on another time.
  if (isPassing(answer)) throw new PutOff(codeOf(answer));
  return outcome(line, "refused", codeOf(answer));
}

const outcome = ({ caseId, number }: PlanLine, what: Outcome["what"], why?: string): Outcome => ({
  ...{ caseId, number, what },
  ...(why === undefined ? {} : { why }),
});
