// What must be true for an event of a court inquiry, version 1. Each name has its sentence in the texts.
import { isWithinAsked } from "../../kernel/ask-bodies.ts";
import { personFact } from "../../kernel/case-fact.ts";
import { isTrue, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { onData } from "../../kernel/machine.ts";
import { isLastSignature, isSignedByActor, signaturesWanted } from "../../kernel/signatures.ts";
import { type At, type InquiryContext, mostSent } from "./context.ts";

const pushed = (check: (at: At) => boolean) => onData<InquiryContext>(check);
const isAsked = (event: MachineEvent, request: string) =>
  Object.values(event.asked).some((one) => one.request === request);

/** The open request for more time, as the case knows it. */
export const extensionKey = ({ asked }: MachineEvent): string =>
  Object.keys(asked).find((key) => asked[key]?.request === "extension") ?? "";

export const inquiryGuards = {
  personKnown: pushed(({ event }) => personFact(event) !== undefined),
  personAlive: ({ event }: At) => personFact(event)?.state !== "deceased",
  /** Tutela Minori is a vault: what is asked about a child lies there and nowhere else. */
  minorInProtection: pushed(
    ({ event: { data } }) => textOf(data.inquirySubject) !== "minor" || textOf(data.area) === "protection",
  ),
  onlyMinorsOrViolenceThere: pushed(
    ({ event: { data } }) =>
      textOf(data.area) !== "protection" || ["minor", "violence"].includes(textOf(data.inquirySubject)),
  ),
  deliveredAfterAsked: pushed(({ event: { data } }) => textOf(data.askedOn) <= textOf(data.deliveredOn)),
  dueAfterDelivered: pushed(({ context, event: { data } }) => {
    const on = textOf(data.reportDueOn);
    return on === "" || on >= (textOf(data.deliveredOn) || context.mandate?.deliveredOn || "");
  }),
  assigned: ({ event }: At) => event.head.assignee !== undefined,
  notLinked: ({ context }: At) => context.intake === undefined,
  /** A day the authority wrote is put off by the authority alone. */
  serviceDoesNotReplaceAuthority: pushed(
    ({ context, event: { data } }) =>
      textOf(data.reportDaySetBy) === "authority" || context.reportDue?.setBy !== "authority",
  ),
  convoked: ({ context }: At) => context.convokedFor !== undefined,
  fewRequests: pushed(({ event }) => isWithinAsked(event, "askedBodies")),
  informationOpen: ({ event }: At) => isAsked(event, "information"),
  answerKnown: pushed(({ event }) => event.asked[textOf(event.data.answerOf)]?.request === "information"),
  dayFromAuthority: ({ context }: At) => context.reportDue?.setBy === "authority",
  noExtensionOpen: ({ event }: At) => !isAsked(event, "extension"),
  extensionOpen: ({ event }: At) => isAsked(event, "extension"),
  extendsTheDay: pushed(({ context, event }) => textOf(event.data.extensionUntilOn) > (context.reportDue?.on ?? "")),
  signaturesSaid: ({ event }: At) => signaturesWanted(event) !== undefined,
  notSignedByActor: ({ context, event }: At) => !isSignedByActor(context.report, event),
  lastSignature: ({ context }: At) => isLastSignature(context.report),
  checkedForParties: pushed(({ event }) => isTrue(event.data.readableByParties)),
  fewSent: ({ context }: At) => context.sent.length < mostSent,
};
