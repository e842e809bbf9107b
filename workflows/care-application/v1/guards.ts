// What must be true for an event of an application to a care call, version 1. Each name has its sentence in the texts.
import { personFact } from "../../kernel/case-fact.ts";
import { textOf } from "../../kernel/data.ts";
import { onData } from "../../kernel/machine.ts";
import { observationsGuards } from "../../kernel/observations.ts";
import { payingGuards } from "../../kernel/paying.ts";
import { restCents } from "../../rules/aid/amounts.ts";
import { type At, type CareContext, callOf, grantingCents, isFunded, sectionOf, stillDueCents } from "./context.ts";

const pushed = (check: (at: At) => boolean) => onData<CareContext>(check);
/** The call takes applications while it is open, and after it those that came in time. */
const taking = ["open", "evaluating"];
/** Its rankings were approved and published at least once. */
const published = ["published", "scrollProposed", "scrollSpreading", "scrolled", "ended"];
const callDay = ({ event }: At, name: string): string => textOf(callOf(event)?.context[name]);
const completionOver = ({ event }: At): boolean => {
  const term = event.terms.completion;
  return term?.status !== "running" || term.dueOn === undefined || term.dueOn < event.meta.occurredOn;
};

export const careGuards = {
  ...observationsGuards,
  ...payingGuards,
  personKnown: pushed(({ event }) => personFact(event) !== undefined),
  personAlive: ({ event }: At) => personFact(event)?.state !== "deceased",
  callTakes: pushed(({ event }) => taking.includes(callOf(event)?.state ?? "")),
  sectionOfCall: pushed(({ event }) => sectionOf(event) !== undefined),
  afterOpening: pushed((at) => textOf(at.event.data.submittedOn) >= (callDay(at, "opensOn") || "9")),
  beforeClosing: pushed((at) => textOf(at.event.data.submittedOn) <= callDay(at, "closesOn")),
  submittedFirst: pushed(({ event: { data } }) => textOf(data.submittedOn) <= textOf(data.protocolOn)),
  notLinked: ({ context }: At) => context.intake === undefined,
  answersComplete: ({ context }: At) => context.missing === 0,
  requirementsMet: ({ context }: At) => context.meets === true,
  /** What the answers say, or what they cannot say. */
  groundHolds: pushed((at) => {
    const { context, event } = at;
    const ground = textOf(event.data.refusalGround);
    if (ground === "requirementsNotMet") return context.missing === 0 && context.meets === false;
    return ground !== "incompleteInTime" || context.missing !== 0;
  }),
  completionOver,
  noticeSent: ({ context }: At) => context.refusalNoticeOn !== undefined,
  noticeNotSent: ({ context }: At) => context.refusalNoticeOn === undefined,
  /** Once rankings are proposed nobody goes out of them to be looked at again. */
  callNotRanked: ({ event }: At) => taking.includes(callOf(event)?.state ?? ""),
  isFunded,
  rankingsPublished: ({ event }: At) => published.includes(callOf(event)?.state ?? ""),
  withinFunded: pushed((at) => grantingCents(at) <= (at.context.fundedCents ?? 0) && grantingCents(at) > 0),
  notEnding: ({ context }: At) => context.endReason === undefined,
  isEnding: ({ context }: At) => context.endReason !== undefined,
  dueWithinRest: pushed((at) => stillDueCents(at) <= restCents(at.context)),
  somethingDue: pushed((at) => stillDueCents(at) > 0),
  nothingDue: pushed((at) => stillDueCents(at) === 0),
  diedMeanwhile: ({ context }: At) => context.endReason === "personDied",
  endedAlive: ({ context }: At) => context.endReason !== "personDied",
};
