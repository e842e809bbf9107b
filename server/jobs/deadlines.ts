// Sends the alarm of terms that ended. It never closes or moves a case: overdue itself is a condition of queries.
// A case that cannot take the alarm is asked again ever more rarely, and keeps no other waiting.
import { type OverdueDeadline, type OverdueKey, readOverdue } from "../../db/cases/overdue-deadlines.ts";
import type { Services } from "../services.ts";
import { AlarmWaits } from "./alarm-waits.ts";
import { codeOf, isPassing, systemCommand } from "./system-command.ts";

type DeadlineServices = Pick<Services, "driver" | "port" | "clock" | "mac">;

const sliceSize = 500;
/** Alarms given in a run. */
const mostAlarms = 500;
/** Overdue terms looked at in a run: what is stuck must not hide what is not. */
const mostSlices = 40;

/** Returns how many alarms were given, at most 500 a run. Throws the first bug it met, after all others were told. */
export async function runDeadlines(services: DeadlineServices, waits = new AlarmWaits()): Promise<number> {
  const at = { today: services.clock.today(), now: services.clock.now() };
  const seen: OverdueDeadline[] = [];
  const failures: unknown[] = [];
  let given = 0;
  let after: OverdueKey | undefined;
  for (let i = 0; i < mostSlices && given < mostAlarms; i++) {
    const slice = await readOverdue(services.driver, at, after, sliceSize);
    seen.push(...slice);
    const due = slice.filter((term) => !waits.isWaiting(term, at.now)).slice(0, mostAlarms - given);
    const outcomes = await Promise.all(due.map((term) => alarm(services, waits, term, at)));
    given += outcomes.filter((outcome) => outcome === "given").length;
    failures.push(...outcomes.filter((outcome) => typeof outcome === "object").map(({ error }) => error));
    after = slice.at(-1);
    if (slice.length < sliceSize) {
      waits.keepOnly(seen);
      break;
    }
  }
  for (const failure of failures) throw failure;
  return given;
}

async function alarm(
  services: DeadlineServices,
  waits: AlarmWaits,
  { caseId, deadlineId, kind, ...rest }: OverdueDeadline,
  at: { today: string; now: string },
): Promise<"given" | "later" | { error: unknown }> {
  const term = { caseId, deadlineId, kind, ...rest };
  const command = systemCommand(services, {
    name: `${caseId}/${deadlineId}/${at.today}`,
    caseId,
    kind,
    type: "TERM_EXPIRED",
    open: { deadline: deadlineId },
  });
  try {
    const answer = await services.port.send(command);
    if (answer.ok) return "given";
    if (!isPassing(answer)) waits.refused(term, codeOf(answer), at.now);
    return "later";
  } catch (error) {
    waits.refused(term, "bug", at.now);
    return { error };
  }
}
