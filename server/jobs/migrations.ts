// Follows the plans of changed workflows that a command put into the tray, one after the other, while people work. What
// a stop or a crash cuts off lies in the tray and goes on at the next start.

import type { Services } from "../services.ts";
import { identities } from "../versions/identity.ts";
import type { Lock } from "../versions/lock.ts";
import { readPlan } from "../versions/plan-file.ts";
import { planProblem, type RunOptions, type RunReport, runPlan } from "../versions/run-plan.ts";
import { addToTable, startTable } from "../versions/stayed.ts";
import { isWithdrawn, listRequests, putProgress, type Request, withdraw } from "../versions/tray.ts";
import { PutOff } from "./system-command.ts";

export type MigrationServices = RunOptions["services"] & Pick<Services, "workflows">;

const none: RunReport = { moved: 0, skipped: 0, refused: 0, whole: false };

async function follow(services: MigrationServices, lock: Lock, request: Request, isStopping: () => boolean) {
  const report: RunReport = { ...none };
  try {
    const plan = await readPlan(request.plan);
    const { workflow: id } = plan.head;
    const workflow = services.workflows.get(id);
    const problem = planProblem(plan.head, workflow, identities(lock, id));
    if (problem || !workflow) throw new Error(problem);
    startTable(request.table);
    putProgress(request, { ...report, ended: false });
    const done = await runPlan({
      ...{ services, workflow, plan, back: request.back },
      isStopped: () => isStopping() || isWithdrawn(request),
      onBatch: async (outcomes) => {
        addToTable(request.table, workflow, outcomes);
        for (const { what } of outcomes) report[what] += 1;
        putProgress(request, { ...report, ended: false });
      },
    });
    // Stopped with the server it stays in the tray.
    if (!done.whole && !isWithdrawn(request)) return;
    withdraw(request);
    putProgress(request, { ...done, ended: true });
  } catch (error) {
    if (error instanceof PutOff) return;
    withdraw(request);
    putProgress(request, { ...report, ended: true, problem: error instanceof Error ? error.message : "failed" });
  }
}

/** One look into the tray. */
export async function runMigrations(
  services: MigrationServices,
  lock: Lock,
  tray: string,
  isStopping: () => boolean,
): Promise<void> {
  for (const request of listRequests(tray)) if (!isStopping()) await follow(services, lock, request, isStopping);
}

/** Looks every `everyMs`, one look at a time. Answers the stop. */
export function startMigrations(services: MigrationServices, lock: Lock, tray: string, everyMs: number): () => void {
  let stopping = false;
  let running = false;
  const look = async () => {
    if (running) return;
    running = true;
    await runMigrations(services, lock, tray, () => stopping).finally(() => {
      running = false;
    });
  };
  const timer = setInterval(() => void look(), everyMs);
  return () => {
    stopping = true;
    clearInterval(timer);
  };
}
