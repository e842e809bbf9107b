// Italian words of requests that two records be joined, from who may write only one of them to who may write the other.
export const mergeAsks = {
  title: "Richieste di far confluire",
  one: "Richiesta di far confluire",
  help: "Qualcuno pensa che queste schede siano della stessa persona, e tu puoi scrivere in quella di cui chiede. Confrontale e rispondi.",
  made: "Richieste fatte da te",
  madeHelp:
    "Aspettano una risposta. La risposta ti arriva negli Avvisi; se vengono rifiutate, il perché si legge anche nella scheda da cui hai chiesto.",
  more: "Ce ne sono altre: compaiono quando queste hanno una risposta.",
  compare: "Confronta",
  askedBy: (name: string, day: string) => `Chiesto da ${name} il ${day}`,
  waitsFor: (days: number) =>
    days <= 0 ? "da oggi" : days === 1 ? "aspetta da un giorno" : `aspetta da ${days} giorni`,
  alarm: (count: number, isMore: boolean) =>
    count === 1
      ? "Una richiesta di far confluire due schede aspetta la tua risposta"
      : `${isMore ? "Almeno " : ""}${count} richieste di far confluire due schede aspettano la tua risposta`,
  oldest: (days: number) =>
    days <= 0
      ? "La più vecchia è di oggi."
      : days === 1
        ? "La più vecchia aspetta da un giorno."
        : `La più vecchia aspetta da ${days} giorni.`,
  look: "Guarda e rispondi",
  nobody: "Nessuno può rispondere.",
  unheard: {
    noRole:
      "Nessun altro ha un incarico che permetta di far confluire la scheda di cui chiedi. Lo vedono chi amministra gli utenti e il coordinamento: quando qualcuno lo riceve, la richiesta gli arriva da sola.",
    notShown:
      "Chi potrebbe rispondere non vede tutte e due le schede. Lo vedono chi amministra gli utenti e il coordinamento: quando qualcuno le vede, la richiesta gli arriva da sola.",
  },
  unheardAlarm: (count: number) =>
    count === 1
      ? "A una richiesta di far confluire due schede nessuno può rispondere"
      : `A ${count} richieste di far confluire due schede nessuno può rispondere`,
  unheardHelp: (roles: string) =>
    `Può rispondere chi non ha fatto la richiesta e ha in quel Comune uno di questi incarichi: ${roles}. Dato l’incarico, la richiesta arriva entro dieci minuti negli Avvisi di chi lo riceve.`,
  unheardPlace: {
    noRole: (asked: string, asking: string) =>
      `${asked}: manca chi risponda (chiede ${asking}). Dai a qualcuno un incarico in questo Comune.`,
    notShown: (asked: string, asking: string) =>
      `${asked}: chi può rispondere non vede la scheda di chi chiede (${asking}). Dagli un incarico anche in quel Comune, o danne uno per l’Ambito.`,
  },
  closedPlace: "un Comune protetto",
  unheardCount: (count: number, days: number) =>
    `${count === 1 ? "Una richiesta, " : `${count} richieste, ${days <= 0 ? "" : "la più vecchia "}`}${days <= 0 ? "da oggi" : days === 1 ? "da un giorno" : `da ${days} giorni`}.`,
  toAccounts: "Utenti e incarichi",
  goesInto: (goes: string, stays: string) => `La scheda di ${goes} dovrebbe confluire in quella di ${stays}`,
  open: "In attesa di risposta",
  refused: "Rifiutata",
  refusedBecause: "Perché è stata rifiutata:",
  waits: "Una delle due schede intanto è confluita in un’altra: la richiesta aspetta, oppure si chiude.",
  accept: "Accetta",
  refuse: "Rifiuta",
  withdraw: "Ritira la richiesta",
  askStays: (name: string, year: string) => `Chiedi di far confluire: resta la scheda di ${name}${year}`,
  askHelp:
    "Non puoi far confluire queste due schede da sola. Chi può scrivere nell’altra scheda riceve la richiesta, e accetta o rifiuta.",
};
