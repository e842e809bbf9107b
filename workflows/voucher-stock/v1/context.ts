// What the machine of a stock remembers, version 1: how many pieces lie there and what brought or took them. The numbers are sums that
// events only add to, so that one that is taken back takes away what it added and nothing that came since.
import { numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { Day } from "../../kernel/ids.ts";
import { areAway, areThere, present, rangeFrom, type SerialRange } from "../../rules/stock/serials.ts";

/** A loss that somebody proposed, or a difference that somebody counted, until another person has looked at it. */
export interface Pending {
  /** Pieces that would come or go. */
  change: number;
  reason: string;
  on: Day;
  serialFrom?: number;
}

export interface StockContext {
  good: string;
  /** What one piece is worth. */
  unitCents: number;
  /** Each piece has a number. */
  numbered: boolean;
  /** With so few or fewer it is to be filled up. */
  threshold: number;
  quantity: number;
  received: number;
  handedOver: number;
  /** From persons. */
  cameBack: number;
  /** To who supplied them. */
  sentBack: number;
  writtenOff: number;
  /** Found more than expected, less what was found missing. */
  differences: number;
  /** By the event that moved them; a count makes few ranges of many. */
  serials: Record<string, SerialRange>;
  pending?: Pending | undefined;
  lastCount?: { on: Day; expected: number; counted: number } | undefined;
}

export const emptyStock: StockContext = {
  ...{ good: "", unitCents: 0, numbered: false, threshold: 0, quantity: 0, received: 0, handedOver: 0 },
  ...{ cameBack: 0, sentBack: 0, writtenOff: 0, differences: 0, serials: {} },
};

/** The numbers that events only add to. */
export const stockSums = [
  ...["quantity", "received", "handedOver", "cameBack", "sentBack", "writtenOff", "differences"],
] as const;
type Sum = "received" | "handedOver" | "cameBack" | "sentBack" | "writtenOff" | "differences";

/** No cupboard holds more: a typing error. */
export const mostPieces = 1_000_000;
/** Ranges of numbers between two counts; with these many it is counted first. */
export const mostRanges = 500;

export interface At {
  context: StockContext;
  event: MachineEvent;
}
type Change = Partial<StockContext>;

export const piecesOf = ({ event }: At): number => numberOf(event.data.pieces);
export const meantRange = (at: At): { from: number; to: number } =>
  rangeFrom(numberOf(at.event.data.serialFrom), piecesOf(at));
export const hasSerial = ({ event }: At): boolean => typeof event.data.serialFrom === "number";
export const lieThere = (at: At): boolean => !hasSerial(at) || areThere(at.context.serials, meantRange(at));
export const lieElsewhere = (at: At): boolean => !hasSerial(at) || areAway(at.context.serials, meantRange(at));

/** Pieces that come in (positive) or go out, filed under what moved them. */
function moved({ context, event }: At, change: number, sum: Sum, serialFrom?: number): Change {
  const counted = sum === "differences" ? change : Math.abs(change);
  const range: Change =
    serialFrom === undefined
      ? {}
      : {
          serials: {
            ...context.serials,
            [`s${event.seq}`]: { ...rangeFrom(serialFrom, Math.abs(change)), sign: change > 0 ? 1 : -1 },
          },
        };
  return { quantity: context.quantity + change, [sum]: context[sum] + counted, ...range };
}
const typedSerial = (at: At): number | undefined =>
  at.context.numbered ? numberOf(at.event.data.serialFrom) : undefined;

export const opened = ({ event: { data } }: At): Change => ({
  ...{ good: textOf(data.good), unitCents: numberOf(data.unitCents) },
  ...{ numbered: data.numbered === true, threshold: numberOf(data.threshold) },
});
export const received = (at: At): Change => moved(at, piecesOf(at), "received", typedSerial(at));
export const cameBack = (at: At): Change => moved(at, piecesOf(at), "cameBack", typedSerial(at));
export const sentBack = (at: At): Change => moved(at, -piecesOf(at), "sentBack", typedSerial(at));
export const taken = (at: At): Change => moved(at, -piecesOf(at), "handedOver", typedSerial(at));
export const thresholdSet = ({ event }: At): Change => ({ threshold: numberOf(event.data.threshold) });

export const lossProposed = (at: At): Change => {
  const serialFrom = typedSerial(at);
  return {
    pending: {
      ...{ change: -piecesOf(at), reason: textOf(at.event.data.writeOffReason), on: at.event.meta.occurredOn },
      ...(serialFrom === undefined ? {} : { serialFrom }),
    },
  };
};
export const lossConfirmed = (at: At): Change => ({
  ...moved(at, at.context.pending?.change ?? 0, "writtenOff", at.context.pending?.serialFrom),
  pending: undefined,
});
export const rejected = (): Change => ({ pending: undefined });

export const countedChange = ({ context, event }: At): number => numberOf(event.data.counted) - context.quantity;
/** What lies there by the movements so far is held against what was counted; ranges of numbers are drawn together. */
export const counted = ({ context, event }: At): Change => ({
  lastCount: { on: event.meta.occurredOn, expected: context.quantity, counted: numberOf(event.data.counted) },
  serials: Object.fromEntries(
    present(context.serials).map((range, i) => [`c${event.seq}-${i}`, { ...range, sign: 1 as const }]),
  ),
});
export const countedOtherwise = (at: At): Change => ({
  ...counted(at),
  pending: {
    ...{ change: countedChange(at), reason: textOf(at.event.data.differenceReason), on: at.event.meta.occurredOn },
  },
});
export const differenceConfirmed = (at: At): Change => ({
  ...moved(at, at.context.pending?.change ?? 0, "differences"),
  pending: undefined,
});
