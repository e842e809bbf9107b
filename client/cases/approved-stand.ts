// How the project of a case stands against what was approved, and what the form that is filled in would bind. The gate decides by
// the same rule.
import { rowsOf } from "../../workflows/kernel/data.ts";
import { isObject, type JsonObject } from "../../workflows/kernel/json.ts";
import {
  type Approval,
  type ApprovedStand,
  approvedStand,
  type Binding,
  boundCents,
  boundWith,
  type Deliverable,
  runningCosts,
} from "../../workflows/rules/budget/approved.ts";
import { linesIn } from "./adapt-budget.ts";

const projectIn = ({ project }: JsonObject): Approval | undefined =>
  isObject(project) && typeof project.costCents === "number" ? (project as unknown as Approval) : undefined;
const deliveriesIn = (context: JsonObject) => rowsOf(context.deliveries) as unknown as Deliverable[];

export const standIn = (context: JsonObject): ApprovedStand | undefined =>
  approvedStand(projectIn(context), linesIn(context), deliveriesIn(context));

const boundIn = (context: JsonObject) => ({
  lines: linesIn(context),
  running: runningCosts(deliveriesIn(context)),
  drafted: projectIn(context)?.drafted ?? 0,
});

/** What to approve: the costs of the actions, and no less than what is bound already. */
export const proposedCents = (context: JsonObject): number =>
  Math.max(projectIn(context)?.costCents ?? 0, boundCents(boundIn(context)));

const amountOf = (value: unknown): number | undefined => (typeof value === "number" && value > 0 ? value : undefined);

function bindingOf(values: JsonObject): Binding | undefined {
  const cents = amountOf(values.commitCents) ?? amountOf(values.costCents);
  if (cents === undefined) return undefined;
  if (values.commitment !== undefined) return { cents, commitment: Number(values.commitment) };
  if (typeof values.service !== "string") return undefined;
  return values.commitCents === undefined ? { cents, given: values.service } : { cents, committedFor: values.service };
}

/** What would be bound beyond the amount approved; nothing where a court's order does not wait, or where it only shrinks. */
export function beyondApproved(context: JsonObject, values: JsonObject): number {
  const stand = standIn(context);
  const binding = bindingOf(values);
  if (stand === undefined || binding === undefined || context.mandate !== undefined) return 0;
  const after = boundWith(boundIn(context), binding);
  return after > stand.boundCents ? Math.max(0, after - stand.approvedCents) : 0;
}
