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
  report: {
    open: "Prepara una relazione",
    pick: (what: string, day: string) => `Metti nella relazione: ${what} del ${day}`,
    help: "Scegli le voci da mettere nella relazione.",
    chosen: (count: number) => (count === 1 ? "1 voce scelta" : `${count} voci scelte`),
    draft: "Bozza di relazione",
    draftHelp: "In ordine di data. Puoi modificarla qui, poi copiarla nel documento: non viene registrata.",
    text: "Testo della bozza",
    compose: "Scrivi la bozza",
    copy: "Copia il testo",
    copied: "Testo copiato",
    notCopied: "Il browser non permette di copiare: seleziona il testo e copialo.",
    stop: "Annulla la scelta",
  },
  none: "Nel diario non c’è ancora niente.",
  noneHelp: "Si comincia dalla pratica: «Scrivi nel diario», o il tasto n.",
  noneFound: "Niente con questi filtri.",
  noneFoundHelp: "Togli una parola, un giorno o chi ha scritto.",
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
