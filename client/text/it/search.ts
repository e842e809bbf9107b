// Italian words of the search in the page's head.
export const search = {
  label: "Persone, codice fiscale, numero di pratica o di protocollo",
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
    tooShort: "Scrivi almeno una parola di due lettere.",
  },
};
