// What of a project's money is bound, and against which approved amount it is held, in whole euro cents. What is committed for a
// service and what the service costs that was activated are the same money told twice: of each service the larger counts. Pure
// and safe for the page.
import type { Commitment } from "./budget.ts";

/** A service that runs at a cost. */
export interface RunningCost {
  service: string;
  costCents: number;
}

export interface Bound {
  lines: readonly Commitment[];
  running: readonly RunningCost[];
  /** Number of the event that drafted the project in force: what was released before it belongs to an earlier one. */
  drafted: number;
}

const addTo = (sums: Map<string, number>, service: string, cents: number): void => {
  sums.set(service, (sums.get(service) ?? 0) + cents);
};

export function boundCents({ lines, running, drafted }: Bound): number {
  const committed = new Map<string, number>();
  for (const { service, commitment, committedCents, releasedOn } of lines)
    if (releasedOn === undefined || commitment > drafted) addTo(committed, service, committedCents);
  const activated = new Map<string, number>();
  for (const { service, costCents } of running) addTo(activated, service, costCents);
  const services = new Set([...committed.keys(), ...activated.keys()]);
  return [...services].reduce(
    (sum, service) => sum + Math.max(committed.get(service) ?? 0, activated.get(service) ?? 0),
    0,
  );
}

/** Money about to be bound: of a commitment that is there, of a new one for a service, or of a service given. */
export type Binding = { cents: number } & ({ commitment: number } | { committedFor: string } | { given: string });

const newLine = { source: "", from: "", to: "", spentCents: 0 };

/** What would be bound with it. */
export function boundWith(bound: Bound, binding: Binding): number {
  const { lines, running } = bound;
  const { cents } = binding;
  if ("given" in binding)
    return boundCents({ ...bound, running: [...running, { service: binding.given, costCents: cents }] });
  if ("committedFor" in binding) {
    const line = { ...newLine, commitment: Number.MAX_SAFE_INTEGER, service: binding.committedFor };
    return boundCents({ ...bound, lines: [...lines, { ...line, committedCents: cents }] });
  }
  return boundCents({
    ...bound,
    lines: lines.map((one) => (one.commitment === binding.commitment ? { ...one, committedCents: cents } : one)),
  });
}

/** Approved by a second person, and for how much; before an amount was said, for what the actions cost. */
export interface Approval {
  approved: boolean;
  approvedCents?: number | undefined;
  costCents: number;
  drafted: number;
}

/** Undefined where nothing is approved: then no amount is a measure. */
export const approvedCentsOf = (project: Approval | undefined): number | undefined =>
  project?.approved === true ? (project.approvedCents ?? project.costCents) : undefined;

export interface Deliverable {
  service: string;
  costCents?: number | undefined;
  until?: string | undefined;
}

export const runningCosts = (deliveries: readonly Deliverable[]): RunningCost[] =>
  deliveries.flatMap(({ service, costCents, until }) =>
    costCents === undefined || until !== undefined ? [] : [{ service, costCents }],
  );

export interface ApprovedStand {
  approvedCents: number;
  boundCents: number;
  /** Below zero where more is bound than was approved, as a court's order may. */
  leftCents: number;
}

/** How a project stands against what was approved; undefined where nothing is. */
export function approvedStand(
  project: Approval | undefined,
  lines: readonly Commitment[],
  deliveries: readonly Deliverable[],
): ApprovedStand | undefined {
  const approvedCents = approvedCentsOf(project);
  if (project === undefined || approvedCents === undefined) return undefined;
  const bound = boundCents({ lines, running: runningCosts(deliveries), drafted: project.drafted });
  return { approvedCents, boundCents: bound, leftCents: approvedCents - bound };
}
