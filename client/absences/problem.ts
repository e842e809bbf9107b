// The sentence for what the server did not take.
import { readProblem } from "../problem.ts";
import { sessionLost } from "../session-state.ts";
import { absenceText } from "../text/absences.ts";
import { problemText } from "../ui/states.tsx";

export function absenceProblem(error: unknown): string {
  const problem = readProblem(error);
  if (problem.code === "UNAUTHORIZED") sessionLost();
  const { reason } = (problem.details ?? {}) as { reason?: string };
  return (reason && absenceText().problems[reason]) || problemText(problem);
}
