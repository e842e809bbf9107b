// What must be true for an event of a stock, version 1. Each name has its sentence in the texts.
import { numberOf } from "../../kernel/data.ts";
import { onData } from "../../kernel/machine.ts";
import {
  type At,
  countedChange,
  hasSerial,
  lieElsewhere,
  lieThere,
  mostPieces,
  mostRanges,
  piecesOf,
  type StockContext,
} from "./context.ts";

const pushed = (check: (at: At) => boolean) => onData<StockContext>(check);

export const stockGuards = {
  sameValue: pushed(({ context, event }) => numberOf(event.data.unitCents) === context.unitCents),
  withinMost: pushed((at) => at.context.quantity + piecesOf(at) <= mostPieces),
  enough: pushed((at) => piecesOf(at) <= at.context.quantity),
  numbersAsKept: pushed((at) => hasSerial(at) === at.context.numbered),
  numbersThere: pushed(lieThere),
  numbersAway: pushed(lieElsewhere),
  fewRanges: ({ context }: At) => Object.keys(context.serials).length < mostRanges,
  comesBack: pushed(({ event }) => event.data.returnWay === "fromPerson"),
  goesBack: pushed(({ event }) => event.data.returnWay === "toSupplier"),
  countAgrees: pushed((at) => countedChange(at) === 0),
  countDiffers: pushed((at) => countedChange(at) !== 0),
  differenceExplained: pushed(
    ({ event }) => event.data.differenceReason !== undefined && event.given.includes("differenceText"),
  ),
  /** Of numbered pieces it is said which are missing. */
  withoutNumbers: pushed(({ context }) => !context.numbered),
  /** Handed over meanwhile, what was to be taken off may not be there any more. */
  enoughStill: ({ context }: At) => context.quantity + (context.pending?.change ?? 0) >= 0,
  withinMostStill: ({ context }: At) => context.quantity + (context.pending?.change ?? 0) <= mostPieces,
  numbersThereStill: ({ context, event }: At) =>
    context.pending?.serialFrom === undefined ||
    lieThere({
      context,
      event: { ...event, data: { serialFrom: context.pending.serialFrom, pieces: -context.pending.change } },
    }),
  isEmpty: ({ context }: At) => context.quantity === 0,
};

const figures =
  (of: (at: At) => Record<string, number>) =>
  ({ context, event }: { context: unknown; event: At["event"] }): Record<string, number> =>
    of({ context: context as StockContext, event });

/** Figures that the sentence of a refusal names. */
export const stockFigures = {
  sameValue: figures(({ context }) => ({ stockUnitCents: context.unitCents })),
  enough: figures((at) => ({ quantity: at.context.quantity, pieces: piecesOf(at) })),
  differenceExplained: figures((at) => ({
    expected: at.context.quantity,
    counted: numberOf(at.event.data.counted),
  })),
  enoughStill: figures(({ context }) => ({
    quantity: context.quantity,
    pieces: Math.abs(context.pending?.change ?? 0),
  })),
  isEmpty: figures(({ context }) => ({ quantity: context.quantity })),
};
