// Signatures a case waits for, version 1: the care pact of the family doctor first of all. Whoever signs, or refuses to, ends the wait
// beside the document (kernel/awaited-signatures.ts); here it is asked for, with a day agreed on, and given up with a reason.
import { and } from "xstate";
import { mostAsked } from "../../kernel/asked.ts";
import { textOf } from "../../kernel/data.ts";
import type { EventInfo, MachineEvent } from "../../kernel/definition.ts";
import { documentField, documentSigners } from "../../kernel/document-events.ts";
import { onData } from "../../kernel/machine.ts";
import type { IntakeContext } from "./context.ts";

const awaited = "signature";
const open = { class: "open", required: true } as const;

const isAwaited = (event: MachineEvent) => Object.values(event.asked).some((one) => one.request === awaited);

export const awaitingGuards = {
  roomToAsk: ({ event }: { event: MachineEvent }) => Object.keys(event.asked).length < mostAsked,
  signatureDocument: onData<IntakeContext>(({ event }) => {
    const document = event.documents[textOf(event.data.documentId)];
    return document !== undefined && !document.withdrawn;
  }),
  signatureAwaited: ({ event }: { event: MachineEvent }) => isAwaited(event),
  signatureKnown: onData<IntakeContext>(({ event }) => event.asked[textOf(event.data.awaited)]?.request === awaited),
};

/** In every state that is not closed. */
export const awaiting = {
  AWAIT_SIGNATURE: {
    guard: and(["roomToAsk", "signatureDocument"]),
    actions: [
      {
        type: "ask",
        params: ({ event }: { event: MachineEvent }) => ({
          ...{ request: awaited, deadline: awaited, of: [textOf(event.data.signerQuality)] },
          ...{ on: textOf(event.data.signBy), document: textOf(event.data.documentId) },
        }),
      },
    ],
  },
  GIVE_UP_SIGNATURE: {
    guard: and(["signatureAwaited", "signatureKnown"]),
    actions: [
      {
        type: "settle",
        params: ({ event }: { event: MachineEvent }) => ({
          key: textOf(event.data.awaited),
          as: "cancelled" as const,
        }),
      },
    ],
  },
} as const;

export const awaitingEvents: Record<string, EventInfo> = {
  AWAIT_SIGNATURE: {
    beside: true,
    form: {
      fields: [
        documentField,
        {
          ...{ name: "signerQuality", kind: "choice", ...open, options: documentSigners },
          initial: { value: "familyDoctor" },
        },
        { name: "awaitedWho", kind: "text", class: "contact", maxLength: 160 },
        { name: "signBy", kind: "day", ...open, when: "future" },
      ],
    },
  },
  GIVE_UP_SIGNATURE: {
    form: {
      fields: [
        { name: "awaited", kind: "text", ...open, maxLength: 80, holds: "request", request: awaited },
        { name: "givenUpText", kind: "longText", required: true, maxLength: 2000 },
      ],
    },
  },
};
