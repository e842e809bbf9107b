// Forms of a stock, version 1. Pieces, values, days and numbers of papers decide and are open; who supplied or gave, and what is told
// of a loss, is sealed.
import type { Condition, Field, Form } from "../../kernel/form.ts";
import { mostPieces } from "./context.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;
const story = { kind: "longText", class: "economic", maxLength: 2_000 } as const;
const reference = { kind: "text", maxLength: 60 } as const;
const numbered: Condition = { eq: ["context.numbered", true] };

/** As handed over: the same words as in the aid. */
export const goods = ["shoppingVouchers", "foodParcel", "prepaidCard"] as const;
const pieces = { name: "pieces", kind: "integer", ...open, min: 1, max: 100_000 } as const;
const serial: Field = { name: "serialFrom", kind: "integer", ...optional, min: 0, max: 999_999_999_999 };
const serialFrom: Field = { ...serial, visibleWhen: numbered, requiredWhen: numbered };
const threshold = { name: "threshold", kind: "integer", ...open, min: 0, max: mostPieces } as const;
/** A piece is not worth thousands: a typing error. */
const unitCents = { name: "unitCents", kind: "cents", ...open, min: 1, max: 500_000 } as const;

export const openStock: Form = {
  fields: [
    { name: "territory", kind: "comune", ...open },
    { name: "good", kind: "choice", ...open, options: goods },
    unitCents,
    { name: "numbered", kind: "boolean", ...open },
    threshold,
  ],
};
export const receive: Form = {
  fields: [
    { name: "receivedOn", kind: "day", ...open, when: "past" },
    { name: "supply", kind: "choice", ...open, options: ["purchase", "donation"], initial: { value: "purchase" } },
    { name: "supplier", kind: "text", class: "identity", required: true, maxLength: 120 },
    pieces,
    { ...unitCents, initial: { path: "context.unitCents" } },
    serialFrom,
    { name: "documentNumber", ...reference, ...optional },
  ],
};
export const returnGoods: Form = {
  fields: [
    { name: "returnedOn", kind: "day", ...open, when: "past" },
    { name: "returnWay", kind: "choice", ...open, options: ["fromPerson", "toSupplier"] },
    pieces,
    serialFrom,
    { name: "documentNumber", ...reference, ...optional },
    { ...story, name: "returnText" },
  ],
};
export const proposeWriteOff: Form = {
  fields: [
    { name: "writeOffReason", kind: "choice", ...open, options: ["expired", "damaged", "missing", "voided"] },
    pieces,
    serialFrom,
    { ...story, name: "writeOffText", required: true },
  ],
};
export const nothing: Form = { fields: [] };
export const rejectChange: Form = { fields: [{ ...story, name: "rejectText", required: true }] };
export const count: Form = {
  fields: [
    { name: "counted", kind: "integer", ...open, min: 0, max: mostPieces },
    {
      ...{ name: "differenceReason", kind: "choice", ...optional },
      options: ["notRecorded", "missing", "damaged", "countedWrongBefore", "unexplained"],
    },
    { ...story, name: "differenceText" },
  ],
};
export const setThreshold: Form = { fields: [{ ...threshold, initial: { path: "context.threshold" } }] };
export const closeStock: Form = { fields: [{ ...story, name: "closingText" }] };
/** Sent by the aid that is handed over, never typed here. */
export const take: Form = {
  fields: [
    { name: "aid", kind: "case", ...open, pick: { kinds: ["economic-aid"] } },
    { name: "handedOn", kind: "day", ...open },
    pieces,
    serial,
  ],
};
