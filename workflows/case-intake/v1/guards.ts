// What must be true for an event of case-intake, version 1. Each name has its sentence in texts.ts. Few of them,
// and none about missing data: those are "da completare".

import { isWithinAsked } from "../../kernel/ask-bodies.ts";
import { personFact } from "../../kernel/case-fact.ts";
import { numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { onData } from "../../kernel/machine.ts";
import { observationsGuards } from "../../kernel/observations.ts";
import { approvalGuards } from "./approved.ts";
import { awaitingGuards } from "./awaiting.ts";
import { budgetGuards } from "./budget.ts";
import { type IntakeContext, longest, mostEntrusted } from "./context.ts";
import { diedOnAnotherDay } from "./entrusting.ts";
import { payerGuards } from "./payer.ts";
import { projectGuards } from "./project.ts";
import { toolGuards } from "./tools.ts";

interface At {
  context: IntakeContext;
  event: MachineEvent;
}

const pushed = (check: (at: At) => boolean) => onData<IntakeContext>(check);

export const intakeGuards = {
  ...approvalGuards,
  ...awaitingGuards,
  ...budgetGuards,
  ...observationsGuards,
  ...payerGuards,
  ...projectGuards,
  ...toolGuards,
  /** An act that binds the office outside needs to know to whom; a newborn or protected person is known too. */
  personIdentified: ({ event }: At) => ["identified", "deceased"].includes(personFact(event)?.state ?? ""),
  /** Within the district a case is handed over to another comune than the one it lies in. */
  toAnotherComune: pushed(
    ({ event }) => event.data.inside !== true || textOf(event.data.territory) !== event.head.territory,
  ),
  personKnown: pushed(({ event }) => personFact(event) !== undefined),
  diedOnAnotherDay: pushed(diedOnAnotherDay),
  personAlive: ({ event }: At) => personFact(event)?.state !== "deceased",
  assessedAndAlive: ({ context, event }: At) =>
    context.assessedOn !== undefined && personFact(event)?.state !== "deceased",
  assessed: ({ context }: At) => context.assessedOn !== undefined,
  /** Agreed with the person, or ordered by a court: then no signature is waited for. */
  signedOrMandate: ({ context }: At) => context.project?.signedOn !== undefined || context.mandate !== undefined,
  twoWorkers: pushed(({ event }) => textOf(event.data.secondWorker) !== event.meta.actor.accountId),
  convoked: ({ context }: At) => context.convokedFor !== undefined,
  /** Somebody reported, is known and is not the person: they get an outcome, without content. */
  senderToAnswer: ({ context }: At) => !["anonymous", "self"].includes(context.reportSource ?? "self"),
  noRemoval: ({ context }: At) => context.removal === undefined,
  inRemoval: ({ context }: At) => context.removal !== undefined,
  removalIs: ({ context }: At, params: { step: string }) => context.removal === params.step,
  hasMandate: ({ context }: At) => context.mandate !== undefined,
  noMandate: ({ context }: At) => context.mandate === undefined,
  noticeSent: ({ context }: At) => context.refusalNoticeOn !== undefined,
  noticeNotSent: ({ context }: At) => context.refusalNoticeOn === undefined,
  opinionOpen: ({ event }: At) => Object.values(event.asked).some((one) => one.request === "opinion"),
  fewRequests: pushed(({ event }) => isWithinAsked(event, "opinionBodies")),
  deliveryOpen: ({ context }: At) => context.openDelivery !== undefined,
  careShared: ({ context }: At) => context.sharedCare.length > 0,
  opinionKnown: pushed(({ event }) => event.asked[textOf(event.data.opinion)]?.request === "opinion"),
  deliveryKnown: pushed(({ context, event }) =>
    context.deliveries.some((one) => one.delivery === numberOf(event.data.delivery) && one.until === undefined),
  ),
  notEntrusted: pushed(({ context, event }) =>
    context.deliveries.some((one) => one.delivery === numberOf(event.data.delivery) && one.register === undefined),
  ),
  fewEntrusted: ({ context }: At) => {
    const entrusted = context.deliveries.filter((one) => one.register !== undefined);
    return entrusted.filter((one) => one.until === undefined).length < mostEntrusted && entrusted.length < longest;
  },
  notYetShared: pushed(({ context, event }) => !context.sharedCare.includes(textOf(event.data.coLead))),
  isShared: pushed(({ context, event }) => context.sharedCare.includes(textOf(event.data.coLead))),
  transferInside: ({ context }: At) => context.transfer?.inside === true,
  cameFrom: ({ context }: At, params: { state: string }) => context.back === params.state,
};
