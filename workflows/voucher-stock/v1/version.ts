// Version 1 of the stock: what each state weighs, what each event asks, what a row of the list shows.
import type { EventInfo, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import { type StockContext, stockSums } from "./context.ts";
import * as forms from "./forms.ts";
import { stockFigures } from "./guards.ts";
import { stockMachine } from "./machine.ts";

/** Nobody's case: it weighs on no worker. */
const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  active: { weight: 0, next: ["RECEIVE", "COUNT"] },
  writingOff: { weight: 0, waitingFor: "colleague", next: ["CONFIRM_WRITE_OFF", "REJECT_CHANGE"] },
  differing: { weight: 0, waitingFor: "colleague", next: ["CONFIRM_COUNT", "REJECT_CHANGE"] },
  closed: { weight: 0, closed: true },
};

/** What was counted was counted with it, and what is closed is left empty. */
const settledBy = { events: ["COUNT", "CLOSE_STOCK"], reason: "countedSince" } as const;

const events: Record<string, EventInfo> = {
  OPEN_STOCK: { form: forms.openStock, opens: true },
  RECEIVE: { form: forms.receive, alone: "ownItem" },
  RETURN_GOODS: { form: forms.returnGoods, alone: "ownItem" },
  TAKE: { form: forms.take, internal: true, settledBy },
  SET_THRESHOLD: { form: forms.setThreshold },
  PROPOSE_WRITE_OFF: { form: forms.proposeWriteOff, alone: "ownItem" },
  CONFIRM_WRITE_OFF: { form: forms.nothing, alone: "judgment", fourEyes: { proposedBy: "PROPOSE_WRITE_OFF" } },
  COUNT: { form: forms.count, alone: "ownItem" },
  CONFIRM_COUNT: { form: forms.nothing, alone: "judgment", fourEyes: { proposedBy: "COUNT" } },
  REJECT_CHANGE: { form: forms.rejectChange, alone: "judgment" },
  CLOSE_STOCK: { form: forms.closeStock },
};

export const stockV1: WorkflowVersion = {
  version: 1,
  machine: stockMachine,
  states,
  events,
  deadlines: {},
  sums: stockSums,
  figures: stockFigures,
  remedies: { fewRanges: "COUNT", withoutNumbers: "PROPOSE_WRITE_OFF" },
  columnKinds: { good: "text", unitCents: "cents", quantity: "integer", isLow: "boolean" },
  columns: ({ state, context }) => {
    const { good, unitCents, quantity, threshold } = context as unknown as StockContext;
    return { good, unitCents, quantity, isLow: state !== "closed" && quantity <= threshold };
  },
};
