// Italian words of the signed roots of the log: the list, the printed page, the comparison.
export const proof = {
  title: "Impronte del registro",
  intro:
    "Ogni notte il sistema calcola un’impronta di tutto quello che è stato registrato fino alla fine del giorno e la firma. Stampata e protocollata, prova che da allora niente è stato cambiato, tolto o aggiunto. Non contiene nomi né dati di pratiche.",
  make: "Fai un’impronta adesso",
  made: "Impronta firmata.",
  missing: (days: number) =>
    days === 1
      ? "L’impronta di ieri non è ancora firmata."
      : `${days} giorni finiti non hanno ancora un’impronta firmata.`,
  missingHelp:
    "Si riprova ogni minuto. Se non cambia, manca la chiave che firma (ROOT_KEY_FILE) o il programma non può leggerla: avvisa l’amministratore di sistema.",
  none: "Ancora nessuna impronta: la prima viene firmata dopo il primo giorno di lavoro.",
  noneHelp: "Se serve una prova prima, premi «Fai un’impronta adesso».",
  day: "Giorno e foglio",
  kind: "Tipo",
  kinds: { daily: "di fine giorno", request: "su richiesta" },
  position: "Registrazioni comprese",
  short: "Impronta breve",
  signedAt: "Firmata",
  more: "Mostra impronte precedenti",
  problems: {
    rootKey: "Manca la chiave che firma le impronte: avvisa l’amministratore di sistema.",
    roots: "Per oggi sono già state fatte tutte le impronte su richiesta possibili.",
  } as Record<string, string>,
  compare: {
    title: "Confronta un foglio",
    help: "Leggi il codice del foglio con il telefono e incolla qui il testo, oppure copialo dal foglio.",
    field: "Testo del codice",
    go: "Confronta",
    same: (pos: string, day: string) =>
      `È la stessa: le prime ${pos} registrazioni sono ancora quelle del foglio del ${day}.`,
    other: (pos: string) =>
      `Non è la stessa: fino alla registrazione ${pos} il registro è diverso da quello del foglio. Avvisa l’amministratore di sistema e il responsabile della protezione dati.`,
    gone: (pos: string) =>
      `Il registro è più corto del foglio: mancano registrazioni fino alla ${pos}. Avvisa l’amministratore di sistema e il responsabile della protezione dati.`,
    unreadable: "Non è il testo di un foglio: comincia con AMBITO1.",
  },
  sheet: {
    title: "Impronta del registro",
    back: "Tutte le impronte",
    print: "Stampa",
    holds: "La firma è valida e il registro ha ancora questa impronta.",
    broken: "La firma non è valida, o il registro non ha più questa impronta: avvisa l’amministratore di sistema.",
    daily: (day: string) => `Tutto quello che è stato registrato fino alla fine del ${day} (ora italiana)`,
    request: (when: string) => `Tutto quello che è stato registrato fino al ${when} (ora italiana)`,
    late: (days: number) =>
      `È stata firmata ${days} giorni dopo: prova com’era il registro dal giorno della firma, non da prima.`,
    day: "Giorno",
    pos: "Ultima registrazione compresa",
    root: "Impronta (SHA-256)",
    short: "Impronta breve del foglio",
    signedAt: "Firmata il",
    publicKey: "Chiave pubblica (Ed25519)",
    signature: "Firma",
    code: "Testo del codice",
    codeLabel: "Codice del foglio",
    number: (n: number) => `foglio n. ${n}`,
    provesTitle: "Che cosa prova",
    proves: [
      "L’impronta è calcolata da tutte le registrazioni del sistema, dalla prima all’ultima compresa, nell’ordine in cui sono state fatte. Se anche un solo carattere di una di loro viene cambiato, tolto, aggiunto o spostato, l’impronta che si ricalcola è un’altra.",
      "La firma prova che l’impronta è di questa installazione. La data di protocollo del foglio prova da quando esiste.",
      "Non prova che quanto è stato scritto sia vero, e non dice nulla di quello che è stato registrato dopo.",
    ],
    keepTitle: "Come si conserva",
    keep: "Si protocolla, o si manda per posta certificata: da quel momento nessuno, neppure chi gestisce il sistema, può più cambiare il passato senza che si veda. Il foglio non contiene dati personali.",
    checkTitle: "Come si controlla",
    check: [
      "Nel programma: «Impronte del registro», «Confronta un foglio», e si incolla il testo del codice.",
      'Da capo, sul server: npm run verify -- --root "TESTO DEL CODICE" ricalcola ogni registrazione e confronta.',
      "Senza il programma: con una copia esportata del registro e le regole scritte in docs/archive-format.md, che chiunque può seguire.",
    ],
  },
};
