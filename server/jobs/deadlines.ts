// Sends the alarms of terms before their end, at it and after, as their ladders say. It never closes or moves a case: overdue itself is a condition of queries.
// A case that cannot take the alarm is asked again ever more rarely, and keeps no other waiting.
import { type AlarmKey, type DueAlarm, readDueAlarms } from "../../db/cases/due-alarms.ts";
import { termAlarm } from "../../workflows/kernel/decide-common.ts";
import type { Services } from "../services.ts";
import { AlarmWaits } from "./alarm-waits.ts";
import { codeOf, isPassing, systemCommand } from "./system-command.ts";

type DeadlineServices = Pick<Services, "driver" | "port" | "clock" | "mac">;

const sliceSize = 500;
/** Alarms given in a run. */
const mostAlarms = 500;
/** Terms looked at in a run: what is stuck must not hide what is not. */
const mostSlices = 40;

/** Returns how many alarms were given, at most 500 a run. Throws the first bug it met, after all others were told. */
export async function runDeadlines(services: DeadlineServices, waits = new AlarmWaits()): Promise<number> {
  const at = { today: services.clock.today(), now: services.clock.now() };
  const seen: DueAlarm[] = [];
  const failures: unknown[] = [];
  let given = 0;
  let after: AlarmKey | undefined;
  for (let i = 0; i < mostSlices && given < mostAlarms; i++) {
    const slice = await readDueAlarms(services.driver, at, after, sliceSize);
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
  { caseId, deadlineId, kind, ...rest }: DueAlarm,
  at: { today: string; now: string },
): Promise<"given" | "later" | { error: unknown }> {
  const term = { caseId, deadlineId, kind, ...rest };
  const command = systemCommand(services, {
    // Nothing but an event takes the alarm from the term: repeated after a crash it is the same command.
    name: `${caseId}/${deadlineId}/${rest.alarmAt}/${rest.seq}`,
    caseId,
    kind,
    type: termAlarm,
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
