// Italian words of the budget of a project on the page of a case.
export const budget = {
  title: "Budget di progetto",
  commitment: "N.",
  source: "Fonte",
  service: "Intervento",
  period: "Periodo",
  committed: "Impegnato",
  spent: "Speso",
  left: "Resta",
  alarms: "Avvisi",
  total: "Totale",
  days: (from: string, to: string) => `${from} – ${to}`,
  released: (day: string) => `liberato il ${day}`,
  alarm: {
    over: "speso più dell'impegnato",
    near: "quasi esaurito",
    expiring: "scade entro 30 giorni",
    expired: "periodo finito, resta da spendere",
  },
  overProject: (amount: string) => `Gli impegni superano di ${amount} il costo del progetto.`,
  approved: (amount: string, bound: string, left: string) =>
    `Approvati per il progetto: ${amount}. Impegnati o attivati: ${bound}. Restano: ${left}.`,
  beyondApproved: (amount: string) => `Impegni e interventi superano di ${amount} l'importo approvato.`,
  beyond: (amount: string) =>
    `Con questo importo si superano di ${amount} i soldi approvati: non si registra. Chi approva dà prima una nuova approvazione con l'importo nuovo, oppure si riduce o si libera un altro impegno.`,
  planned: (amount: string) => `Costo delle azioni del progetto: ${amount}.`,
};
