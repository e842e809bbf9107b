// Sends the alarm of terms that ended. It never closes or moves a case: overdue itself is a condition of queries.
import { readOverdue } from "../../db/cases/overdue-deadlines.ts";
import type { Services } from "../services.ts";
import { systemCommand } from "./system-command.ts";

/** Returns how many alarms were given; at most 500 a run. */
export async function runDeadlines(services: Pick<Services, "driver" | "port" | "clock" | "mac">): Promise<number> {
  const today = services.clock.today();
  const overdue = await readOverdue(services.driver, today, services.clock.now(), 500);
  const answers = await Promise.all(
    overdue.map(({ caseId, deadlineId, kind }) =>
      services.port.send(
        systemCommand(services, {
          name: `${caseId}/${deadlineId}/${today}`,
          caseId,
          kind,
          type: "TERM_EXPIRED",
          open: { deadline: deadlineId },
        }),
      ),
    ),
  );
  return answers.filter((answer) => answer.ok).length;
}
