// Italian words of what a person is reached by.
export const contacts = {
  title: "Recapiti",
  howToReach: "Come contattare la persona",
  first: "Da usare per primo",
  none: "Nessun recapito registrato.",
  noneToUse: "Nessun recapito che si possa usare.",
  all: "Tutti i recapiti",
  closed: (count: number) =>
    count === 1
      ? "C’è un recapito segreto: lo conosce chi segue la persona."
      : `Ci sono ${count} recapiti segreti: li conosce chi segue la persona.`,
  unread: "non leggibile",
  warnings: {
    notCall: "Non chiamare",
    notWrite: "Non scrivere",
    noMessage: "Non lasciare messaggi",
    secret: "Segreto: non dirlo a nessuno",
    hours: (from: number, to: number) => `Chiama solo tra le ${from} e le ${to}`,
  },
  mayLeave: "Si possono lasciare messaggi",
  since: (day: string) => `dal ${day}`,
  until: (day: string) => `fino al ${day}`,
  ended: (why: string) => `chiuso: ${why.toLowerCase()}`,
  of: (name: string) => `dalla scheda di ${name}`,
  former: (count: number) => (count === 1 ? "Un recapito non in uso" : `${count} recapiti non in uso`),
  add: "Aggiungi un recapito",
  change: "Cambia uso",
  hide: "Rendi segreto",
  end: "Chiudi",
  complete: "Precisa",
};
