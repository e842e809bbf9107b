// Words of the payment statement, the same on screen, on paper and in the file.

import type { Part, WaitingKind } from "./payment.ts";
import { formatMonth } from "./say-month.ts";

export type PaymentLocale = "it" | "en";

interface IssueSaid {
  issue: number;
  at: string;
  by: string;
}

const it = {
  title: (provider: string, month: string) =>
    `Prospetto di liquidazione: ${provider || it.unnamed}, ${formatMonth(month, "it")}`,
  unnamed: "ente senza denominazione registrata",
  unnamedHelp: "La denominazione dell'ente si registra nella pagina «Utenti»: prima di liquidare serve.",
  hands: "Ore registrate da",
  delivery: "Intervento",
  service: "Servizio",
  comune: "Comune",
  month: "Mese",
  commitment: "Impegno n.",
  payer: "Chi paga",
  quantity: "Quantità",
  minutes: "Minuti",
  hours: "Ore",
  pieces: "Prestazioni",
  amount: "Importo",
  euro: "Importo in euro",
  adjustment: "rettifica",
  elsewhere: "pratica di un altro comune",
  statement: "Prospetto",
  issued: (n: number, day: string, by: string) => `Prospetto n. ${n}, emesso il ${day}${by === "" ? "" : ` da ${by}`}`,
  issuedShort: (n: number) => `prospetto n. ${n}`,
  toIssue: "Da emettere",
  supplement: "Integrazione da emettere: approvato dopo l'emissione del prospetto",
  supplementShort: "integrazione",
  noPrice: "senza prezzo",
  total: "Totale approvato",
  lines: "Mesi approvati",
  byPayer: "Per impegno: chi paga",
  byComune: "Per comune",
  byService: "Per servizio",
  waiting: "Non ancora approvati: fuori dai totali",
  standing: "A che punto è",
  why: {
    missing: "previsto, nulla registrato",
    open: "da consegnare",
    returned: "rimandato, da correggere",
    reopened: "riaperto per una correzione",
    submitted: "consegnato, da approvare",
  } satisfies Record<WaitingKind, string>,
  covers:
    "Riguarda gli interventi che può vedere chi lo fa, e i mesi a carico dei suoi comuni di pratiche passate ad altri comuni.",
  coversOwn: "Riguarda gli interventi affidati a questo fornitore.",
  rule: "Solo mesi approvati, agli importi fissati con l'approvazione. Una correzione sta nel mese in cui è stata approvata.",
  issueRule:
    "Un prospetto emesso resta com'è: ciò che è approvato dopo è un'integrazione, e nessun mese è in due prospetti.",
  noInvoice: "Non è una fattura.",
  madeBy: (name: string, day: string, time: string) => `Fatto da ${name} il ${day} alle ${time}`,
};

const en: typeof it = {
  title: (provider, month) => `Payment statement: ${provider || en.unnamed}, ${formatMonth(month, "en")}`,
  unnamed: "body without a registered name",
  unnamedHelp: "The registered name of a body is recorded on the page “Accounts”: it is needed before paying.",
  hands: "Hours recorded by",
  delivery: "Delivery",
  service: "Service",
  comune: "Comune",
  month: "Month",
  commitment: "Commitment no.",
  payer: "Who pays",
  quantity: "Quantity",
  minutes: "Minutes",
  hours: "Hours",
  pieces: "Pieces",
  amount: "Amount",
  euro: "Amount in euro",
  adjustment: "adjustment",
  elsewhere: "case of another comune",
  statement: "Statement",
  issued: (n, day, by) => `Statement no. ${n}, issued on ${day}${by === "" ? "" : ` by ${by}`}`,
  issuedShort: (n) => `statement no. ${n}`,
  toIssue: "To be issued",
  supplement: "Supplement to be issued: approved after the statement was issued",
  supplementShort: "supplement",
  noPrice: "without a price",
  total: "Total approved",
  lines: "Approved months",
  byPayer: "By commitment: who pays",
  byComune: "By comune",
  byService: "By service",
  waiting: "Not approved yet: in no total",
  standing: "How far it is",
  why: {
    missing: "planned, nothing recorded",
    open: "to be submitted",
    returned: "sent back, to be corrected",
    reopened: "reopened for a correction",
    submitted: "submitted, to be approved",
  },
  covers:
    "It is about the deliveries that who makes it may see, and the months her comuni pay of cases that went to other comuni.",
  coversOwn: "It is about the deliveries entrusted to this provider.",
  rule: "Approved months only, at the amounts fixed by the approval. A correction stands in the month in which it was approved.",
  issueRule:
    "A statement that was issued stays as it is: what is approved later is a supplement, and no month is in two statements.",
  noInvoice: "It is no invoice.",
  madeBy: (name, day, time) => `Made by ${name} on ${day} at ${time}`,
};

/** What of the month a sheet is; nothing where it is the whole of it and none was issued. */
export function partText(
  texts: typeof it,
  { part, issues, isSupplement }: { part?: Part; issues: readonly IssueSaid[]; isSupplement: boolean },
  dayOf: (at: string) => string,
): string {
  if (part === "open") return isSupplement ? texts.supplement : texts.toIssue;
  const found = issues.find(({ issue }) => issue === part);
  return found ? texts.issued(found.issue, dayOf(found.at), found.by) : "";
}

export const paymentTexts = (locale: PaymentLocale): typeof it => (locale === "en" ? en : it);
