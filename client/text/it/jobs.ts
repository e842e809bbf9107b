// Italian words of what the system does by itself and could not bring to an end.
export const jobs = {
  title: "Lavori automatici",
  intro:
    "Quello che il sistema fa da solo e non è riuscito a concludere. Qui ci sono numeri, stati e date: nessun contenuto e nessun nome.",
  none: "Tutto quello che il sistema fa da solo è arrivato in fondo.",
  noneHelp: "Non serve fare niente: quello che si ferma compare qui e sulla tua prima pagina.",
  alarm: (count: number) => (count === 1 ? "Un lavoro automatico è fermo" : `${count} lavori automatici sono fermi`),
  look: "Guarda i lavori automatici",
  fanOuts: "Comunicazioni alle pratiche collegate",
  fanOutsHelp:
    "Le pratiche collegate sono state raggiunte, ma quella che lo ha chiesto non ha accettato la conclusione e resta ad aspettare.",
  notTaken: (event: string) => `non accettato: ${event}`,
  reached: (answered: number, refused: number) =>
    refused === 0 ? `${answered} raggiunte` : `${answered} raggiunte, ${refused} hanno rifiutato`,
  entry: (pos: number) => `voce ${pos} della storia`,
  retry: "Riprova",
  retried: "Si riprova entro un minuto. Se non riesce, ricompare qui.",
  drills: {
    title: "Prova di ripristino",
    help: (hour: number) =>
      `Ogni notte dalle ${hour} il sistema fa una copia, la ripristina in una cartella a parte e ricontrolla tutto: solo così si sa che la copia serve.`,
    off: "Qui nessuna prova parte da sola (NIGHTLY_HOUR). Si può fare dal server con npm run drill.",
    none: "Ancora nessuna prova.",
    late: (days: number) =>
      `L’ultima prova riuscita è di ${days} giorni fa: guarda il registro del programma o fai npm run drill.`,
    ok: "ripristinata e verificata",
    failed: (found: number) => (found === 1 ? "1 problema" : `${found} problemi`),
    events: (events: string, cases: string) => `${events} registrazioni, ${cases} schede`,
    took: (seconds: string) => `in ${seconds} s`,
    kept: (name: string) => `copia ${name}`,
  },
  terms: "Termini finiti che non si riescono a segnalare",
  termsHelp:
    "La pratica non può registrare l’avviso. Negli elenchi il termine risulta comunque scaduto; si riprova sempre più di rado, fino a una volta al giorno.",
  ended: (term: string, on: string) => `${term}, finito il ${on}`,
  tried: (tries: number, next: string) =>
    tries === 1 ? `1 tentativo, il prossimo ${next}` : `${tries} tentativi, il prossimo ${next}`,
  reasons: {
    notNow: "nello stato in cui si trova non lo accetta",
    guard: "manca una condizione",
    toComplete: "mancano dati da completare",
    noTerm: "il termine non c’è più",
    events: "ha raggiunto il numero massimo di registrazioni",
    version: "è di una versione che questa installazione non ha",
    bug: "errore del programma",
    other: "non lo accetta",
  } as Record<string, string>,
};
