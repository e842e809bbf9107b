// What the machine of an administration of support remembers, version 1, and how each event changes it.

import { personFact } from "../../kernel/case-fact.ts";
import { numberOf, pickGiven, rowsOf, textOf, textsOf } from "../../kernel/data.ts";
import type { CaseFact, MachineEvent } from "../../kernel/definition.ts";
import type { EffectParams } from "../../kernel/effects.ts";
import type { Day } from "../../kernel/ids.ts";
import { type ActToSign, unsigned, withSignature } from "../../kernel/signatures.ts";
import { addDays } from "../../rules/calendar/days.ts";

/** Who was appointed by which decree; names and the decree's number are sealed. */
export interface Appointment {
  kind: "provisional" | "full";
  appointee: string;
  representative?: string;
  actMode: string;
  actPowers: string[];
  actOn: Day;
  from: Day;
  until?: Day;
  oathOn?: Day;
  /** Number of the act in the record of the person, once it stands there. */
  act?: number;
  /** The record it stands in, where that of the case went on in it. */
  record?: string;
}

/** A yearly account that was filed. */
export interface Account {
  account: number;
  from: Day;
  to: Day;
  filedOn: Day;
  protocolNumber: string;
  /** Of the judge, where known. */
  outcome?: "approved" | "remarks";
  outcomeOn?: Day;
}

export interface SupportContext {
  /** The case in care of the person. */
  intake?: string | undefined;
  /** Report to the prosecutor, or petition to the judge: of the service. */
  route?: string | undefined;
  filedBy?: string | undefined;
  /** The act as it stands, until it left. */
  draft?: ActToSign | undefined;
  sent: { route: string; on: Day; protocolNumber: string }[];
  filedOn?: Day | undefined;
  hearingOn?: Day | undefined;
  hearings: number;
  appointment?: Appointment | undefined;
  appointments: number;
  /** What the service has still to account for, while it is the administrator and after it was. */
  accounting?: { from: Day; until?: Day } | undefined;
  prepared?: { from: Day; to: Day } | undefined;
  accounts: Account[];
  /** The oldest without an answer, and the oldest with remarks that nobody answered. */
  openAccount?: number | undefined;
  openRemarks?: number | undefined;
  supportOutcome?: string | undefined;
}

export const emptySupport: SupportContext = { sent: [], hearings: 0, appointments: 0, accounts: [] };

/** More than any case has: with these many the next is refused. */
export const mostSent = 20;
export const mostAccounts = 60;

export interface At {
  context: SupportContext;
  event: MachineEvent;
}
type Change = Partial<SupportContext>;

/** The service itself, or the comune it works for: it accounts to the judge. */
export const isOwn = (appointee: string): boolean => appointee === "service" || appointee === "comune";

const day = (event: MachineEvent, field: string): Day => textOf(event.data[field]);

export const opened = ({ event: { data } }: At): Change => pickGiven(data, ["intake"]) as Change;
export const linked = ({ event }: At): Change => ({ intake: textOf(event.data.intake) });
export const routeChosen = ({ event }: At): Change => ({ route: textOf(event.data.route), draft: undefined });
export const written = ({ event }: At): Change => ({ draft: unsigned(event) });
export const signed = ({ context: { draft }, event }: At): Change =>
  draft ? { draft: withSignature(draft, event) } : {};
export const draftDropped = (): Change => ({ draft: undefined });
export const sent = ({ context, event }: At): Change => ({
  ...{ draft: undefined, filedOn: day(event, "sentOn"), filedBy: "service" },
  sent: [
    ...context.sent,
    {
      ...{ route: context.route ?? "", on: day(event, "sentOn") },
      protocolNumber: textOf(event.data.protocolNumber),
    },
  ],
});
export const filedByOthers = ({ event }: At): Change => ({
  ...{ route: undefined, filedBy: textOf(event.data.filedBy), filedOn: day(event, "filedOn") },
});
/** The prosecutor does not go on: the service decides anew. */
export const notPursued = (): Change => ({ route: undefined, filedBy: undefined, filedOn: undefined });
export const pursued = (): Change => ({ filedBy: "prosecutor" });
export const hearingSet = ({ event }: At): Change => ({ hearingOn: day(event, "hearingOn") });
export const heard = ({ context, event }: At): Change => ({
  hearings: context.hearings + 1,
  hearingOn: day(event, "hearingOn") || undefined,
});

/** Whoever accounted until then accounts up to the day before another one, or this one anew, begins. */
function accountingUntil({ context }: At, last: Day): Change {
  const { accounting } = context;
  if (!accounting || accounting.until !== undefined) return {};
  return { accounting: { ...accounting, until: last < accounting.from ? accounting.from : last } };
}

const appoint =
  (kind: Appointment["kind"]) =>
  ({ context, event }: At): Change => {
    const { data } = event;
    const appointment = {
      ...{ kind, appointee: textOf(data.appointee), actMode: textOf(data.actMode), actPowers: textsOf(data.actPowers) },
      ...(pickGiven(data, ["representative", "until"]) as Partial<Appointment>),
      ...{ actOn: day(event, "actOn"), from: day(event, "from") },
    };
    // Confirmed in its office, the service goes on with the account it has begun.
    const isOther = !isOwn(appointment.appointee);
    return {
      ...(isOther ? accountingUntil({ context, event }, addDays(appointment.from, -1)) : {}),
      ...{ appointment, appointments: context.appointments + 1, hearingOn: undefined },
    };
  };
export const provisional = appoint("provisional");
export const appointed = appoint("full");

export const sworn = ({ context, event }: At): Change => {
  const { appointment, accounting } = context;
  if (!appointment) return {};
  const oathOn = day(event, "oathOn");
  const begins = isOwn(appointment.appointee) && (!accounting || accounting.until !== undefined);
  return {
    appointment: { ...appointment, oathOn },
    ...(begins ? { accounting: { from: accounting?.from ?? oathOn } } : {}),
  };
};
/** The same administrator with other powers or another last day: in the record it is another act. */
export const powersChanged = ({ context, event }: At): Change => {
  const { appointment } = context;
  if (!appointment) return {};
  const { act: _before, record: _where, until: _until, ...kept } = appointment;
  const { data } = event;
  return {
    appointment: {
      ...{ ...kept, actMode: textOf(data.actMode), actPowers: textsOf(data.actPowers) },
      ...(pickGiven(data, ["until"]) as Partial<Appointment>),
      ...{ actOn: day(event, "actOn"), from: day(event, "from") },
    },
  };
};

/** The act of the record that says what the decree says; 0 while there is none. */
export function actInRecord({ context: { appointment }, event }: At): number {
  const isElsewhere = textOf(event.data.goesOnIn) !== "";
  const acts = rowsOf((isElsewhere ? recordFact(event) : personFact(event))?.context.acts);
  const same = acts.find(
    (one) =>
      one.role === "supportAdministrator" && one.endedOn === undefined && textOf(one.actOn) === appointment?.actOn,
  );
  return numberOf(same?.act);
}
const withAct = (context: SupportContext, act: number, record?: string): Change =>
  context.appointment ? { appointment: { ...context.appointment, act, ...(record ? { record } : {}) } } : {};
export const actRecorded = ({ context, event }: At): Change => {
  const record = textOf(event.data.person);
  return withAct(context, numberOf(event.data.act), record === event.head.personId ? undefined : record);
};
export const actFound = (at: At): Change => {
  const record = textOf(at.event.data.goesOnIn);
  return withAct(at.context, actInRecord(at), record === at.event.head.personId ? undefined : record);
};

const recordFact = ({ facts: { actRecord } }: MachineEvent): CaseFact | undefined =>
  actRecord && "context" in actRecord ? (actRecord as CaseFact) : undefined;

/** The record tells the case of an act: the person's own, or the one in which hers goes on since they were merged. */
export function isOfThisPerson({ event }: At): boolean {
  const { data, head } = event;
  const own = head.personId ?? "";
  if (textOf(data.person) === own) return true;
  return textsOf(recordFact(event)?.context.absorbed).includes(own);
}

/** Where another record is named to look for the act in, the person's goes on in it. */
export const goesOnThere = ({ event }: At): boolean =>
  ["", event.head.personId].includes(textOf(event.data.goesOnIn)) ||
  textsOf(recordFact(event)?.context.absorbed).includes(event.head.personId ?? "");

/** Ends the act in the record in which it stands too, also where that one goes on in another, unless somebody has ended it there. */
export function endInRecord(
  { context: { appointment }, event }: At,
  last: Day,
  end: string,
): EffectParams["companions"] {
  const record = appointment?.record === undefined ? personFact(event) : recordFact(event);
  const acts = rowsOf(record?.context.acts);
  const open = acts.find((one) => numberOf(one.act) === appointment?.act && one.endedOn === undefined);
  if (!record || !open || record.state === "deceased") return { all: [] };
  const until = last < textOf(open.from) ? textOf(open.from) : last;
  const data = { act: numberOf(open.act), until, actEnd: end };
  return { all: [{ caseId: record.id, kind: "person", type: "END_ACT", data }] };
}

const openOnes = (accounts: readonly Account[]): Change => ({
  openAccount: accounts.find((one) => one.outcome === undefined)?.account,
  openRemarks: accounts.find((one) => one.outcome === "remarks")?.account,
});
export const prepared = ({ context, event }: At): Change =>
  context.accounting ? { prepared: { from: context.accounting.from, to: day(event, "periodTo") } } : {};
export const accountFiled = ({ context, event }: At): Change => {
  const { prepared: period, accounting } = context;
  if (!period || !accounting) return {};
  const account: Account = {
    ...{ account: context.accounts.length + 1, from: period.from, to: period.to, filedOn: day(event, "filedOn") },
    protocolNumber: textOf(event.data.protocolNumber),
  };
  const accounts = [...context.accounts, account];
  const isLast = accounting.until !== undefined && period.to >= accounting.until;
  return {
    ...{ accounts, prepared: undefined, ...openOnes(accounts) },
    accounting: isLast ? undefined : { ...accounting, from: addDays(period.to, 1) },
  };
};
export const findAccount = (context: SupportContext, account: number | undefined): Account | undefined =>
  context.accounts.find((one) => one.account === account);
function withOutcome(
  { accounts: before }: SupportContext,
  account: number | undefined,
  outcome: Pick<Account, "outcome" | "outcomeOn">,
): Change {
  const accounts = before.map((one) => {
    if (one.account !== account) return one;
    const { outcome: _o, outcomeOn: _on, ...bare } = one;
    return { ...bare, ...outcome };
  });
  return { accounts, ...openOnes(accounts) };
}
export const accountAnswered = ({ context, event }: At): Change => {
  const outcome = textOf(event.data.accountOutcome) === "approved" ? "approved" : "remarks";
  return withOutcome(context, context.openAccount, { outcome, outcomeOn: day(event, "outcomeOn") });
};
/** The judge looks at it again. */
export const remarksAnswered = ({ context }: At): Change => withOutcome(context, context.openRemarks, {});

const over = (at: At, last: Day, supportOutcome: string): Change => ({
  ...accountingUntil(at, last),
  supportOutcome,
});
export const ended = (at: At): Change => over(at, day(at.event, "endedOn"), textOf(at.event.data.endReason));
export const died = (at: At): Change => over(at, day(at.event, "diedOn"), "personDied");
export const rejected = (at: At): Change => over(at, day(at.event, "actOn"), "rejected");
export const withdrawn = (): Change => ({ supportOutcome: "withdrawn" });
export const notNeeded = ({ event }: At): Change => ({ supportOutcome: textOf(event.data.notNeededReason) });
