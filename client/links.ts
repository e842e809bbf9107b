// The only place that builds an address; routes.tsx says what stands behind each. Addresses stand after the #, so that
// ids of cases reach no proxy's log.

import { type ListAddress, listHref } from "./list-address.ts";

/** Filters of the events across cases: account, kind, event, comune, days. */
export type HistoryAddress = Partial<Record<"actor" | "kind" | "type" | "territory" | "from" | "to", string>>;

export function historyHref(address: { [K in keyof HistoryAddress]: string | undefined } = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(address)) if (value) params.set(key, value);
  const search = params.toString();
  return search === "" ? "/storia" : `/storia?${search}`;
}

const withMinute = (path: string, at: string | undefined): string => (at === undefined ? path : `${path}?at=${at}`);

export const links = {
  home: () => "/",
  /** A work list with its filters. */
  work: listHref,
  /** `at`: as it was at this minute of Rome. */
  board: (at?: string) => withMinute("/quadro", at),
  /** A sheet of figures; `search` is its address after `?`. */
  counts: (search = "") => (search === "" ? "/conta" : `/conta?${search}`),
  /** The cases of a list, as they are now. Nobody is counted by worker. */
  countsOf: ({ sort: _s, at: _p, saved: _v, assignee: _a, ...list }: Partial<ListAddress>) =>
    listHref({ view: "todo", status: "open", ...list }, "/conta"),
  mayor: () => "/conta/sindaco",
  people: () => "/persone",
  /** Pairs of records that may be one person's. */
  duplicates: () => "/doppioni",
  /** Several persons into one household; of an import those whom it made and who are in none. */
  gather: (importId?: string) =>
    importId === undefined ? "/nuclei/componi" : `/nuclei/componi?importazione=${importId}`,
  /** Which household the open cases of one that split follow. */
  toFollow: (householdId: string) => `/nuclei/${householdId}/pratiche`,
  compare: (personId: string, otherId: string) => `/doppioni/${personId}/${otherId}`,
  person: (personId: string, at?: string) => withMinute(`/persone/${personId}`, at),
  /** `caseId`: the case in care it belongs to. */
  newCase: (kind: string, personId?: string, caseId?: string) => {
    const path = personId ? `/nuova/${kind}/${personId}` : `/nuova/${kind}`;
    return caseId === undefined ? path : `${path}?pratica=${caseId}`;
  },
  case: (caseId: string, at?: string) => withMinute(`/pratiche/${caseId}`, at),
  /** With the form of an act open; `commitment`: the one it is about. */
  caseAct: (caseId: string, event: string, commitment?: number) =>
    `/pratiche/${caseId}?atto=${event}${commitment === undefined ? "" : `&impegno=${commitment}`}`,
  languages: () => "/lingue",
  noteTemplates: () => "/modelli",
  diary: (caseId: string) => `/pratiche/${caseId}/diario`,
  /** The whole file, to print and hand over. */
  folder: (caseId: string) => `/pratiche/${caseId}/fascicolo`,
  /** The individual project, as one page. */
  project: (caseId: string) => `/pratiche/${caseId}/progetto`,
  /** Assessment sheets, filled in and to fill in. */
  assessments: (caseId: string) => `/pratiche/${caseId}/schede`,
  fillSheet: (caseId: string, tool: string) => `/pratiche/${caseId}/schede/${tool}`,
  /** What may be written in the case; with a template, the document being written. */
  letter: (caseId: string, template?: string) =>
    template === undefined ? `/pratiche/${caseId}/lettera` : `/pratiche/${caseId}/lettera/${template}`,
  /** Written again, as a further version of a document. */
  letterAgain: (caseId: string, template: string, document: string) =>
    `/pratiche/${caseId}/lettera/${template}?document=${document}`,
  history: historyHref,
  caseHistory: (caseId: string) => `/storia/${caseId}`,
  plan: () => "/piano",
  spending: () => "/spesa",
  /** The week of deliveries, and what providers are paid. */
  week: () => "/interventi",
  payment: () => "/interventi/liquidazioni",
  /** Granted aids that wait for a payment. */
  aidsToPay: () => "/contributi",
  /** What lies in the stocks of vouchers and goods. */
  stocks: () => "/giacenze",
  /** What moved one; `before` an event of it. */
  stock: (caseId: string, before?: number) => `/giacenze/${caseId}${before === undefined ? "" : `?prima=${before}`}`,
  /** What households pay for services, comune by comune. */
  tariffs: () => "/tariffe",
  bando: (bandoId: string) => `/avvisi/${bandoId}`,
  /** Rankings and money of an avviso for measures of support. */
  careCall: (callId: string) => `/misure/${callId}`,
  position: (applicationId: string) => `/domande/${applicationId}/posizione`,
  bulkJobs: () => "/in-blocco",
  /** A new act on all that the filter holds. */
  bulkNew: (address: Partial<ListAddress> = {}) => listHref(address, "/in-blocco/nuovo"),
  /** A new act on what was chosen by hand, with the act chosen: `kind/EVENT`, or `EVENT` of every kind. */
  bulkAct: (act: string) => `/in-blocco/nuovo?act=${encodeURIComponent(act)}`,
  bulkJob: (jobId: string) => `/in-blocco/${jobId}`,
  /** `leaver`: the colleague whose hand-over it is, kept until she is switched off. */
  bulkPreview: (previewId: string, leaver?: string) =>
    leaver === undefined ? `/in-blocco/anteprima/${previewId}` : `/in-blocco/anteprima/${previewId}/${leaver}`,
  imports: () => "/importa",
  importMappings: () => "/importa/colonne-salvate",
  importColumns: (importId: string) => `/importa/colonne/${importId}`,
  importPreview: (importId: string) => `/importa/anteprima/${importId}`,
  importResult: (jobId: string) => `/importa/esito/${jobId}`,
  absences: () => "/assenze",
  /** What a colleague carries in some days; without days, all of it. */
  absencePlan: (accountId: string, days?: { from: string; to: string }) =>
    days === undefined ? `/assenze/piano/${accountId}` : `/assenze/piano/${accountId}?from=${days.from}&to=${days.to}`,
  notices: () => "/avvisi-termini",
  accounts: () => "/utenti",
  readLog: () => "/registro",
  /** Who opened this case. */
  readsOf: (caseId: string) => `/registro?scheda=${caseId}`,
  glass: () => "/urgenze",
  roots: () => "/impronte",
  root: (n: number) => `/impronte/${n}`,
  jobs: () => "/lavori-automatici",
  welcome: (token: string) => `/benvenuto/${token}`,
  firstContact: () => "/primo-contatto",
  receipt: () => "/ricevuta",
} as const;

/** Pages that ask nothing of a session: shown as they are to whoever opens them, logged in or not. */
export const isOpenAddress = (path: string): boolean =>
  path.startsWith("/benvenuto/") || path === links.firstContact() || path === links.receipt();
