// Nobody is refused before she could answer the notice (L. 241/1990 art. 10-bis): what the term for observations says of a
// refusal. A term whose length nobody has set says nothing; that it is missing stands among what is to be completed.
import { textOf } from "./data.ts";
import type { DeadlineState } from "./deadline.ts";
import type { MachineEvent } from "./definition.ts";
import { onData } from "./machine.ts";
import { proceedingNotice } from "./proceeding.ts";

interface At {
  event: MachineEvent;
}

const termOf = ({ event }: At): DeadlineState | undefined => event.terms[proceedingNotice.observations];

/** On its last day observations may still come; one that was answered is over. */
const isOver = (at: At): boolean => {
  const term = termOf(at);
  return term?.status !== "running" || term.dueOn === undefined || term.dueOn < at.event.meta.occurredOn;
};

/** Guards of a refusal; each has its sentence in the texts of the workflows that take them. */
export const observationsGuards = {
  /** When the notice reached the person is known. */
  noticeDelivered: (at: At) => termOf(at)?.status !== "waitingDelivery",
  observationsOver: isOver,
  /** Whether there were any is what the history says. */
  observationsAsRecorded: onData<unknown>(({ event }) => {
    const term = termOf({ event });
    return term === undefined || (textOf(event.data.observations) === "considered") === (term.status === "met");
  }),
};

export const mayRefuse = ["noticeSent", "noticeDelivered", "observationsOver", "observationsAsRecorded"] as const;

export const observationsRemedies = { noticeDelivered: "RECORD_DELIVERY", observationsOver: "RECORD_OBSERVATIONS" };
