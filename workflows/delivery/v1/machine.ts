// The course of a delivery, version 1: entrusted, planned, recorded day by day, submitted and approved by the month until the
// service ends and every month is settled. Conditions stand here, changes in changes.ts.
import { and, assign, setup } from "xstate";
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { onData } from "../../kernel/machine.ts";
import {
  firstOf,
  isMonthOver,
  monthOf,
  planOn,
  type RegisterMonth,
  type RegisterRow,
  suspensionOn,
  unexplainedDays,
} from "../../rules/deliveries/register.ts";
import * as change from "./changes.ts";
import {
  type At,
  awaitsDays,
  commitmentsOf,
  findMonth,
  givenRows,
  lastSettled,
  monthMeant,
  suspensionMeant,
  toTell,
} from "./changes.ts";
import { type DeliveryContext, emptyDelivery, longestPlans, mostSuspensions } from "./context.ts";

const pushed = (check: (at: At) => boolean) => onData<DeliveryContext>(check);
const openMonths = ({ context }: At) => context.months.filter(({ standing }) => standing === "open");
const meant = (at: At) => findMonth(at.context, monthMeant(at));
const takesAway = (context: DeliveryContext, { on, quantity, deviation }: RegisterRow): boolean =>
  quantity === 0 &&
  deviation === undefined &&
  findMonth(context, monthOf(on))?.rows.some((row) => row.on === on) === true;
/** Nothing is paid for days after the last one, whatever reason stands beside them. */
const isWithin = ({ rows }: RegisterMonth, endedOn: string | undefined): boolean =>
  endedOn === undefined || rows.every(({ on, quantity }) => quantity === 0 || on <= endedOn);
/** A month that was approved once and emptied since has something to be given back. */
const isSettled = ({ months, told }: DeliveryContext): boolean =>
  months.every(
    ({ standing, rows, month }) =>
      standing === "approved" || (rows.length === 0 && !told.some((line) => line.month === month)),
  );
const waits = (at: At): boolean =>
  at.context.months.some((one) => one.standing === "submitted" && one.month !== monthMeant(at));

/** Who recorded or submitted a month, stands for who did, or had it done by who stood in, does not approve it. */
const isHand = (at: At): boolean => {
  const { accountId, behalfOf, standsInFor = [] } = at.event.meta.actor;
  const acting = [accountId, ...(behalfOf === undefined ? [] : [behalfOf]), ...standsInFor];
  const { hands = [], stoodFor = [] } = meant(at) ?? {};
  return [...hands, ...stoodFor].some((one) => acting.includes(one));
};

const deliverySetup = setup({
  types: { context: {} as DeliveryContext, events: {} as MachineEvent },
  guards: {
    planInOrder: pushed(({ event: { data } }) => !data.planTo || textOf(data.planFrom) <= textOf(data.planTo)),
    sameUnit: pushed(
      ({ context, event }) => !context.unit || context.months.length === 0 || context.unit === event.data.unit,
    ),
    fewPlans: ({ context }) => context.plans.length < longestPlans,
    /** What was approved keeps the plan it was approved under. */
    planAfterApproved: pushed(({ context, event }) => {
      const from = monthOf(textOf(event.data.planFrom));
      return from > lastSettled(context);
    }),
    suspensionInOrder: pushed((at) => {
      const { from, until } = suspensionMeant(at);
      return until === undefined || from <= until;
    }),
    notSuspendedThen: pushed((at) => {
      const { from, until = "9999" } = suspensionMeant(at);
      return (at.context.suspensions ?? []).every((one) => until < one.from || (one.until ?? "9999") < from);
    }),
    suspensionAfterSettled: pushed(
      ({ context, event: { data } }) =>
        monthOf(textOf(data.suspendedFrom) || textOf(data.resumedOn)) > lastSettled(context),
    ),
    fewSuspensions: ({ context }) => (context.suspensions ?? []).length < mostSuspensions,
    suspendedThen: pushed(({ context, event: { data } }) =>
      (context.suspensions ?? []).some((one) => one.until === undefined || one.until >= textOf(data.resumedOn)),
    ),
    /** What is given though nothing is due says why. */
    suspendedExplained: pushed(({ context, event }) =>
      givenRows(event.data).every(
        ({ on, quantity, deviation }) =>
          quantity === 0 || deviation !== undefined || !suspensionOn(context.suspensions ?? [], on),
      ),
    ),
    oneMonth: pushed(({ event }) => new Set(givenRows(event.data).map(({ on }) => monthOf(on))).size === 1),
    eachDayOnce: pushed(({ event }) => {
      const days = givenRows(event.data).map(({ on }) => on);
      return new Set(days).size === days.length;
    }),
    /** Taking away what stands there is always possible: the end, or another plan, may have come after it was recorded. */
    withinPlan: pushed(({ context, event }) =>
      givenRows(event.data).every(
        (row) =>
          takesAway(context, row) ||
          (planOn(context.plans, row.on) !== undefined && (context.endedOn === undefined || row.on <= context.endedOn)),
      ),
    ),
    monthStillOpen: pushed(({ context, event }) => {
      const month = monthOf(givenRows(event.data)[0]?.on ?? "");
      const standing = findMonth(context, month)?.standing ?? "open";
      return standing === "open" && month > (context.keptFrom ?? "");
    }),
    /** Before a month is named: there is one that may be meant. */
    monthToSubmit: (at) => (at.event.probe ? openMonths(at).length > 0 : meant(at)?.standing === "open"),
    /** Before a month is named: of those to submit one is over. */
    monthOver: (at) => {
      const isOver = (month: string) => isMonthOver(month, at.event.meta.today, at.context.endedOn);
      const open = openMonths(at);
      return at.event.probe ? open.length === 0 || open.some(({ month }) => isOver(month)) : isOver(monthMeant(at));
    },
    deviationsExplained: pushed((at) => {
      const month = meant(at);
      return (
        month !== undefined &&
        unexplainedDays(at.context.plans, month, at.context.endedOn, at.context.suspensions).length === 0
      );
    }),
    nothingAfterEnd: pushed((at) => {
      const month = meant(at);
      return month === undefined || isWithin(month, at.context.endedOn);
    }),
    /** Where hours after the end were approved, the register waits for somebody to look at them. */
    endsAfterAll: pushed(({ context, event }) =>
      context.months.every((month) => isWithin(month, textOf(event.data.endedOn))),
    ),
    /** The days of a month are recorded when it is over, and a death is told in its midst. */
    allRecorded: pushed(({ context, event }) => !awaitsDays(context, textOf(event.data.endedOn))),
    /** Told of another last day: nothing is to be recorded before it that was refused, and nothing to be looked at behind it. */
    staysClosed: pushed(
      ({ context, event: { data } }) =>
        context.plans.length === 0 ||
        (textOf(data.endedOn) <= (context.endedOn ?? "") &&
          context.months.every((month) => isWithin(month, textOf(data.endedOn)))),
    ),
    monthSubmitted: pushed((at) => meant(at)?.standing === "submitted"),
    byAnother: pushed((at) => !isHand(at)),
    /** Every amount has its commitment in the budget of the case. */
    funded: pushed((at) => {
      const known = commitmentsOf(at.event).map(({ commitment }) => commitment);
      return toTell(at.context, monthMeant(at)).every(
        ({ cents, commitment }) => cents === 0 || known.includes(commitment),
      );
    }),
    fewLines: pushed((at) => toTell(at.context, monthMeant(at)).length <= 8),
    monthApproved: pushed((at) => meant(at)?.standing === "approved"),
    othersWait: (at) => waits(at),
    hasEnded: ({ context }) => context.endedOn !== undefined,
    allSettled: ({ context }) => isSettled(context),
  },
  actions: {
    ...effectActions,
    opened: assign(change.opened),
    planned: assign(change.planned),
    suspended: assign(change.suspended),
    resumed: assign(change.resumed),
    suspendedWithCase: assign(change.suspendedWithCase),
    resumedWithCase: assign(change.resumedWithCase),
    recorded: assign(change.recorded),
    submitted: assign(change.submitted),
    returned: assign(change.returned),
    approved: assign(change.approved),
    reopened: assign(change.reopened),
    ended: assign(change.ended),
  },
});

/** What the month came to counts as spent in the budget of the case. */
const spent = {
  type: "companions",
  params: ({ context, event }: At) => {
    const month = monthOf(textOf(event.data.monthOn));
    return {
      all: toTell(context, month)
        .filter(({ cents }) => cents !== 0)
        .map(({ commitment, cents }) => ({
          ...{ caseId: context.intake, kind: "case-intake", type: "RECORD_DELIVERED" },
          data: {
            ...{ commitment, deliveredCents: cents, spentOn: event.meta.occurredOn },
            ...{ monthOn: firstOf(month), register: event.meta.caseId },
          },
        })),
    };
  },
} as const;

const headOf = ({ event: { data } }: At) => {
  const readers = textOf(data.readers).split(",").filter(Boolean);
  return {
    provider: textOf(data.providerAccount),
    ...(textOf(data.person) ? { personId: textOf(data.person) } : {}),
    ...(textOf(data.assignee) ? { assignee: textOf(data.assignee) } : {}),
    ...(data.restricted === true ? { restricted: true, readers } : {}),
  };
};

const planning = {
  SET_PLAN: { guard: and(["planInOrder", "sameUnit", "fewPlans", "planAfterApproved"]), actions: "planned" },
} as const;
/** Told by the case, whatever its delivery is at; what ended has nothing to suspend. */
const withCase = {
  SUSPEND_WITH_CASE: { actions: "suspendedWithCase" },
  RESUME_WITH_CASE: { actions: "resumedWithCase" },
} as const;
const nothingToSuspend = { SUSPEND_WITH_CASE: {}, RESUME_WITH_CASE: {} } as const;
const suspending = {
  ...withCase,
  SUSPEND_DELIVERY: {
    guard: and(["suspensionInOrder", "notSuspendedThen", "suspensionAfterSettled", "fewSuspensions"]),
    actions: "suspended",
  },
  RESUME_DELIVERY: { guard: and(["suspendedThen", "suspensionAfterSettled"]), actions: "resumed" },
} as const;
const recording = {
  RECORD_ATTENDANCE: {
    guard: and(["oneMonth", "eachDayOnce", "withinPlan", "monthStillOpen", "suspendedExplained"]),
    actions: "recorded",
  },
  SUBMIT_MONTH: {
    guard: and(["monthToSubmit", "monthOver", "nothingAfterEnd", "deviationsExplained"]),
    target: "toApprove",
    actions: "submitted",
  },
} as const;
/** After a month was looked at: others wait, or the delivery goes on, or only the settling of what ended. */
const whereNext = (actions: readonly ("approved" | "returned" | typeof spent)[], guards: readonly Judged[]) =>
  [
    { guard: and([...guards, "othersWait"]), target: "toApprove", actions },
    { guard: and([...guards, "hasEnded"]), target: "finishing", actions },
    { guard: and([...guards]), target: "active", actions },
  ] as const;
type Judged = "monthSubmitted" | "nothingAfterEnd" | "byAnother" | "funded" | "fewLines";
const reopening = { REOPEN_MONTH: { guard: "monthApproved", actions: "reopened" } } as const;

export const deliveryMachine = deliverySetup.createMachine({
  id: "delivery",
  context: emptyDelivery,
  initial: "unopened",
  states: {
    unopened: {
      on: {
        OPEN_DELIVERY: {
          target: "toPlan",
          actions: [
            "opened",
            { type: "setHead", params: headOf },
            { type: "link", params: ({ event }) => ({ role: "intake", to: textOf(event.data.intake) }) },
          ],
        },
      },
    },
    toPlan: {
      on: {
        ...withCase,
        SET_PLAN: { ...planning.SET_PLAN, target: "active" },
        END_DELIVERY: { target: "closed", actions: "ended" },
      },
    },
    active: {
      on: {
        ...planning,
        ...suspending,
        ...recording,
        ...reopening,
        END_DELIVERY: [
          { guard: and(["allSettled", "endsAfterAll", "allRecorded"]), target: "closed", actions: "ended" },
          { target: "finishing", actions: "ended" },
        ],
      },
    },
    toApprove: {
      on: {
        ...planning,
        ...suspending,
        ...recording,
        ...reopening,
        APPROVE_MONTH: whereNext(
          [spent, "approved"],
          ["monthSubmitted", "byAnother", "nothingAfterEnd", "funded", "fewLines"],
        ),
        RETURN_MONTH: whereNext(["returned"], ["monthSubmitted"]),
        END_DELIVERY: { actions: "ended" },
      },
    },
    finishing: {
      on: {
        ...recording,
        ...reopening,
        // Told once more by the case: the day was another.
        END_DELIVERY: { actions: "ended" },
        ...nothingToSuspend,
        CLOSE_REGISTER: { guard: "allSettled", target: "closed" },
      },
    },
    closed: {
      on: {
        END_DELIVERY: [
          { guard: "staysClosed", actions: "ended" },
          { target: "finishing", actions: "ended" },
        ],
        ...nothingToSuspend,
        REOPEN_MONTH: { ...reopening.REOPEN_MONTH, target: "finishing" },
      },
    },
  },
});
