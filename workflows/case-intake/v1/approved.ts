// What the second approval is worth, version 1: an amount, and nothing that binds money passes it. A court's order waits for
// nobody; where nothing is approved yet, only an order or an urgency let money be bound at all (budget.ts). Events recorded before
// amounts were said carry no `bindsCents` and are decided as they were.
import { numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { JsonObject } from "../../kernel/json.ts";
import { onData } from "../../kernel/machine.ts";
import { approvedCentsOf, type Bound, boundCents, boundWith, runningCosts } from "../../rules/budget/approved.ts";
import type { IntakeContext } from "./context.ts";

interface At {
  context: IntakeContext;
  event: MachineEvent;
}

/** Amount that a commitment or a service given at a cost binds. */
export const bindsCommitted = (payload: JsonObject): JsonObject => ({ bindsCents: numberOf(payload.commitCents) });
export const bindsGiven = (payload: JsonObject): JsonObject =>
  numberOf(payload.costCents) > 0 ? { bindsCents: numberOf(payload.costCents) } : {};

const stand = ({ budget, deliveries, project }: IntakeContext): Bound => ({
  lines: budget ?? [],
  running: runningCosts(deliveries),
  drafted: project?.drafted ?? 0,
});
const boundOf = (context: IntakeContext): number => boundCents(stand(context));

/** As it would be after the event. */
function boundAfter({ context, event: { data } }: At): number {
  const cents = numberOf(data.bindsCents);
  const service = textOf(data.service);
  if (data.commitment !== undefined) return boundWith(stand(context), { cents, commitment: numberOf(data.commitment) });
  return boundWith(
    stand(context),
    data.commitCents === undefined ? { cents, given: service } : { cents, committedFor: service },
  );
}

const pushed = (check: (at: At) => boolean) => onData<IntakeContext>(check);
const saysAmount = (data: JsonObject): boolean => typeof data.approvedCents === "number";

export const approvalGuards = {
  /** Approved anew for another amount, when costs come up or fall. */
  notApproved: ({ context: { project }, event }: At) =>
    project !== undefined &&
    (event.probe === true ||
      !project.approved ||
      (saysAmount(event.data) && event.data.approvedCents !== project.approvedCents)),
  approvalCovers: pushed(
    ({ context, event }) => !saysAmount(event.data) || numberOf(event.data.approvedCents) >= boundOf(context),
  ),
  approvedCoversCost: ({ context: { project } }: At) =>
    project?.approvedCents === undefined || project.approvedCents >= project.costCents,
  withinApproved: pushed((at) => {
    const { context, event } = at;
    const approved = approvedCentsOf(context.project);
    if (typeof event.data.bindsCents !== "number" || context.mandate !== undefined || approved === undefined)
      return true;
    const after = boundAfter(at);
    return after <= approved || after <= boundOf(context);
  }),
};

type Figures = Record<string, number>;
const named =
  (figures: (at: At) => Figures) =>
  ({ context, event }: { context: JsonObject; event: MachineEvent }): Figures =>
    figures({ context: context as unknown as IntakeContext, event });

/** Amounts that the sentence of a refusal names. */
export const approvalFigures = {
  withinApproved: named((at) => {
    const [before, after] = [boundOf(at.context), boundAfter(at)];
    const approvedCents = approvedCentsOf(at.context.project) ?? 0;
    return { approvedCents, boundCents: before, addsCents: after - before, overCents: after - approvedCents };
  }),
  approvalCovers: named(({ context, event }) => ({
    approvedCents: numberOf(event.data.approvedCents),
    boundCents: boundOf(context),
  })),
  approvedCoversCost: named(({ context: { project } }) => ({
    approvedCents: project?.approvedCents ?? 0,
    costCents: project?.costCents ?? 0,
  })),
};
