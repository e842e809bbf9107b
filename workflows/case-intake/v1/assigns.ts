// How events of case-intake, version 1, change what the case carries. Pure functions of context and event;
// machine.ts gives them their names.
import { isTrue, numberOf, pickGiven, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { deliveryCaseOf } from "../../rules/deliveries/delivery-case.ts";
import { type Delivery, type IntakeContext, longest } from "./context.ts";
import { withPayer } from "./payer.ts";

interface At {
  context: IntakeContext;
  event: MachineEvent;
}
type Change = Partial<IntakeContext>;

const day = (event: MachineEvent) => event.meta.occurredOn;

export const opened = ({ event: { data } }: At): Change => ({
  need: textOf(data.need),
  channel: textOf(data.channel),
  requester: textOf(data.requester),
  urgent: isTrue(data.urgent),
});

/** Who turned to the desk is who reports. */
export const openedFromContact = ({ event }: At): Change => ({
  ...opened({ event } as At),
  ...pickGiven(event.data, ["contact", "discharge"]),
  reportSource: textOf(event.data.requester),
  reportedOn: textOf(event.data.receivedOn) || day(event),
});

export const oriented = ({ event }: At): Change => ({ answer: textOf(event.data.answer) });

export const reported = ({ context, event }: At): Change => ({
  reportSource: textOf(event.data.reportSource),
  reportedOn: textOf(event.data.receivedOn) || day(event),
  urgent: context.urgent || isTrue(event.data.urgent),
});

export const convoked = ({ event }: At): Change => ({ convokedFor: textOf(event.data.convokedFor) });

export const talked = ({ context }: At): Change => ({ talks: context.talks + 1, convokedFor: undefined });

/** Justified absences are recorded but not counted. */
export const missed = ({ context, event }: At): Change => ({
  noShows: context.noShows + (isTrue(event.data.justified) ? 0 : 1),
  convokedFor: undefined,
});

export const assessed = ({ event }: At): Change => ({ assessedOn: day(event), assessmentOwed: false });

export const listed = ({ event }: At): Change => ({
  list: textOf(event.data.waitingList),
  listedOn: day(event),
});
export const unlisted = (): Change => ({ list: undefined, listedOn: undefined });

const withDeliveries = (deliveries: Delivery[]): Change => ({
  deliveries,
  openDelivery: deliveries.find((one) => one.until === undefined)?.delivery,
});

/** The oldest leave, but none that has a register: the case tells it who reads it, and ends it. */
function latest(deliveries: Delivery[]): Delivery[] {
  const bare = deliveries.filter((one) => one.register === undefined);
  const leaving = bare.slice(0, Math.max(0, bare.length - longest));
  return deliveries.filter((one) => !leaving.includes(one));
}

const activated = ({ context, event }: At, urgent: boolean): Change => {
  const one: Delivery = {
    delivery: event.seq,
    service: textOf(event.data.service),
    from: day(event),
    urgent,
    ...(numberOf(event.data.bindsCents) > 0 ? { costCents: numberOf(event.data.bindsCents) } : {}),
  };
  const body = event.facts.body;
  return {
    ...withDeliveries(latest([...context.deliveries, one])),
    ...(body && "body" in body ? { body: body.body } : {}),
  };
};
export const delivered = (at: At): Change => ({ ...activated(at, false), ...unlisted() });
export const deliveredUrgently = (at: At): Change => ({
  ...activated(at, true),
  ...unlisted(),
  assessmentOwed: at.context.assessedOn === undefined,
});
export const entrusted = ({ context, event }: At): Change => ({
  deliveries: context.deliveries.map((one) =>
    one.delivery === numberOf(event.data.delivery)
      ? { ...one, register: deliveryCaseOf(event.meta.caseId, one.delivery) }
      : one,
  ),
});
export const deliveryEnded = ({ context, event }: At): Change =>
  withDeliveries(
    context.deliveries.map((one) =>
      one.delivery === numberOf(event.data.delivery) ? { ...one, until: day(event) } : one,
    ),
  );
/** Whatever still runs ends on that day; nothing is paused or handed over any more. */
const allEnded = (context: IntakeContext, until: string, why: Pick<Delivery, "byDeath"> = {}): Change => ({
  ...withDeliveries(context.deliveries.map((one) => (one.until ? one : { ...one, until, ...why }))),
  suspension: undefined,
  back: undefined,
  transfer: undefined,
});

export const suspended = ({ context: _, event }: At): Change => ({
  suspension: { kind: textOf(event.data.suspensionKind), on: day(event) },
});
export const resumed = (): Change => ({ suspension: undefined, back: undefined });

export const closed = ({ context, event }: At): Change => ({
  motive: textOf(event.data.motive),
  situation: textOf(event.data.situation),
  ...allEnded(context, day(event)),
  ...unlisted(),
});
export const died = ({ context, event }: At): Change => ({
  motive: "died",
  ...allEnded(context, textOf(event.data.diedOn), { byDeath: true }),
  ...unlisted(),
});
/** Told of another day than before. */
export const diedThen = ({ context, event }: At): Change =>
  withDeliveries(context.deliveries.map((one) => (one.byDeath ? { ...one, until: textOf(event.data.diedOn) } : one)));
export const refused = ({ event }: At): Change => ({
  motive: "requestRefused",
  observations: textOf(event.data.observations),
});
export const withdrawn = ({ context, event }: At): Change => ({
  ...allEnded(context, day(event)),
  motive: "personWithdrew",
  ...unlisted(),
});

/** No motive of the person's: nobody found her. */
export const gone = ({ context, event }: At): Change => ({
  ...allEnded(context, day(event)),
  ...unlisted(),
});

export const mandated = ({ event }: At): Change => ({
  mandate: { actOn: textOf(event.data.actOn), since: day(event) },
  motive: undefined,
});
export const mandateEnded = (): Change => ({ mandate: undefined });

export const moved = ({ event }: At): Change => ({ residenceMovedOn: textOf(event.data.movedOn) });
export const completed = ({ event }: At): Change => withPayer(event);
export const outcomeSent = ({ event }: At): Change => ({ outcomeSentOn: day(event) });

export const shared = ({ context, event }: At): Change => ({
  sharedCare: [...context.sharedCare, textOf(event.data.coLead)],
});
export const unshared = ({ context, event }: At): Change => ({
  sharedCare: context.sharedCare.filter((one) => one !== textOf(event.data.coLead)),
});

const removalAt = (removal: IntakeContext["removal"]) => (): Change => ({ removal });
export const removed = removalAt("act");
export const removalSent = removalAt("prosecutor");
export const removalRequested = removalAt("court");
export const removalDecreed = removalAt("hearing");
export const removalOver = removalAt(undefined);

export const noticed = ({ event }: At): Change => ({ refusalNoticeOn: day(event) });

export const handedOver = ({ event }: At): Change => ({
  transfer: { inside: isTrue(event.data.inside), fromTerritory: event.head.territory },
});
export const transferEnded = (): Change => ({ transfer: undefined, back: undefined });
export const takenOutside = ({ context, event }: At): Change => ({
  ...transferEnded(),
  motive: "takenByOtherService",
  ...allEnded(context, day(event)),
});

export const reopened = ({ context }: At): Change => ({
  reopenings: context.reopenings + 1,
  // She is alive, and another death is no correction of that one.
  ...withDeliveries(context.deliveries.map(({ byDeath: _, ...one }) => one)),
  motive: undefined,
  situation: undefined,
  refusalNoticeOn: undefined,
  observations: undefined,
});
