// A plan in words: what was found about a case, one line a case for the table beside the plan, and the summary that is
// printed, where cases that fare alike stand together.
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { type Finding, type Verdict, verdicts } from "../../workflows/kernel/trial.ts";
import type { PlanLine } from "./plan.ts";
import { textTable } from "./table.ts";

const whyNotReplayed: Record<Extract<Finding, { what: "notReplayed" }>["why"], string> = {
  tooLong: "its history is too long to be decided again",
  ownVersionDiffers: "its own version decides its history otherwise today, so that nothing is known of the new one",
};

/** `alike`: without the place in the one case. */
export function inWords({ texts }: Workflow, finding: Finding, alike = false): string {
  const reason = (id: string) => texts.en.reasons[id] ?? id;
  const at = (one: { seq: number; event: string }) => (alike ? one.event : `${one.event} (event ${one.seq})`);
  switch (finding.what) {
    case "cannotGoOver":
      return reason(finding.reason);
    case "eventHasNoPlace":
      return `${at(finding)} has no place in the new version`;
    case "lacks":
      return `${at(finding)} would ask for ${finding.field}`;
    case "stopped":
      return `${at(finding)} would be stopped: ${finding.reasons.map(reason).join(" ")}`;
    case "endsIn":
      return `it would stand in ${finding.state}`;
    case "contextDiffers":
      return `under the new rules it would have another ${finding.names.join(", ")}`;
    case "notReplayed":
      return whyNotReplayed[finding.why];
  }
}

const stepsOf = ({ before, after }: PlanLine) =>
  after === undefined ? before : before === after ? before : `${before} → ${after}`;

/** One case, for the table beside the plan. */
export function lineInWords(workflow: Workflow, line: PlanLine): string {
  const changes = Object.entries(line.changed).map(([path, value]) => `${path}: ${value}`);
  const said = [...line.findings.map((one) => inWords(workflow, one)), ...changes].join("; ");
  const cells = [
    line.number || line.caseId,
    line.verdict.padEnd(11),
    line.move ? "moves" : "stays",
    stepsOf(line),
    said,
  ];
  return cells.join("  ").trimEnd();
}

const shownNumbers = 3;

interface Group {
  verdict: Verdict;
  steps: string;
  why: string;
  moves: boolean;
  running: number;
  closed: number;
  numbers: string[];
}

/** Gathers lines as they come; memory grows with the kinds of fate, not with the cases. */
export class PlanSummary {
  readonly #workflow: Workflow;
  readonly #groups = new Map<string, Group>();

  constructor(workflow: Workflow) {
    this.#workflow = workflow;
  }

  add(line: PlanLine): void {
    const steps = stepsOf(line);
    const why = [...new Set(line.findings.map((one) => inWords(this.#workflow, one, true)))].join("; ");
    const key = JSON.stringify([line.verdict, steps, why, line.move]);
    const group = this.#groups.get(key) ?? {
      ...{ verdict: line.verdict, steps, why, moves: line.move, running: 0, closed: 0, numbers: [] },
    };
    group[line.closed ? "closed" : "running"] += 1;
    if (group.numbers.length < shownNumbers) group.numbers.push(line.number || line.caseId);
    this.#groups.set(key, group);
  }

  lines(): string[] {
    const order = (one: Group) => verdicts.indexOf(one.verdict);
    const groups = [...this.#groups.values()].sort(
      (a, b) => order(a) - order(b) || b.running + b.closed - a.running - a.closed || (a.steps < b.steps ? -1 : 1),
    );
    const rows = groups.map(({ verdict, moves, running, closed, steps, why, numbers }) => [
      ...[verdict, moves ? "moves" : "stays", running, closed, steps, why, numbers.join(", ")],
    ]);
    return textTable(["verdict", "", "running", "closed", "step", "because", "for example"], rows);
  }
}
