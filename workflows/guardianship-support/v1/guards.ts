// What must be true for an event of an administration of support, version 1. Each name has its sentence in the texts.
import { isWithinAsked } from "../../kernel/ask-bodies.ts";
import { personFact } from "../../kernel/case-fact.ts";
import { isTrue, textOf } from "../../kernel/data.ts";
import { onData } from "../../kernel/machine.ts";
import { isLastSignature, isSignedByActor, signaturesWanted } from "../../kernel/signatures.ts";
import {
  type At,
  actInRecord,
  findAccount,
  goesOnThere,
  isOfThisPerson,
  mostAccounts,
  mostSent,
  type SupportContext,
} from "./context.ts";

const pushed = (check: (at: At) => boolean) => onData<SupportContext>(check);

export const supportGuards = {
  personKnown: pushed(({ event }) => personFact(event) !== undefined),
  personAlive: ({ event }: At) => personFact(event)?.state !== "deceased",
  notLinked: ({ context }: At) => context.intake === undefined,
  fewRequests: pushed(({ event }) => isWithinAsked(event, "askedBodies")),
  informationOpen: ({ event }: At) => Object.values(event.asked).some((one) => one.request === "information"),
  answerKnown: pushed(({ event }) => event.asked[textOf(event.data.answerOf)]?.request === "information"),
  routeChosen: ({ context }: At) => context.route !== undefined,
  signaturesSaid: ({ event }: At) => signaturesWanted(event) !== undefined,
  notSignedByActor: ({ context, event }: At) => !isSignedByActor(context.draft, event),
  lastSignature: ({ context }: At) => isLastSignature(context.draft),
  fewSent: ({ context }: At) => context.sent.length < mostSent,
  /** Of what the service sent to the prosecutor, and nobody took up yet. */
  reportWaits: ({ context }: At) => context.route === "report" && context.filedBy === "service",
  prosecutorGoesOn: pushed(({ event }) => textOf(event.data.replyOutcome) === "goesOn"),
  ownPetition: ({ context }: At) => context.route === "petition" && context.filedBy === "service",
  /** Whom the judge has appointed meanwhile, the judge relieves. */
  nobodyAppointed: ({ context }: At) => context.appointment === undefined,
  hearingAfterNotice: pushed(({ event: { data } }) => textOf(data.hearingOn) >= textOf(data.deliveredOn)),
  hearingSet: ({ context }: At) => context.hearingOn !== undefined,
  untilNotBefore: pushed(({ event: { data } }) => textOf(data.until) === "" || textOf(data.until) >= textOf(data.from)),
  /** Nobody represents herself. */
  notOneself: pushed(
    ({ event: { data, head } }) => textOf(data.representative) === "" || data.representative !== head.personId,
  ),
  afterDecree: pushed(({ context, event: { data } }) => textOf(data.oathOn) >= (context.appointment?.actOn ?? "")),
  notSworn: ({ context }: At) => context.appointment !== undefined && context.appointment.oathOn === undefined,
  actMissing: ({ context }: At) => context.appointment !== undefined && context.appointment.act === undefined,
  ofThisPerson: pushed(isOfThisPerson),
  goesOnThere: pushed(goesOnThere),
  recordHasAct: pushed((at) => actInRecord(at) > 0),
  endsAfterStart: pushed(({ context, event: { data } }) => textOf(data.endedOn) >= (context.appointment?.from ?? "")),
  owesAccount: ({ context }: At) => context.accounting !== undefined,
  /** An account to file, or remarks of the judge to answer. */
  owesJudge: ({ context }: At) => context.accounting !== undefined || context.openRemarks !== undefined,
  fewAccounts: ({ context }: At) => context.accounts.length < mostAccounts,
  periodWithin: pushed(({ context: { accounting }, event: { data } }) => {
    const to = textOf(data.periodTo);
    return accounting !== undefined && to >= accounting.from && (!accounting.until || to <= accounting.until);
  }),
  balanceAgrees: pushed(({ event }) => isTrue(event.data.accountBalances)),
  accountPrepared: ({ context }: At) => context.prepared !== undefined,
  filedAfterPeriod: pushed(({ context, event: { data } }) => textOf(data.filedOn) >= (context.prepared?.to ?? "")),
  outcomeAwaited: ({ context }: At) => context.openAccount !== undefined,
  outcomeAfterFiling: pushed(
    ({ context, event: { data } }) =>
      textOf(data.outcomeOn) >= (findAccount(context, context.openAccount)?.filedOn ?? ""),
  ),
  remarksAnswered: ({ context }: At) => context.openRemarks === undefined,
  remarksOpen: ({ context }: At) => context.openRemarks !== undefined,
  accountsFiled: ({ context }: At) => context.accounting === undefined,
};
