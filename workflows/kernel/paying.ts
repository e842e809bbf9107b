// How what was granted is paid, in every workflow that pays: who gets the money and how, a payment order, one the bank sent back. Forms,
// what must be true of them and what the case remembers. Who is paid, and where, is sealed; the machine learns that a number is in order.

import { type AidAmounts, dueCents, type Paid, restCents, standing } from "../rules/aid/amounts.ts";
import { isIban } from "../rules/aid/iban.ts";
import { personFact } from "./case-fact.ts";
import { textOf } from "./data.ts";
import type { MachineEvent } from "./definition.ts";
import type { Field, Form } from "./form.ts";
import { onData } from "./machine.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;
/** Nobody is granted millions: a typing error. */
export const amount = { kind: "cents", min: 1, max: 10_000_000 } as const;
export const reference = { kind: "text", maxLength: 60 } as const;
const when = (path: string, ...values: string[]): NonNullable<Field["visibleWhen"]> => ({ in: [path, values] });

const payWays = ["bankTransfer", "cash", "delegate", "vendor"] as const;
const byBank = when("payWay", "bankTransfer", "vendor");
const byAnother = when("payWay", "delegate", "vendor");
const byDelegate = when("payWay", "delegate");

export const setPayee: Form = {
  fields: [
    { name: "payWay", kind: "choice", ...open, options: payWays, initial: { value: "bankTransfer" } },
    {
      ...{ name: "iban", kind: "text", class: "economic", maxLength: 42 },
      ...{ visibleWhen: byBank, requiredWhen: byBank },
    },
    {
      ...{ name: "payeeName", kind: "text", class: "identity", maxLength: 120 },
      ...{ visibleWhen: byAnother, requiredWhen: byAnother },
    },
    {
      ...{ name: "payeeDocument", kind: "text", class: "identity", maxLength: 80 },
      ...{ visibleWhen: byDelegate, requiredWhen: byDelegate },
    },
    {
      ...{ name: "vendorReference", kind: "text", class: "economic", maxLength: 120 },
      visibleWhen: when("payWay", "vendor"),
    },
  ],
};
/** The machine learns that the number is in order, never the number. */
export const ibanInOrder = (payload: Record<string, unknown>): { ibanInOrder: boolean } => ({
  ibanInOrder: typeof payload.iban !== "string" || payload.iban === "" || isIban(payload.iban),
});

export const recordPayment: Form = {
  fields: [
    { name: "paidOn", kind: "day", ...open, when: "past" },
    { name: "paidCents", ...amount, ...optional },
    { name: "mandateNumber", ...reference, ...open },
  ],
};
export const returnedPayment: Form = {
  fields: [
    { name: "mandateNumber", ...reference, ...open },
    { name: "sentBackOn", kind: "day", ...open, when: "past" },
  ],
};

/** The act that grants it commits the money, too. */
export const commitment: readonly Field[] = [
  { name: "chapter", ...reference, ...open },
  { name: "commitmentNumber", ...reference, ...open },
];

/** More payments than any aid has. */
export const mostPayments = 60;

export interface Paying extends AidAmounts {
  payWay?: string | undefined;
  chapter?: string | undefined;
  commitmentNumber?: string | undefined;
}
interface At {
  context: Paying;
  event: MachineEvent;
}

/** As typed, or what is due next. */
export const payingCents = ({ context, event: { data } }: At): number =>
  typeof data.paidCents === "number" ? data.paidCents : dueCents(context);

const pushed = (check: (at: At) => boolean) => onData<Paying>(check);
/** Given before the person died; nothing else is. */
export const beforeDeath = ({ event }: { event: MachineEvent }, day: string): boolean => {
  const died = personFact(event)?.context.diedOn;
  return personFact(event)?.state !== "deceased" || (typeof died === "string" && day <= died);
};

/** Each has its sentence in `payingTexts`. */
export const payingGuards = {
  ibanInOrder: pushed(({ event }) => event.data.ibanInOrder !== false),
  payeeSet: ({ context }: At) => context.payWay !== undefined,
  fewPayments: ({ context }: At) => context.paid.length < mostPayments,
  withinGranted: pushed((at) => payingCents(at) <= restCents(at.context)),
  paidAlive: pushed((at) => beforeDeath(at, textOf(at.event.data.paidOn))),
  mandateNew: pushed(
    ({ context, event }) => !standing(context.paid).some(({ mandate }) => mandate === textOf(event.data.mandateNumber)),
  ),
  mandateKnown: pushed(({ context, event }) =>
    standing(context.paid).some(({ mandate }) => mandate !== "" && mandate === textOf(event.data.mandateNumber)),
  ),
  paysAll: pushed((at) => payingCents(at) === restCents(at.context)),
};
/** What must be true of a payment order. */
export const mayPay = ["payeeSet", "paidAlive", "withinGranted", "mandateNew", "fewPayments"] as const;

/** Amounts that the sentence of a refusal names. */
export const payingFigures = {
  withinGranted: ({ context, event }: { context: unknown; event: MachineEvent }): Record<string, number> => {
    const paying = context as Paying;
    return { restCents: restCents(paying), payingCents: payingCents({ context: paying, event }) };
  },
};

export const payeeSet = ({ event }: At): Pick<Paying, "payWay"> => ({ payWay: textOf(event.data.payWay) });
export const paidOut = (at: At): { paid: Paid[] } => {
  const { paidOn, mandateNumber } = at.event.data;
  const row = { on: textOf(paidOn), cents: payingCents(at), mandate: textOf(mandateNumber) };
  return { paid: [...at.context.paid, row] };
};
export const sentBack = ({ context, event: { data } }: At): { paid: Paid[] } => ({
  paid: context.paid.map((one) =>
    one.mandate === textOf(data.mandateNumber) && one.returnedOn === undefined
      ? { ...one, returnedOn: textOf(data.sentBackOn) }
      : one,
  ),
});
