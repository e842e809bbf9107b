// The table of cases that a run did not move, for who makes the next plan: one line a case.
import { appendFileSync, writeFileSync } from "node:fs";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { Outcome } from "./run-plan.ts";

const words: Record<string, string> = {
  changedSince: "changed since the plan was made: plan again",
  movedOtherwise: "holds another version already",
  takenBack: "was moved by this plan and taken back: plan again",
  notMoved: "was not moved by this plan",
  unknown: "is not in this installation",
};

export function startTable(file: string): void {
  writeFileSync(file, "", { mode: 0o600 });
}

export function addToTable(file: string, { texts }: Workflow, outcomes: readonly Outcome[]): void {
  const say = ({ what, why = "" }: Outcome) =>
    why.split(", ").map((id) => (what === "skipped" ? words[id] : texts.en.reasons[id]) ?? id);
  const lines = outcomes
    .filter(({ what }) => what !== "moved")
    .map((one) => `${one.number || one.caseId}  ${one.what}  ${say(one).join(" ")}\n`);
  if (lines.length > 0) appendFileSync(file, lines.join(""));
}
