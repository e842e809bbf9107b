// Who may write only one of two records asks those who may write the other to have them go on as one. Both records keep the open
// request by the id of the other, so that either ends it in one command; a refused one stays at the record that asked.
import { numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { Field, Form } from "../../kernel/form.ts";
import { onData } from "../../kernel/machine.ts";
import { type Companion, each, mergeInto, ofRecord, otherOf, records, recordsOf, textsIn, told } from "./merge.ts";

/** Which of the two goes on in the other, as the record that asks sees it. */
export const ways = ["intoOther", "intoThis"] as const;
export type MergeWay = (typeof ways)[number];

/** Open requests that a record makes, and that lie at one: whoever asks more is to have those answered first. */
export const mostAsks = 5;
export const mostAsked = 8;
/** Refused ones that are kept at the record that asked; the oldest goes first. */
const mostRefused = 5;

export interface MergeAsk {
  /** Seq of the request at the record that asked: its words are sealed there. */
  ask: number;
  way: MergeWay;
  by: string;
  on: string;
  /** Seq of the refusal at the other record: its words are sealed there. */
  refused?: number;
}

type Asks = Record<string, MergeAsk>;

export interface Asking {
  /** Requests made here, by the record that is asked. */
  mergeAsks?: Asks | undefined;
  /** Open ones that lie here, by the record that asked. */
  mergeAskedBy?: Asks | undefined;
  absorbed?: string[] | undefined;
}

const why = { kind: "longText", class: "identity", required: true, maxLength: 1000 } as const;
const other: Field = {
  ...{ name: "other", kind: "case", class: "open", required: true, pick: { kinds: ["person"] } },
  // Whom a search would not show her is not there for her, to ask and to answer.
  shown: true,
};
/** Also of one that goes on elsewhere since. */
const otherOrGone: Field = { ...other, pick: { kinds: ["person"], leadingOn: true } };
const mergeWay: Field = { name: "mergeWay", kind: "choice", class: "open", required: true, options: ways };

export const askMerge: Form = { fields: [other, mergeWay, { name: "askText", ...why }] };
export const withdrawAsk: Form = { fields: [otherOrGone] };
export const refuseMerge: Form = { fields: [otherOrGone, { name: "refuseText", ...why }] };
export const acceptMerge: Form = { fields: [other, ...mergeInto.fields.filter(({ name }) => name !== "other")] };

const number = { kind: "integer", class: "open", required: true, min: 1 } as const;
export const mergeAsked: Form = { fields: [...ofRecord.fields, records, mergeWay, { name: "ask", ...number }] };
export const mergeRefused: Form = { fields: [...ofRecord.fields, { name: "answer", ...number }] };
export const goInto: Form = { fields: [...ofRecord.fields, records] };

const askedOf = ({ data }: MachineEvent): string => textOf(data.other) || textOf(data.record);
const isOpen = (one: MergeAsk | undefined): boolean => one !== undefined && one.refused === undefined;

/** None is kept rather than an empty list: undone, the record is as if nothing had been. */
const unlessEmpty = (asks: Asks): Asks | undefined => (Object.keys(asks).length > 0 ? asks : undefined);
const without = (asks: Asks, ids: readonly string[]): Asks | undefined =>
  unlessEmpty(Object.fromEntries(Object.entries(asks).filter(([id]) => !ids.includes(id))));

interface At {
  context: Asking;
  event: MachineEvent;
}
type Here = Pick<At, "context">;

const lies = ({ context, event }: At): MergeAsk | undefined => context.mergeAskedBy?.[askedOf(event)];

/** Guards of requests, by the names under which the machine knows them. */
export const askGuards = {
  roomForAsks: ({ context }: Here) => Object.values(context.mergeAsks ?? {}).filter(isOpen).length < mostAsks,
  roomForAsked: ({ context }: Here) => Object.keys(context.mergeAskedBy ?? {}).length < mostAsked,
  notAsked: onData<Asking>(({ context, event }) => !isOpen(context.mergeAsks?.[askedOf(event)])),
  notAskedThere: onData<Asking>((at) => lies(at) === undefined),
  isAsked: onData<Asking>(({ context, event }) => isOpen(context.mergeAsks?.[askedOf(event)])),
  wasAsked: onData<Asking>((at) => lies(at) !== undefined),
  /** Of two offices the one would decide alone if who asked also answered. */
  anotherAsked: onData<Asking>((at) => {
    const { accountId, standsInFor = [] } = at.event.meta.actor;
    return ![accountId, ...standsInFor].includes(lies(at)?.by ?? "");
  }),
  askedToTakeIn: onData<Asking>((at) => lies(at)?.way !== "intoThis"),
  askedToGo: onData<Asking>((at) => lies(at)?.way !== "intoOther"),
};

const askFrom = ({ data, meta }: MachineEvent, ask: number): MergeAsk => ({
  ...{ ask, by: meta.actor.accountId, on: meta.occurredOn },
  way: data.mergeWay === "intoThis" ? "intoThis" : "intoOther",
});

export const asked = ({ mergeAsks }: Asking, event: MachineEvent) => ({
  mergeAsks: { ...mergeAsks, [askedOf(event)]: askFrom(event, event.seq) },
});
export const askReceived = ({ mergeAskedBy }: Asking, event: MachineEvent) => ({
  mergeAskedBy: { ...mergeAskedBy, [askedOf(event)]: askFrom(event, numberOf(event.data.ask)) },
});

export function askRefused({ mergeAsks = {} }: Asking, event: MachineEvent) {
  const id = askedOf(event);
  const { [id]: one, ...others } = mergeAsks;
  const refused = Object.entries(others).filter(([, { refused: seq }]) => seq !== undefined);
  const old = refused.sort(([, a], [, b]) => a.ask - b.ask).slice(0, Math.max(0, refused.length - mostRefused + 1));
  const kept = without(
    others,
    old.map(([gone]) => gone),
  );
  return { mergeAsks: one ? { ...kept, [id]: { ...one, refused: numberOf(event.data.answer) } } : kept };
}

/** The records with which nothing is left to be asked after the event. */
export const settledWith = (event: MachineEvent): string[] => {
  const one = askedOf(event);
  return one === "" ? recordsOf(event) : [one];
};
/** Where this record takes the other in by its own act: also those that go on in that one, which are told of it. */
export const settledByTaking = (event: MachineEvent): string[] => [
  askedOf(event),
  ...textsIn(otherOf(event)?.context.absorbed),
];

/** Nothing is open between this record and those any more. */
export const settled = ({ mergeAsks, mergeAskedBy }: Asking, ids: readonly string[]): Partial<Asking> => ({
  ...(mergeAsks ? { mergeAsks: without(mergeAsks, ids) } : {}),
  ...(mergeAskedBy ? { mergeAskedBy: without(mergeAskedBy, ids) } : {}),
});

/** The same whichever of the two asks: two requests for one pair would be answered twice. */
const pairClaim = (one: string, other: string) => ({ kind: "mergeAsk", resource: [one, other].sort().join("/") });
export const claimOf = ({ event }: At) => pairClaim(event.meta.caseId, askedOf(event));
/** Claims of open requests of this record that end with the event. */
export const claimsEnded = ({ context, event }: At, ids: readonly string[]) =>
  ids.filter((id) => isOpen(context.mergeAsks?.[id])).map((id) => pairClaim(event.meta.caseId, id));

const isPairOpen = (context: Asking, id: string): boolean =>
  isOpen(context.mergeAsks?.[id]) || context.mergeAskedBy?.[id] !== undefined;

export const hasOpenAsks = ({ mergeAsks = {}, mergeAskedBy = {} }: Asking): boolean =>
  Object.values(mergeAsks).some(isOpen) || Object.keys(mergeAskedBy).length > 0;

export const askCompanions = ({ context, event }: At): Companion[] => [
  told(askedOf(event), "MERGE_ASKED", {
    ...{ record: event.meta.caseId, mergeWay: event.data.mergeWay ?? "", ask: event.seq },
    ...each([event.meta.caseId, ...(context.absorbed ?? [])]),
  }),
];
/** The other record is told that nothing is asked any more, where something was. */
export const endCompanions = ({ context, event }: At): Companion[] =>
  isPairOpen(context, askedOf(event)) ? [told(askedOf(event), "MERGE_ASK_ENDED", { record: event.meta.caseId })] : [];
export const refuseCompanions = ({ event }: At): Companion[] => [
  told(askedOf(event), "MERGE_REFUSED", { record: event.meta.caseId, answer: event.seq }),
];
/** The other one goes on in this one, with all that go on in it: each looks itself whether it may. */
export const acceptCompanions = ({ context, event }: At): Companion[] => [
  told(askedOf(event), "GO_INTO", {
    record: event.meta.caseId,
    ...each([event.meta.caseId, ...(context.absorbed ?? [])]),
  }),
];
export const tookIn = ({ absorbed = [] }: Asking, event: MachineEvent) => ({
  absorbed: [...absorbed, askedOf(event), ...textsIn(otherOf(event)?.context.absorbed)],
});
