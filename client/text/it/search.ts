// Italian words of the search in the page's head.
export const search = {
  label: "Persone, codice fiscale, indirizzo, numero di pratica o di protocollo",
  help: "Bastano le prime lettere; un errore di battitura non fa niente. Le ricerche restano registrate.",
  persons: "Persone",
  cases: "Pratiche",
  results: (persons: number, cases: number, more: boolean) =>
    [
      persons === 1 ? "1 persona" : persons > 0 ? `${more ? "più di " : ""}${persons} persone` : "",
      cases === 1 ? "1 pratica" : cases > 0 ? `${cases} pratiche` : "",
    ]
      .filter(Boolean)
      .join(", "),
  more: "Ce ne sono altre: aggiungi il nome, o altre lettere.",
  none: "Nessun risultato",
  noneHelp:
    "Prova con il solo cognome o con le prime lettere, con il codice fiscale, o con le ultime cifre del numero della pratica. Chi non puoi vedere qui non compare.",
  failed: "La ricerca non è riuscita. Cambia una lettera, o riprova tra poco.",
  searching: "Ricerca in corso…",
  mine: "tua",
  followedBy: (names: string) => `seguita da ${names}`,
  protocol: "dal numero di protocollo",
  isProtected: "protetta",
  closed: "chiusa",
  unassigned: "non assegnata",
  notes: {
    ask: (words: string) => `Cerca «${words}» in quello che è scritto nelle tue pratiche`,
    title: "Scritto nelle tue pratiche",
    none: (cases: number) =>
      cases === 0
        ? "Non hai pratiche aperte."
        : cases === 1
          ? "Niente nella tua pratica."
          : `Niente nelle tue ${cases} pratiche.`,
    more: (cases: number) =>
      `Si è cercato nelle ${cases} pratiche cambiate per ultime, e di ognuna negli eventi più recenti: non in tutto.`,
    askOthers: "Cerca anche nelle pratiche di altri…",
    othersTitle: "Scritto in pratiche di altri",
    othersHelp:
      "Solo nelle pratiche che puoi leggere per il tuo incarico. Restano registrati le parole, il motivo e ogni pratica di cui vedi una riga.",
    reason: "Perché cerchi nelle pratiche di altri?",
    reasonShort: "Scrivi il motivo, in almeno cinque lettere.",
    startOthers: (words: string) => `Cerca «${words}» nelle pratiche di altri`,
    stop: "Ferma",
    goOn: "Continua con le pratiche precedenti",
    othersSaid: (found: number, cases: number) => {
      const where = cases === 1 ? "1 pratica di altri" : `${cases} pratiche di altri`;
      return cases === 0
        ? "Nessuna pratica di altri da guardare."
        : found === 0
          ? `Niente in ${where}.`
          : `${found === 1 ? "1 riga" : `${found} righe`} in ${where}.`;
    },
    moreOthers: "Non è ancora tutto: ci sono pratiche o eventi meno recenti.",
    tooShort: "Scrivi almeno una parola di due lettere.",
  },
};
