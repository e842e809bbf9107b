// What the machine of an economic aid remembers, version 1, and what of it may be done.
import { actOf } from "../../kernel/act-fields.ts";
import { caseFact } from "../../kernel/case-fact.ts";
import { numberOf, pickGiven, textOf } from "../../kernel/data.ts";
import type { CaseFact, MachineEvent } from "../../kernel/definition.ts";
import type { EffectParams } from "../../kernel/effects.ts";
import type { JsonObject } from "../../kernel/json.ts";
import * as paying from "../../kernel/paying.ts";
import { owedCents, type Paid, paidCents, type Repaid, restCents } from "../../rules/aid/amounts.ts";
import { cutPlan, equalPlan, type Instalment, type LentAmounts, nextInstalment } from "../../rules/aid/repayment.ts";

export interface AidContext extends LentAmounts {
  aidPurpose: string;
  askedCents?: number | undefined;
  /** The case in care it belongs to. */
  intake?: string | undefined;
  aidProposal?: string | undefined;
  proposedCents?: number | undefined;
  repaymentInstalments?: number | undefined;
  firstRepaymentOn?: string | undefined;
  /** The last sitting that dealt with it. */
  commission?: { minuteNumber: string; minuteOn: string; outcome: string } | undefined;
  decidedCents?: number | undefined;
  /** Decided without the commission, by this rule of the comune. */
  urgent?: { on: string; regulationRef: string } | undefined;
  commissionToldOn?: string | undefined;
  refusalNoticeOn?: string | undefined;
  act?: JsonObject | undefined;
  /** The one that granted it, whatever acts came after. */
  grantAct?: JsonObject | undefined;
  chapter?: string | undefined;
  commitmentNumber?: string | undefined;
  deliveredOn?: string | undefined;
  payWay?: string | undefined;
  paid: Paid[];
  repaid: Repaid[];
  /** How a loan comes back: agreed on, or by the proposal once all of it was paid. */
  plan?: Instalment[] | undefined;
  /** The instalment whose term runs. */
  repaymentDueOn?: string | undefined;
  revokedOn?: string | undefined;
  /** The state it was suspended in. */
  suspended?: { on: string; reason: string } | undefined;
  aidOutcome?: string | undefined;
  /** What the comune decided of a loan that its person died owing. */
  debtDecision?: string | undefined;
}

export const emptyAid: AidContext = { aidPurpose: "", paid: [], repaid: [] };

/** More instalments than any loan has. */
export const mostRows = 60;

export interface At {
  context: AidContext;
  event: MachineEvent;
}
type Change = Partial<AidContext>;

/** As typed, or what is left of the next instalment; without a plan all that is owed. */
export const repayingCents = ({ context, event: { data } }: At): number =>
  typeof data.repaidCents === "number"
    ? data.repaidCents
    : (nextInstalment(context)?.instalmentCents ?? owedCents(context));
/** What the instalments come to: of a revoked loan what was paid of it. */
export const lentCents = (context: AidContext): number =>
  context.revokedOn === undefined ? (context.grantedCents ?? 0) : paidCents(context);
export const typedPlan = ({ event: { data } }: At): Instalment[] =>
  (Array.isArray(data.plan) ? data.plan : []).map((row) => ({
    dueOn: textOf((row as JsonObject).dueOn),
    instalmentCents: numberOf((row as JsonObject).instalmentCents),
  }));
/** By the instalments of the proposal, unless others were agreed on. */
const planFor = (context: AidContext, cents: number): Instalment[] => {
  const { plan, repaymentInstalments, firstRepaymentOn } = context;
  return plan ? cutPlan(plan, cents) : equalPlan(cents, repaymentInstalments ?? 1, firstRepaymentOn ?? "");
};

/** The stock the vouchers are taken from, where one is named. */
export const stockOf = ({ event }: At): CaseFact | undefined => caseFact(event, "stock");
export const piecesOf = ({ event }: At): number => numberOf(event.data.pieces);
/** As typed, or what the pieces of the stock are worth. */
export const handingCents = (at: At): number => {
  const stock = stockOf(at);
  return stock ? piecesOf(at) * numberOf(stock.context.unitCents) : numberOf(at.event.data.handedCents);
};
/** What the stock is told: all or none with this. */
export const takenFromStock = (at: At): EffectParams["companions"] => {
  const stock = stockOf(at);
  const { handedOn, serialFrom } = at.event.data;
  const data = {
    ...{ aid: at.event.meta.caseId, handedOn: textOf(handedOn), pieces: piecesOf(at) },
    ...(typeof serialFrom === "number" ? { serialFrom } : {}),
  };
  return { all: stock ? [{ caseId: stock.id, kind: "voucher-stock", type: "TAKE", data }] : [] };
};

export const opened = ({ event: { data } }: At): Change =>
  pickGiven(data, ["aidPurpose", "askedCents", "intake"]) as Change;
export const linked = ({ event }: At): Change => ({ intake: textOf(event.data.intake) });
export const proposed = ({ event: { data } }: At): Change => ({
  ...{ aidKind: undefined, proposedCents: undefined, months: undefined },
  ...{ repaymentInstalments: undefined, firstRepaymentOn: undefined },
  ...(pickGiven(data, [
    ...["aidProposal", "aidKind", "proposedCents", "months", "repaymentInstalments", "firstRepaymentOn"],
  ]) as Change),
});
export const judged = ({ event: { data } }: At): Change => ({
  commission: {
    minuteNumber: textOf(data.minuteNumber),
    minuteOn: textOf(data.minuteOn),
    outcome: textOf(data.commissionOutcome),
  },
  ...(pickGiven(data, ["decidedCents"]) as Change),
});
export const decidedUrgently = ({ event: { data, meta } }: At): Change => ({
  urgent: { on: meta.occurredOn, regulationRef: textOf(data.regulationRef) },
  decidedCents: numberOf(data.decidedCents),
});
export const commissionTold = ({ event }: At): Change => ({ commissionToldOn: textOf(event.data.commissionToldOn) });
export const noticed = ({ event }: At): Change => ({ refusalNoticeOn: event.meta.occurredOn });
export const reopened = (): Change => ({ refusalNoticeOn: undefined });
export const acted = ({ event }: At): Change => ({ act: actOf(event) });
export const granted = ({ context, event }: At): Change => ({
  act: actOf(event),
  grantAct: actOf(event),
  ...(pickGiven(event.data, ["chapter", "commitmentNumber"]) as Change),
  grantedCents: numberOf(event.data.grantedCents) || context.decidedCents,
});
export const delivered = ({ event }: At): Change => ({ deliveredOn: textOf(event.data.deliveredOn) });
export const payeeSet = (at: At): Change => paying.payeeSet(at);
export const sentBack = (at: At): Change => paying.sentBack(at);
export const paidOut = (at: At): Change => {
  const after = { ...at.context, ...paying.paidOut(at) };
  const isLent = after.aidKind === "loan" && restCents(after) === 0;
  return { paid: after.paid, ...(isLent ? { plan: planFor(after, paidCents(after)) } : {}) };
};
export const handedOver = (at: At): Change => ({
  paid: [...at.context.paid, { on: textOf(at.event.data.handedOn), cents: handingCents(at), mandate: "" }],
});
export const repaidBack = (at: At): Change => ({
  repaid: [...at.context.repaid, { on: textOf(at.event.data.repaidOn), cents: repayingCents(at) }],
});
export const planned = (at: At): Change => ({ plan: typedPlan(at) });
/** What was lent still comes back; its terms were ended with the others. */
export const revoked = ({ context, event }: At): Change => {
  const cents = paidCents(context);
  const isOwed = context.aidKind === "loan" && cents > 0;
  return {
    ...{ act: actOf(event), revokedOn: event.meta.occurredOn, repaymentDueOn: undefined },
    ...(isOwed ? { plan: planFor(context, cents) } : {}),
  };
};
export const suspended = ({ event: { data, meta } }: At): Change => ({
  suspended: { on: meta.occurredOn, reason: textOf(data.suspensionReason) },
});
export const resumed = (): Change => ({ suspended: undefined });
export const closed = ({ event }: At): Change => ({
  aidOutcome: textOf(event.data.aidOutcome),
  repaymentDueOn: undefined,
});
export const died = (): Change => ({ aidOutcome: "personDied", repaymentDueOn: undefined });
export const debtDecided = ({ event }: At): Change => ({ debtDecision: textOf(event.data.debtDecision) });
