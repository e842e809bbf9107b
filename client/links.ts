// The only place that builds an address; routes.tsx says what stands behind each. Addresses stand after the #, so that
// ids of cases reach no proxy's log.

import { listHref } from "./list-address.ts";

export const links = {
  home: () => "/",
  /** A work list with its filters. */
  work: listHref,
  board: () => "/quadro",
  people: () => "/persone",
  person: (personId: string) => `/persone/${personId}`,
  newCase: (kind: string, personId?: string) => (personId ? `/nuova/${kind}/${personId}` : `/nuova/${kind}`),
  case: (caseId: string) => `/pratiche/${caseId}`,
  plan: () => "/piano",
  spending: () => "/spesa",
  bando: (bandoId: string) => `/avvisi/${bandoId}`,
  position: (applicationId: string) => `/domande/${applicationId}/posizione`,
  accounts: () => "/utenti",
  readLog: () => "/registro",
  glass: () => "/urgenze",
  welcome: (token: string) => `/benvenuto/${token}`,
} as const;
