// How the individual project changes, version 1, and what must be true of it: drafted, approved, signed or not, looked at again goal
// by goal. What a goal says is sealed; here there are numbers, codes, amounts and days.
import { numberOf, pickGiven, rowsOf, textOf, textsOf } from "../../kernel/data.ts";
import type { JsonObject, MachineEvent } from "../../kernel/definition.ts";
import { onData } from "../../kernel/machine.ts";
import { personSide } from "../../rules/project/sides.ts";
import { isProjectPaper, qualitiesOf, signedBy, signedDocument } from "../../rules/project/signing.ts";
import { goalOutcomes } from "./codes.ts";
import type { GoalOutcome, IntakeContext, Project } from "./context.ts";

interface At {
  context: IntakeContext;
  event: MachineEvent;
}
type Change = Partial<IntakeContext>;

/** How many goals, and which services: what is given to a person in words stays sealed. */
export const draftFacts = (payload: JsonObject): JsonObject => ({
  goalCount: rowsOf(payload.goals).length,
  projectServices: [...new Set(rowsOf(payload.actions).map(({ service }) => textOf(service)))],
});
/** Number and outcome of each goal that was looked at, `2:reached`. */
export const reviewedGoals = (payload: JsonObject): JsonObject => ({
  reviewedGoals: rowsOf(payload.goalReviews).map((row) => `${numberOf(row.goal)}:${textOf(row.goalOutcome)}`),
});

const outcomesOf = (event: MachineEvent): GoalOutcome[] =>
  textsOf(event.data.reviewedGoals).flatMap((one) => {
    const [goal = "", outcome = ""] = one.split(":");
    return (goalOutcomes as readonly string[]).includes(outcome)
      ? [{ goal: Number(goal), outcome, on: event.meta.occurredOn }]
      : [];
  });

const onProject = (context: IntakeContext, change: Partial<Project>): Change =>
  context.project ? { project: { ...context.project, ...change } } : {};

/** The last outcome of a goal takes the place of the one before. */
function withOutcomes(context: IntakeContext, event: MachineEvent): Partial<Project> {
  const said = outcomesOf(event);
  if (said.length === 0) return {};
  const before = (context.project?.outcomes ?? []).filter(({ goal }) => !said.some((one) => one.goal === goal));
  return { outcomes: [...before, ...said].sort((a, b) => a.goal - b.goal) };
}

export const projectChanges = {
  drafted: ({ context, event }: At): Change => {
    const actions = rowsOf(event.data.actions);
    const payingTerritory = textOf(event.data.payingTerritory) || (context.payingTerritory ?? null);
    return {
      project: {
        drafted: event.seq,
        goals: numberOf(event.data.goalCount),
        actions: actions.length,
        costCents: actions.reduce((sum, row) => sum + numberOf(row.costCents), 0),
        verifyOn: textOf(event.data.verifyOn),
        approved: false,
        ...(event.data.projectServices === undefined ? {} : { services: textsOf(event.data.projectServices) }),
      },
      ...pickGiven({ payingTerritory }, ["payingTerritory"]),
    };
  },
  approved: ({ context, event }: At): Change =>
    onProject(context, { approved: true, ...pickGiven(event.data, ["approvedCents"]) }),
  signed: ({ context, event }: At): Change =>
    onProject(context, {
      signedOn: event.meta.occurredOn,
      ...(refusalStands({ context, event }) && !personSigned(event) ? { withoutPerson: true as const } : {}),
      ...(textOf(event.data.documentId) ? { document: textOf(event.data.documentId) } : {}),
    }),
  refusedToSign: ({ context, event }: At): Change => onProject(context, { refusedOn: event.meta.occurredOn }),
  reviewed: ({ context, event }: At): Change =>
    onProject(context, { verifyOn: textOf(event.data.verifyOn), ...withOutcomes(context, event) }),
  /** At the end, where anything is said of a goal. */
  goalsEnded: ({ context, event }: At): Change => onProject(context, withOutcomes(context, event)),
};

/** A child and who has a guardian are listened to: whoever represents them makes the family's side. */
const personSigned = (event: MachineEvent): boolean => {
  const listened = textsOf(event.data.listeningOnly);
  return qualitiesOf(event).some((one) => personSide.includes(one) && !listened.includes(one));
};

/** Recorded before two workers, in the case or beside the document. */
const refusalStands = ({ context, event }: At): boolean =>
  context.project?.refusedOn !== undefined ||
  (signedDocument(event)?.signatures ?? []).some((one) => one.refused && personSide.includes(one.quality));

const pushed = (check: (at: At) => boolean) => onData<IntakeContext>(check);

export const projectGuards = {
  approvedIfCosts: ({ context }: At) =>
    context.project !== undefined && (context.project.costCents === 0 || context.project.approved),
  /** A refusal is recorded and does not block: then the service signs alone. */
  bothSidesSigned: pushed((at) => signedBy(at.event, "service") && (signedBy(at.event, "person") || refusalStands(at))),
  signedByWhoMay: pushed((at) => personSigned(at.event) || !signedBy(at.event, "person") || refusalStands(at)),
  projectDocument: pushed(({ event }) => isProjectPaper(event)),
  actionsInOrder: pushed(({ event }) =>
    rowsOf(event.data.actions).every((row) => {
      const [from, to] = [textOf(row.startOn), textOf(row.endOn)];
      return from === "" || to === "" || from <= to;
    }),
  ),
  actionGoalsKnown: pushed(({ event }) =>
    rowsOf(event.data.actions).every((row) => numberOf(row.forGoal) <= numberOf(event.data.goalCount)),
  ),
  /** By their number in the project, each once. */
  goalsKnown: pushed(({ context, event }) => {
    const said = outcomesOf(event).map(({ goal }) => goal);
    return new Set(said).size === said.length && said.every((goal) => goal <= (context.project?.goals ?? 0));
  }),
  goalsAllSaid: pushed(({ context, event }) => outcomesOf(event).length >= (context.project?.goals ?? 0)),
};
