// How events of a delivery, version 1, change its plan and its register. Pure functions of context and event; machine.ts gives
// them their names.
import { numberOf, rowsOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { JsonObject } from "../../kernel/json.ts";
import type { Commitment } from "../../rules/budget/budget.ts";
import {
  firstOf,
  monthOf,
  nextMonth,
  type Plan,
  type RegisterMonth,
  type RegisterRow,
  type ReturnReason,
  type Suspension,
  type Unit,
  unexplainedDays,
  withHand,
  withPlan,
  withResumed,
  withRows,
} from "../../rules/deliveries/register.ts";
import { type Amount, amountsOf, differences, type StatementLine } from "../../rules/deliveries/statement.ts";
import { type DeliveryContext, longestRegister } from "./context.ts";

export interface At {
  context: DeliveryContext;
  event: MachineEvent;
}
type Change = Partial<DeliveryContext>;

export const monthMeant = ({ event }: At): string => monthOf(textOf(event.data.monthOn));
export const findMonth = (context: DeliveryContext, month: string): RegisterMonth | undefined =>
  context.months.find((one) => one.month === month);

/** What the forms propose follows from the months. */
function withMonths(months: RegisterMonth[]): Change {
  const first = (standing: RegisterMonth["standing"]) => months.find((one) => one.standing === standing)?.month;
  const [open, submitted] = [first("open"), first("submitted")];
  const approved = months.filter((one) => one.standing === "approved").at(-1)?.month;
  return {
    months,
    openMonth: open && firstOf(open),
    submittedMonth: submitted && firstOf(submitted),
    approvedMonth: approved && firstOf(approved),
  };
}
const changed = (context: DeliveryContext, month: string, change: (one: RegisterMonth) => RegisterMonth): Change =>
  withMonths(context.months.map((one) => (one.month === month ? change(one) : one)));

export const opened = (at: At): Change => {
  const { data } = at.event;
  return {
    intake: textOf(data.intake),
    delivery: numberOf(data.delivery),
    service: textOf(data.service),
    provider: textOf(data.providerAccount),
    from: textOf(data.deliveryFrom),
    ...(textOf(data.suspendedFrom) ? { suspensions: [{ ...suspensionMeant(at), withCase: true }] } : {}),
  };
};

export const planned = ({ context, event: { data } }: At): Change => {
  const plan: Plan = {
    from: textOf(data.planFrom),
    week: rowsOf(data.week).map((row) => ({
      weekday: textOf(row.weekday) as Plan["week"][number]["weekday"],
      quantity: numberOf(row.quantity),
      ...(textOf(row.partOfDay) ? { part: textOf(row.partOfDay) } : {}),
    })),
    ...(textOf(data.planTo) ? { to: textOf(data.planTo) } : {}),
    ...(numberOf(data.unitCents) ? { unitCents: numberOf(data.unitCents) } : {}),
    ...(numberOf(data.commitment) ? { commitment: numberOf(data.commitment) } : {}),
  };
  return { unit: textOf(data.unit) as Unit, plans: withPlan(context.plans, plan) };
};

export const givenRows = (data: JsonObject): RegisterRow[] =>
  rowsOf(data.attendance).map((row) => ({
    on: textOf(row.givenOn),
    quantity: numberOf(row.quantity),
    ...(textOf(row.deviation) ? { deviation: textOf(row.deviation) as RegisterRow["deviation"] } : {}),
  }));

/** The oldest months leave once they are approved, with the statements up to theirs; a correction of one stays in its own. Nothing is recorded up to the last that left. */
function kept(context: DeliveryContext, months: RegisterMonth[]): Change {
  const [oldest] = months;
  if (months.length <= longestRegister || oldest?.standing !== "approved") return withMonths(months);
  return {
    ...withMonths(months.slice(1)),
    keptFrom: oldest.month,
    told: context.told.filter((line) => line.statement > oldest.month),
  };
}

export const recorded = ({ context, event }: At): Change => {
  const rows = givenRows(event.data);
  const month = monthOf(rows[0]?.on ?? "");
  const begun: RegisterMonth = { month, standing: "open", rows: [], hands: [], comune: event.head.territory };
  const known = findMonth(context, month) ?? begun;
  const now = withRows(known, rows, event.meta.actor);
  const months = [...context.months.filter((one) => one.month !== month), now];
  return kept(
    context,
    months.sort((a, b) => (a.month < b.month ? -1 : 1)),
  );
};

export const suspensionMeant = ({ event: { data } }: At): Suspension => ({
  from: textOf(data.suspendedFrom),
  kind: textOf(data.suspensionKind) as Suspension["kind"],
  ...(textOf(data.suspendedTo) ? { until: textOf(data.suspendedTo) } : {}),
});
export const suspended = (at: At): Change => ({
  suspensions: [...(at.context.suspensions ?? []), suspensionMeant(at)].sort((a, b) => (a.from < b.from ? -1 : 1)),
});
export const resumed = ({ context, event }: At): Change => ({
  suspensions: withResumed(context.suspensions ?? [], textOf(event.data.resumedOn)),
});

/** The last month that was handed in or left the register: what stood then stays. */
export const lastSettled = ({ months, keptFrom = "" }: DeliveryContext): string =>
  months.filter((one) => one.standing !== "open").at(-1)?.month ?? keptFrom;

/** Planned days up to the last one of which nobody has said yet what was given: what is over may still be recorded. */
export function awaitsDays(context: DeliveryContext, endedOn: string): boolean {
  const { plans, months, suspensions, keptFrom = "" } = context;
  const isKept = (month: string) => month <= keptFrom || (findMonth(context, month)?.rows.length ?? 0) > 0;
  const isSettled = (month: string) => months.some((one) => one.month === month && one.standing !== "open");
  const last = monthOf(endedOn);
  for (let month = monthOf(plans[0]?.from ?? "9999"); month <= last; month = monthOf(nextMonth(month)))
    if (!isKept(month) && !isSettled(month)) {
      const empty = { month, standing: "open" as const, rows: [], hands: [] };
      if (unexplainedDays(plans, empty, endedOn, suspensions).length > 0) return true;
    }
  return false;
}

/** With the case: from its day, or from after what was handed in already. One that follows keeps its own suspensions. */
export const suspendedWithCase = (at: At): Change => {
  const meant = suspensionMeant(at);
  const settled = lastSettled(at.context);
  const from = monthOf(meant.from) > settled ? meant.from : nextMonth(settled);
  const known = at.context.suspensions ?? [];
  const all: Suspension[] = [...known, { ...meant, from, withCase: true }];
  return { suspensions: all.sort((a, b) => (a.from < b.from ? -1 : 1)) };
};
export const resumedWithCase = ({ context, event }: At): Change =>
  context.suspensions
    ? { suspensions: withResumed(context.suspensions, textOf(event.data.resumedOn), (one) => one.withCase === true) }
    : {};

export const submitted = (at: At): Change =>
  changed(at.context, monthMeant(at), (one) => withHand({ ...one, standing: "submitted" }, at.event.meta.actor));

export const returned = (at: At): Change => {
  const back = new Map(
    rowsOf(at.event.data.returnedDays).map((row) => [textOf(row.givenOn), textOf(row.returnReason) as ReturnReason]),
  );
  const marked = (row: RegisterRow): RegisterRow => {
    const reason = back.get(row.on);
    return reason ? { ...row, returned: reason } : row;
  };
  return changed(at.context, monthMeant(at), (one) => ({ ...one, standing: "open", rows: one.rows.map(marked) }));
};

/** What the month comes to beyond what was told of it. */
export function toTell(context: DeliveryContext, month: string): Amount[] {
  const rows = findMonth(context, month)?.rows ?? [];
  return differences(
    amountsOf(rows, context.plans, context.unit ?? "hour"),
    context.told.filter((line) => line.month === month),
  );
}

/** The commitments of the case's budget, as they were read for the decision. */
export function commitmentsOf(event: MachineEvent): Commitment[] {
  const fact = event.facts.intake;
  const budget = fact && typeof fact === "object" && "context" in fact ? fact.context.budget : undefined;
  return Array.isArray(budget) ? (budget as unknown as Commitment[]) : [];
}

export const approved = (at: At): Change => {
  const { context, event } = at;
  const month = monthMeant(at);
  const hasTold = context.told.some((line) => line.month === month);
  const wasTold = hasTold || findMonth(context, month)?.cameToNothing === true;
  const { occurredOn } = event.meta;
  const comune = findMonth(context, month)?.comune ?? event.head.territory;
  const lines = toTell(context, month).map((one): StatementLine => {
    const paying = commitmentsOf(event).find(({ commitment }) => commitment === one.commitment);
    return {
      ...one,
      month,
      statement: wasTold ? monthOf(occurredOn) : month,
      ...{ approvedOn: occurredOn, approval: event.seq, comune },
      adjustment: wasTold,
      ...(paying ? { source: paying.source } : {}),
      ...(paying?.fund ? { fund: paying.fund } : {}),
      ...(paying?.territory ? { territory: paying.territory } : {}),
    };
  });
  return {
    ...changed(context, month, (one) => ({
      ...{ ...one, standing: "approved" },
      ...(hasTold || lines.length > 0 ? {} : { cameToNothing: true }),
    })),
    told: [...context.told, ...lines],
  };
};

export const reopened = (at: At): Change =>
  changed(at.context, monthMeant(at), (one) => ({ ...one, standing: "open" }));

export const ended = ({ event }: At): Change => ({ endedOn: textOf(event.data.endedOn) });
