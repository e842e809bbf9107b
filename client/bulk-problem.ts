// The sentence for what the server refused to begin.
import type { AppProblem } from "./problem.ts";
import { sessionLost } from "./session-state.ts";
import { bulkText } from "./text/bulk.ts";
import { problemText } from "./ui/states.tsx";

export function bulkProblem(problem: AppProblem): string {
  if (problem.code === "UNAUTHORIZED") sessionLost();
  const { reason } = (problem.details ?? {}) as { reason?: string };
  const text = bulkText();
  if (reason === "busy") return text.busy;
  if (reason === "jobs") return text.jobs;
  if (reason === "nothingAllowed") return text.nothing;
  if (reason === "irrevocableUnsaid") return text.irrevocableUnsaid;
  return problem.code === "NOT_FOUND" ? text.gone : problemText(problem);
}
