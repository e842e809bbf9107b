// Guards and actions of the family's machine by name. What is more than a change of context (claims on persons,
// links, terms that end on a day written in the act) is queued here and leaves as effects of the kernel.
import { assign, enqueueActions, setup } from "xstate";
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import * as changes from "./changes.ts";
import { isKin, type VettingContext } from "./context.ts";
import { guards } from "./guards.ts";

const claimKind = "foster-applicant";
/** One path a person at a time; that of relatives is bound to one child, so it is one for each child. */
const resource = (context: VettingContext, person: string): string =>
  isKin(context) ? `${person}/${context.childId ?? ""}` : person;

/** Field of the form that gives the last day, and the term that runs to it. */
const untilDays = [
  { field: "unavailableUntil", deadline: "unavailabilityEnd" },
  { field: "engagedUntil", deadline: "engagementEnd" },
] as const;

export const vettingSetup = setup({
  types: { context: {} as VettingContext, events: {} as MachineEvent },
  guards,
  actions: {
    ...effectActions,
    opened: assign(changes.opened),
    dataCompleted: assign(changes.dataCompleted),
    contacted: assign(changes.contacted),
    entered: assign(changes.entered),
    trainingMet: assign(changes.trainingMet),
    newRound: assign(changes.newRound),
    reportFalls: assign(changes.reportFalls),
    reassessed: assign(changes.reassessed),
    otherServiceReported: assign(changes.otherServiceReported),
    interviewed: assign(changes.interviewed),
    visited: assign(changes.visited),
    secondNamed: assign(changes.secondNamed),
    declared: assign(changes.declared),
    checked: assign(changes.checked),
    medicalSeen: assign(changes.medicalSeen),
    childrenHeard: assign(changes.childrenHeard),
    availabilityDeclared: assign(changes.availabilityDeclared),
    reportWritten: assign(changes.reportWritten),
    reportSigned: assign(changes.reportSigned),
    outcomeProposed: assign(changes.outcomeProposed),
    restituted: assign(changes.restituted),
    contested: assign(changes.contested),
    contestationAnswered: assign(changes.contestationAnswered),
    decided: assign(changes.decided),
    householdChanged: assign(changes.householdChanged),
    loanProposed: assign(changes.loanProposed),
    loanDropped: assign(changes.loanDropped),
    engagedByPlacement: assign(changes.engagedByPlacement),
    engagedByLoan: assign(changes.engagedByLoan),
    engagementEnded: assign(changes.engagementEnded),
    pausedHere: assign<VettingContext, MachineEvent, { state: string }, MachineEvent, never>(
      ({ context, event }, { state }) => changes.paused(state)({ context, event }),
    ),
    pauseEnded: assign(changes.pauseEnded),
    headOfApplicants: enqueueActions(({ context, event, enqueue }) => {
      const household = textOf(event.data.household);
      enqueue({
        type: "setHead",
        params: { personId: context.applicants[0] ?? "", ...(household === "" ? {} : { householdId: household }) },
      });
    }),
    linkPersons: enqueueActions(({ context, enqueue }) => {
      for (const to of context.applicants) enqueue({ type: "link", params: { role: "applicant", to } });
      if (context.childId) enqueue({ type: "link", params: { role: "child", to: context.childId } });
    }),
    claimApplicants: enqueueActions(({ context, enqueue }) => {
      for (const person of context.applicants)
        enqueue({ type: "claim", params: { kind: claimKind, resource: resource(context, person) } });
    }),
    releaseApplicants: enqueueActions(({ context, enqueue }) => {
      for (const person of context.applicants)
        enqueue({ type: "release", params: { kind: claimKind, resource: resource(context, person) } });
    }),
    /** Before the change: who leaves frees the place, who joins takes one. */
    claimsFollowHousehold: enqueueActions(({ context, event, enqueue }) => {
      const remaining = textOf(event.data.remainingApplicant);
      const joining = textOf(event.data.joiningApplicant);
      const leaving = remaining === "" ? [] : context.applicants.filter((id) => id !== remaining);
      for (const person of leaving) {
        enqueue({ type: "release", params: { kind: claimKind, resource: resource(context, person) } });
        enqueue({ type: "unlink", params: { role: "applicant", to: person } });
      }
      if (joining === "") return;
      enqueue({ type: "claim", params: { kind: claimKind, resource: resource(context, joining) } });
      enqueue({ type: "link", params: { role: "applicant", to: joining } });
    }),
    startUntil: enqueueActions(({ event, enqueue }) => {
      for (const { field, deadline } of untilDays) {
        const on = textOf(event.data[field]);
        if (on !== "") enqueue({ type: "startDeadline", params: { deadline, on } });
      }
    }),
    startSuspensionEnd: enqueueActions(({ context, enqueue }) => {
      const on = context.suspendedUntil;
      if (on) enqueue({ type: "startDeadline", params: { deadline: "suspensionEnd", on } });
    }),
    stopCheckWhenAllChecked: enqueueActions(({ context, enqueue }) => {
      if (context.declared.every((id) => context.checked.includes(id)))
        enqueue({ type: "stopDeadline", params: { deadline: "officeCheck" } });
    }),
  },
});

export const start = (deadline: string) => ({ type: "startDeadline", params: { deadline } }) as const;
export const stop = (deadline: string, as: "met" | "cancelled" = "met") =>
  ({ type: "stopDeadline", params: { deadline, as } }) as const;
