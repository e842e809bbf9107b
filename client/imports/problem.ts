// The sentence for what the server refused of an import.
import type { AppProblem } from "../problem.ts";
import { sessionLost } from "../session-state.ts";
import { importText } from "../text/imports.ts";
import { problemText } from "../ui/states.tsx";

export function importProblem(problem: AppProblem): string {
  if (problem.code === "UNAUTHORIZED") sessionLost();
  const { reason = "" } = (problem.details ?? {}) as { reason?: string };
  const words = importText().refused[reason];
  if (words !== undefined) return words;
  return problem.code === "NOT_FOUND" ? `${importText().gone}. ${importText().goneHelp}` : problemText(problem);
}
