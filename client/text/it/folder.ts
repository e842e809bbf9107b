// Italian words of the whole file of a case.
export const folder = {
  title: "Fascicolo",
  toFolder: "Fascicolo",
  print: "Stampa il fascicolo",
  annexesZip: "Scarica i documenti (ZIP)",
  zipRecorded: "Il download resta nel registro degli accessi.",
  reading: (count: number) => `Lettura delle registrazioni: ${count}`,
  index: "Indice",
  facts: "Dati della pratica",
  deadlines: "Termini",
  deadlineCount: (count: number) => (count === 1 ? "1 termine" : `${count} termini`),
  entries: "Atti e diario",
  entryCount: (count: number, from: string, to: string) =>
    count === 1 ? `1 registrazione del ${from}` : `${count} registrazioni, dal ${from} al ${to}`,
  documents: "Documenti",
  documentCount: (count: number) => (count === 1 ? "1 documento" : `${count} documenti`),
  annex: (n: number) => `Allegato ${n}`,
  fingerprint: "impronta SHA-256",
  noDocuments: "Nessun documento.",
  notAll: "Questo fascicolo non è intero: comprende solo quello che il tuo incarico permette di vedere.",
  cannot: "Di questa pratica il tuo incarico non permette di vedere il fascicolo.",
  closedEntries: (count: number) =>
    count === 1 ? "1 registrazione ha parti che non vedi." : `${count} registrazioni hanno parti che non vedi.`,
};
