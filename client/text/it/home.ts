// Italian words of the first page of the day.
export const home = {
  overdue: "Scadute",
  todo: "Da fare",
  mine: "Le mie pratiche",
  waiting: "In attesa di altri",
  unassigned: "Da assegnare",
  all: "Tutte quelle aperte",
  counts: "Quante sono",
  mineNext: "Le mie pratiche, dalla scadenza più vicina",
  waitingLongest: "In attesa di altri",
  unassignedNext: "Da assegnare",
  seeAll: "Vedi tutte",
  nothingMine: "Nessuna pratica è assegnata a te.",
  since: (day: string) => `dal ${day}`,
  open: "Apri",
  none: "Per il tuo ruolo non ci sono elenchi di pratiche.",
  district: "Che cosa c’è",
};
