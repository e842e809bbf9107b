// What is said alike of payments in every workflow that pays (paying.ts): parts of its texts.
import type { TextSet } from "./definition.ts";

type PayingTexts = Pick<TextSet, "events" | "fields" | "options" | "help" | "reasons"> & {
  done: Record<string, string>;
};

const it: PayingTexts = {
  events: {
    SET_PAYEE: "Indica come si paga",
    RECORD_PAYMENT: "Registra un pagamento",
    RECORD_RETURNED_PAYMENT: "Registra un pagamento respinto",
  },
  done: {
    SET_PAYEE: "Modalità di pagamento indicata",
    RECORD_PAYMENT: "Pagamento",
    RECORD_RETURNED_PAYMENT: "Pagamento respinto",
  },
  fields: {
    chapter: "Capitolo di bilancio",
    commitmentNumber: "Numero dell'impegno di spesa",
    grantedCents: "Importo concesso",
    payWay: "Come si paga",
    iban: "IBAN",
    payeeName: "A chi si paga",
    payeeDocument: "Documento del delegato",
    vendorReference: "Bolletta, fattura o contratto",
    paidOn: "Pagato il",
    paidCents: "Importo pagato",
    mandateNumber: "Numero del mandato di pagamento",
    sentBackOn: "Respinto il",
    "paid.on": "Pagato il",
    cents: "Importo",
    mandate: "Mandato",
    ibanInOrder: "IBAN formalmente corretto",
  },
  options: {
    ...{ bankTransfer: "Bonifico alla persona", cash: "Contanti con quietanza" },
    ...{ delegate: "Quietanza del delegato", vendor: "Direttamente al fornitore o al locatore" },
  },
  help: {
    paidCents: "Se resta vuoto, vale quanto è dovuto: la mensilità, o tutto quello che resta.",
    iban: "Quello della persona, o del fornitore se si paga direttamente.",
  },
  reasons: {
    ibanInOrder: "L'IBAN non è corretto: controlla le cifre.",
    payeeSet: "Non è ancora indicato come si paga.",
    fewPayments: "Ci sono già troppi pagamenti.",
    withinGranted: "Si pagherebbe più di quanto è concesso.",
    withinGrantedFigures: "Si pagherebbero {payingCents}, ma di quanto è concesso restano {restCents}.",
    paidAlive: "La persona risulta deceduta prima di quel giorno: i pagamenti sono fermi.",
    mandateNew: "Un pagamento con questo mandato è già registrato.",
    mandateKnown: "Non c'è un pagamento con questo mandato.",
    paysAll: "Non paga tutto quello che resta.",
  },
};

const en: PayingTexts = {
  events: {
    SET_PAYEE: "Say how it is paid",
    RECORD_PAYMENT: "Record a payment",
    RECORD_RETURNED_PAYMENT: "Record a payment sent back",
  },
  done: {
    SET_PAYEE: "Way of payment said",
    RECORD_PAYMENT: "Payment",
    RECORD_RETURNED_PAYMENT: "Payment sent back",
  },
  fields: {
    chapter: "Chapter of the budget",
    commitmentNumber: "Number of the commitment",
    grantedCents: "Amount granted",
    payWay: "How it is paid",
    iban: "IBAN number",
    payeeName: "Who is paid",
    payeeDocument: "Identity document of the delegate",
    vendorReference: "Bill, invoice or contract",
    paidOn: "Paid on",
    paidCents: "Amount paid",
    mandateNumber: "Number of the payment order",
    sentBackOn: "Sent back on",
    "paid.on": "Paid on",
    cents: "Amount",
    mandate: "Payment order",
    ibanInOrder: "IBAN formally right",
  },
  options: {
    ...{ bankTransfer: "Bank transfer to the person", cash: "Cash against receipt" },
    ...{ delegate: "Receipt of a delegate", vendor: "Straight to the supplier or landlord" },
  },
  help: {
    paidCents: "Left empty, it is what is due: the month's part, or all that is left.",
    iban: "That of the person, or of the supplier who is paid directly.",
  },
  reasons: {
    ibanInOrder: "The IBAN is not right: check its digits.",
    payeeSet: "How it is paid has not been said yet.",
    fewPayments: "There are too many payments already.",
    withinGranted: "More would be paid than was granted.",
    withinGrantedFigures: "{payingCents} would be paid, but of what was granted {restCents} are left.",
    paidAlive: "The person is recorded as dead before that day: payments have stopped.",
    mandateNew: "A payment with this order is recorded already.",
    mandateKnown: "There is no payment with this order.",
    paysAll: "It does not pay all that is left.",
  },
};

export const payingTexts = { it, en };
