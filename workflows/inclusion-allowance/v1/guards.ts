// What must be true for an event of an inclusion allowance, version 1. Each name has its sentence in the texts.
import { isWithinAsked } from "../../kernel/ask-bodies.ts";
import { personFact } from "../../kernel/case-fact.ts";
import { numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { onData } from "../../kernel/machine.ts";
import { isProjectPaper, signedBy } from "../../rules/project/signing.ts";
import {
  type AllowanceContext,
  type At,
  lastConvocation,
  missedInARow,
  mostRows,
  openConvocation,
  type Placement,
  ruleOf,
} from "./context.ts";

const pushed = (check: (at: At) => boolean) => onData<AllowanceContext>(check);
const says = (field: string, value: string) => pushed(({ event }) => textOf(event.data[field]) === value);
/** Of a report with that reason alone. */
const ifReason = (reason: string, check: (at: At) => boolean) =>
  pushed((at) => textOf(at.event.data.reportReason) !== reason || check(at));
const placementOf = ({ context, event }: At): Placement | undefined =>
  context.placements.find((one) => one.number === textOf(event.data.pucNumber) && one.stoppedOn === undefined);
const hasOpen = (event: MachineEvent) => Object.values(event.asked).some((one) => one.request === "opinion");

export const allowanceGuards = {
  personKnown: pushed(({ event }) => personFact(event) !== undefined),
  personAlive: ({ event }: At) => personFact(event)?.state !== "deceased",
  receivedAfterApplied: pushed(({ event: { data } }) => textOf(data.appliedOn) <= textOf(data.receivedOn)),
  activationUnknown: ({ context }: At) => context.activationSignedOn === undefined,
  notLinked: ({ context }: At) => context.intake === undefined,

  sentBeforeMeeting: pushed(({ event: { data } }) => textOf(data.sentOn) <= textOf(data.convokedFor)),
  convoked: ({ context }: At) => openConvocation(context) !== undefined,
  appointmentReached: pushed(({ context, event }) => event.meta.occurredOn >= (openConvocation(context)?.for ?? "")),
  fewConvocations: ({ context }: At) => context.convocations.length < mostRows,
  deliveryMissing: ({ context }: At) => {
    const last = lastConvocation(context);
    return last !== undefined && last.deliveredOn === undefined && last.outcome !== "replaced";
  },
  afterSending: pushed(
    ({ context, event: { data } }) =>
      (textOf(data.deliveredOn) || textOf(data.returnedOn)) >= (lastConvocation(context)?.sentOn ?? ""),
  ),
  missedLast: ({ context }: At) => ["missed", "reported"].includes(lastConvocation(context)?.outcome ?? ""),

  workOnly: says("analysisNeed", "workOnly"),
  simpleNeed: says("analysisNeed", "simple"),
  complexNeed: says("analysisNeed", "complex"),
  fewRequests: pushed(({ event }) => isWithinAsked(event, "askedBodies")),
  opinionOpen: ({ event }: At) => hasOpen(event),
  opinionKnown: pushed(({ event }) => event.asked[textOf(event.data.answerOf)]?.request === "opinion"),

  pactWritten: ({ context }: At) => context.pact !== undefined,
  pactDocument: pushed(({ event }) => isProjectPaper(event)),
  bothSigned: pushed(({ event }) => signedBy(event, "person") && signedBy(event, "service")),

  pucNew: pushed((at) => placementOf(at) === undefined),
  fewPlacements: ({ context }: At) => context.placements.length < mostRows,
  somebodyPlaced: ({ context }: At) => context.placements.some((one) => one.stoppedOn === undefined),
  pucWaiting: pushed((at) => {
    const one = placementOf(at);
    return one !== undefined && one.startedOn === undefined;
  }),
  pucKnown: pushed((at) => placementOf(at) !== undefined),
  pucInOrder: pushed((at) => {
    const { startedOn, stoppedOn } = at.event.data;
    return textOf(stoppedOn) === "" || textOf(stoppedOn) >= (placementOf(at)?.startedOn ?? textOf(startedOn));
  }),

  /** How many meetings missed without a reason make a report is a parameter: without it nobody is reported for them. */
  missedEnough: ifReason("missedConvocation", ({ context, event }) => {
    const least = numberOf(ruleOf(event, "missedForReport"));
    return least >= 1 && missedInARow(context) >= least;
  }),
  /** Each refusal is reported once, and not before its day: by the days one tells whether it was. */
  refusalRecorded: ifReason("pactRefused", ({ context: { pact, reports }, event }) => {
    const refusedOn = pact?.signedOn === undefined ? pact?.refusedOn : undefined;
    if (refusedOn === undefined || textOf(event.data.reportedOn) < refusedOn) return false;
    return !reports.some(({ reason, on }) => reason === "pactRefused" && on >= refusedOn);
  }),
  commitmentsAgreed: ifReason("commitmentsNotKept", ({ context }) => context.pact?.signedOn !== undefined),
  fewReports: ({ context }: At) => context.reports.length < mostRows,
  benefitSuspended: ({ context }: At) => context.benefitStatus === "suspended",
  benefitRunning: ({ context }: At) => context.benefitStatus === "running",

  wasFollowed: ({ context }: At) => context.pact?.signedOn !== undefined,
  wasMet: ({ context }: At) => context.meetings > 0,
  neverMet: ({ context }: At) => context.meetings === 0,
};
