// The sentence for why a list cannot be taken away.
import type { AppProblem } from "../problem.ts";
import { sessionLost } from "../session-state.ts";
import { exportText } from "../text/exports.ts";
import { problemText } from "../ui/states.tsx";

export function exportProblem(problem: AppProblem): string {
  if (problem.code === "UNAUTHORIZED") sessionLost();
  const { reason = "" } = (problem.details ?? {}) as { reason?: string };
  const { reasons } = exportText();
  return reasons[reason] ?? (problem.code === "NOT_FOUND" ? (reasons.gone ?? "") : problemText(problem));
}
