// Italian words of the past: lists, board and cases as they were at a minute.
export const past = {
  change: "Un altro momento…",
  day: "Giorno",
  time: "Ora",
  timePlaceholder: "fine giornata",
  timeHelp: "Ora di Roma; vuota, la fine del giorno.",
  show: "Mostra",
  close: "Annulla",
  notATime: "Scrivi l’ora come 14:30.",
  notPast: "Scegli un momento già passato.",
  title: (day: string, time: string) => `Com’era il ${day} alle ${time}`,
  help: "È il passato, come risultava in quel momento: da qui non si può fare nulla. Valgono i permessi e le cancellazioni di oggi: ciò che oggi non puoi vedere non si vede nemmeno qui, e un dato cancellato non torna.",
  back: "Torna a oggi",
  empty: "In quel momento non c’era nulla.",
  emptyHelp: "Scegli un altro momento, o torna a oggi.",
  absent: "In quel momento questa pratica non c’era ancora.",
  noLoad: "Il carico di lavoro si mostra solo per oggi: serve a distribuire il lavoro, non a guardare indietro.",
};
