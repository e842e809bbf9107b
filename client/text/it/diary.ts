// Italian words of the diary of a case.
export const diary = {
  title: "Diario",
  toDiary: "Diario",
  toCase: "Torna alla pratica",
  what: "Che cosa",
  whats: { notes: "le note del diario", all: "tutto ciò che è scritto nella pratica" },
  words: "Parole",
  author: "Scritto da",
  anyone: "chiunque",
  from: "Dal",
  to: "Al",
  print: "Stampa",
  none: "Nel diario non c’è ancora niente.",
  noneFound: "Niente con questi filtri.",
  more: "Leggi ancora",
  count: (count: number, isAll: boolean) =>
    isAll
      ? count === 1
        ? "1 voce"
        : `${count} voci`
      : count === 1
        ? "La voce più recente"
        : `Le ${count} voci più recenti`,
};
