// Life of a stock of vouchers, parcels or cards, version 1: opened by the comune, filled, taken from by the aids that are handed over,
// counted, and closed when it is empty. What is lost, or found otherwise than expected, another person confirms.

import { and, assign, setup } from "xstate";
import { numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import * as change from "./context.ts";
import { type At, emptyStock, type StockContext } from "./context.ts";
import { stockGuards } from "./guards.ts";

const stock = setup({
  types: { context: {} as StockContext, events: {} as MachineEvent },
  guards: stockGuards,
  actions: {
    ...effectActions,
    opened: assign(change.opened),
    received: assign(change.received),
    cameBack: assign(change.cameBack),
    sentBack: assign(change.sentBack),
    taken: assign(change.taken),
    thresholdSet: assign(change.thresholdSet),
    lossProposed: assign(change.lossProposed),
    lossConfirmed: assign(change.lossConfirmed),
    rejected: assign(change.rejected),
    counted: assign(change.counted),
    countedOtherwise: assign(change.countedOtherwise),
    differenceConfirmed: assign(change.differenceConfirmed),
  },
});

/** One of each comune, kind and value. */
const own = {
  type: "claim",
  params: ({ event: { head, data } }: At) => ({
    kind: "stock",
    resource: `${head.territory}/${textOf(data.good)}/${numberOf(data.unitCents)}`,
  }),
} as const;
const free = {
  type: "release",
  params: ({ context, event: { head } }: At) => ({
    kind: "stock",
    resource: `${head.territory}/${context.good}/${context.unitCents}`,
  }),
} as const;

const going = ["enough", "numbersAsKept", "numbersThere", "fewRanges"] as const;
const coming = ["withinMost", "numbersAsKept", "numbersAway", "fewRanges"] as const;
/** Whatever waits to be confirmed, who comes is handed what lies there. */
const moving = {
  RECEIVE: { guard: and(["sameValue", ...coming]), actions: "received" },
  RETURN_GOODS: [
    { guard: and(["comesBack", ...coming]), actions: "cameBack" },
    { guard: and(["goesBack", ...going]), actions: "sentBack" },
  ],
  TAKE: { guard: and([...going]), actions: "taken" },
  SET_THRESHOLD: { actions: "thresholdSet" },
} as const;
const rejecting = { REJECT_CHANGE: { target: "active", actions: "rejected" } } as const;

export const stockMachine = stock.createMachine({
  id: "voucher-stock",
  context: emptyStock,
  initial: "unopened",
  states: {
    unopened: { on: { OPEN_STOCK: { target: "active", actions: ["opened", own] } } },
    active: {
      on: {
        ...moving,
        COUNT: [
          { guard: "countAgrees", actions: "counted" },
          {
            guard: and(["countDiffers", "withoutNumbers", "differenceExplained"]),
            target: "differing",
            actions: "countedOtherwise",
          },
        ],
        PROPOSE_WRITE_OFF: { guard: and([...going]), target: "writingOff", actions: "lossProposed" },
        CLOSE_STOCK: { guard: "isEmpty", target: "closed", actions: free },
      },
    },
    writingOff: {
      on: {
        ...moving,
        ...rejecting,
        CONFIRM_WRITE_OFF: {
          guard: and(["enoughStill", "numbersThereStill", "fewRanges"]),
          target: "active",
          actions: "lossConfirmed",
        },
      },
    },
    differing: {
      on: {
        ...moving,
        ...rejecting,
        CONFIRM_COUNT: {
          guard: and(["enoughStill", "withinMostStill"]),
          target: "active",
          actions: "differenceConfirmed",
        },
      },
    },
    closed: {},
  },
});
