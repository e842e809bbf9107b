// Italian words of absences and of the plans for an absent or leaving colleague's cases.
export const absences = {
  title: "Assenze",
  intro: "Chi è assente da oggi in avanti e chi lo sostituisce. Il motivo dell’assenza non si scrive qui.",
  none: "Nessuna assenza segnata.",
  noneHelp: "Se manchi tu o manca un collega: «Segna un’assenza», con chi sostituisce.",
  add: "Segna un’assenza",
  who: "Chi",
  me: (name: string) => `${name} (tu)`,
  from: "Dal",
  to: "Al",
  days: (from: string, to: string) => `dal ${from} al ${to}`,
  substitute: "Chi sostituisce",
  nobody: "Nessuno",
  nobodyStands: "al suo posto: nessuno",
  stoodBy: (name: string) => `al suo posto: ${name}`,
  away: (name: string) => `${name} (assente in quei giorni)`,
  carries: (name: string, cases: string) => `${name} (${cases} pratiche)`,
  things: "Tre cose da sapere",
  thing: (n: number) => `Cosa da sapere ${n}`,
  thingsHelp: "Le leggono solo chi sostituisce e chi è responsabile.",
  set: "Segna",
  saved: "Assenza segnata.",
  terms: (count: number) => (count === 1 ? "1 termine cade in quei giorni" : `${count} termini cadono in quei giorni`),
  seePlan: "Guarda e distribuisci",
  end: "Chiudi l’assenza",
  ended: "Assenza chiusa.",
  endTo: "Ultimo giorno (vuoto: l’assenza non c’è stata)",
  problems: {
    days: "I giorni non vanno bene: scrivi il primo e l’ultimo, che non venga prima; da non più di 31 giorni fa, per due anni al massimo.",
    overlaps:
      "In alcuni di questi giorni è già segnata assente: termina prima quella assenza, o cambia lì chi sostituisce.",
    tooMany: "Ci sono già dieci assenze segnate.",
    substitute: "Questa persona non può sostituire: serve lo stesso incarico, oppure responsabile d’area.",
    substituteAway: "Anche questa persona è assente in quei giorni.",
    things: "Al massimo tre cose, di 500 caratteri ciascuna.",
  } as Record<string, string>,
  plans: "Se una persona si assenta o va via",
  plansHelp:
    "Guarda quali termini cadrebbero, a chi potrebbero andare le pratiche e perché, prima di segnare qualcosa.",
  planTitle: (name: string) => `Pratiche di ${name}`,
  which: "Quali pratiche",
  onlyTerms: "Con un termine che cade in quei giorni",
  allCases: "Tutte (la persona va via)",
  lapse: (name: string, from: string, to: string, count: number) =>
    `Se ${name} manca dal ${from} al ${to}, ${
      count === 0 ? "non cade nessun termine" : count === 1 ? "cade 1 termine" : `cadono ${count} termini`
    }.`,
  /** Of the cases the reader sees: what falls due in the others, somebody else must look at. */
  lapseSeen: (name: string, from: string, to: string, count: number) =>
    `Se ${name} manca dal ${from} al ${to}, fra le pratiche che puoi vedere ${
      count === 0 ? "non cade nessun termine" : count === 1 ? "cade 1 termine" : `cadono ${count} termini`
    }. I termini delle altre non sono contati.`,
  carried: (seen: string, assigned: string) =>
    seen === assigned
      ? `${assigned} pratiche aperte assegnate.`
      : `${assigned} pratiche aperte assegnate, ${seen} fra quelle che puoi vedere: le altre vanno date da chi le vede.`,
  more: "Si distribuiscono mille pratiche per volta.",
  nothing: "Nessuna pratica da distribuire.",
  nothingHelp: "Scegli altri giorni, oppure tutte le pratiche.",
  nothingSeen: "Nessuna delle sue pratiche è fra quelle che puoi vedere.",
  nothingSeenHelp: "Le distribuisce chi è responsabile di quell’area.",
  toWhom: "A chi",
  keep: "Resta dov’è",
  why: {
    followsHousehold: "segue già la persona o il nucleo",
    sameComune: "è del comune",
    leastLoad: "ha il carico minore",
    onlySupervisor: "nessun altro con questo incarico",
    onlyPeer: "è l’unica persona con lo stesso incarico",
    onlyOne: "è l’unica persona possibile",
  } as Record<string, string>,
  load: (cases: string, weight: string, more: number) =>
    more === 0 ? `${cases} pratiche, carico ${weight}` : `${cases} pratiche, carico ${weight}; con il piano +${more}`,
  asProposed: "Torna alla proposta",
  toPreview: (count: string) => `Anteprima della distribuzione (${count})`,
  toLeave: (count: string) => `Prepara il passaggio per l’uscita (${count})`,
};
