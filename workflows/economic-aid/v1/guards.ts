// What must be true for an event of an economic aid, version 1. Each name has its sentence in the texts.
import { personFact } from "../../kernel/case-fact.ts";
import { isTrue, numberOf, textOf } from "../../kernel/data.ts";
import { onData } from "../../kernel/machine.ts";
import { observationsGuards } from "../../kernel/observations.ts";
import { beforeDeath, payingFigures, payingGuards } from "../../kernel/paying.ts";
import { owedCents, repaidCents, restCents, standing } from "../../rules/aid/amounts.ts";
import { planCents } from "../../rules/aid/repayment.ts";
import {
  type AidContext,
  type At,
  handingCents,
  lentCents,
  mostRows,
  piecesOf,
  repayingCents,
  stockOf,
  typedPlan,
} from "./context.ts";

const pushed = (check: (at: At) => boolean) => onData<AidContext>(check);
export const aidGuards = {
  ...observationsGuards,
  ...payingGuards,
  personKnown: pushed(({ event }) => personFact(event) !== undefined),
  personAlive: ({ event }: At) => personFact(event)?.state !== "deceased",
  notLinked: ({ context }: At) => context.intake === undefined,
  proposesGrant: ({ context }: At) => context.aidProposal === "grant",
  commissionGrants: pushed(({ event }) => event.data.commissionOutcome === "granted"),
  commissionRefuses: pushed(({ event }) => event.data.commissionOutcome === "refused"),
  commissionPostpones: pushed(({ event }) => event.data.commissionOutcome === "postponed"),
  /** The kind, and with it how it is paid, is said by a proposal. */
  kindSaid: pushed(({ context }) => context.aidKind !== undefined),
  wasUrgent: ({ context }: At) => context.urgent !== undefined,
  commissionNotTold: ({ context }: At) => context.commissionToldOn === undefined,
  commissionTold: ({ context }: At) => context.urgent === undefined || context.commissionToldOn !== undefined,
  noticeSent: ({ context }: At) => context.refusalNoticeOn !== undefined,
  noticeNotSent: ({ context }: At) => context.refusalNoticeOn === undefined,
  withinDecided: pushed(({ context, event }) => numberOf(event.data.grantedCents) <= (context.decidedCents ?? 0)),
  actNotDelivered: ({ context }: At) => context.deliveredOn === undefined,
  inMoney: ({ context }: At) => context.aidKind !== "vouchers",
  inVouchers: ({ context }: At) => context.aidKind === "vouchers",
  isLoan: ({ context }: At) => context.aidKind === "loan",
  fewRepayments: ({ context }: At) => context.repaid.length < mostRows,
  handsWithinGranted: pushed((at) => handingCents(at) <= restCents(at.context)),
  /** The gate says whether the comune keeps a stock of what is handed over. */
  stockNamed: pushed(
    (at) => at.event.data.stockKept !== true && (textOf(at.event.data.stock) === "" || stockOf(at) !== undefined),
  ),
  stockOfComune: pushed((at) => stockOf(at) === undefined || stockOf(at)?.head.territory === at.event.head.territory),
  stockOfKind: pushed((at) => stockOf(at) === undefined || stockOf(at)?.context.good === at.event.data.handedWhat),
  stockOpen: pushed((at) => stockOf(at)?.state !== "closed"),
  stockEnough: pushed((at) => stockOf(at) === undefined || piecesOf(at) <= numberOf(stockOf(at)?.context.quantity)),
  handedAlive: pushed((at) => beforeDeath(at, textOf(at.event.data.handedOn))),
  handsAll: pushed((at) => handingCents(at) === restCents(at.context)),
  signedFor: pushed(({ event }) => isTrue(event.data.signedFor)),
  consentGiven: pushed(({ event }) => isTrue(event.data.consentGiven)),
  withinOwed: pushed((at) => repayingCents(at) <= owedCents(at.context)),
  somethingOwed: ({ context }: At) => owedCents(context) > 0,
  planComesToLent: pushed((at) => planCents(typedPlan(at)) === lentCents(at.context)),
  planInOrder: pushed((at) => typedPlan(at).every((one, i, all) => i === 0 || one.dueOn > (all[i - 1]?.dueOn ?? ""))),
  /** A death closed it, and nobody decided yet. */
  debtOpen: ({ context }: At) => context.aidOutcome === "personDied" && context.debtDecision === undefined,
  somethingPaid: ({ context }: At) => standing(context.paid).length > 0,
  /** What was granted and not paid, or lent and not given back, is left with a reason. */
  restExplained: pushed(
    ({ context, event }) => (restCents(context) === 0 && owedCents(context) === 0) || event.given.includes("restText"),
  ),
};

type Figures = Record<string, number>;
const named =
  (figures: (at: At) => Figures) =>
  ({ context, event }: { context: unknown; event: At["event"] }): Figures =>
    figures({ context: context as AidContext, event });

/** Figures that the sentence of a refusal names. */
export const aidFigures = {
  ...payingFigures,
  handsWithinGranted: named((at) => ({ restCents: restCents(at.context), handingCents: handingCents(at) })),
  stockEnough: named((at) => ({ quantity: numberOf(stockOf(at)?.context.quantity), pieces: piecesOf(at) })),
  withinOwed: named(({ context }) => ({ owedCents: owedCents(context), repaidCents: repaidCents(context) })),
  planComesToLent: named((at) => ({ planCents: planCents(typedPlan(at)), lentCents: lentCents(at.context) })),
};
