// Italian words of records that go on as one person's: the queue of possible duplicates, the comparison, the joining and its undoing.
export const merging = {
  queueTitle: "Possibili doppioni",
  queueHelp:
    "Coppie di schede che potrebbero essere della stessa persona, dalla più recente. Si vedono solo quelle che puoi vedere entrambe.",
  compare: "Confronta",
  compareTitle: "Due schede a confronto",
  none: "Nessuna coppia da guardare",
  noneHelp:
    "Qui compaiono le schede che si somigliano. Quelle già segnate come persone diverse o già confluite non ci sono.",
  noneHere: "In questa parte dell’archivio non c’è nessuna coppia.",
  more: "Continua a cercare",
  all: "Hai visto tutto l’archivio.",
  pairs: (count: number) => (count === 1 ? "1 coppia" : `${count} coppie`),
  field: "Dato",
  sameAs: "uguale",
  differs: "diverso",
  nothing: "non c’è",
  cases: "Pratiche",
  caseCount: (count: number) => (count === 1 ? "1 pratica" : `${count} pratiche`),
  areTwo: "Sono due persone diverse",
  stays: (name: string, year: string) => `È la stessa persona: resta la scheda di ${name}${year}`,
  staysHelp: "L’altra scheda confluisce in quella che resta. Niente viene copiato o spostato, e si può annullare.",
  mayNot: "Per far confluire una scheda devi poter scrivere in tutte e due.",
  done: "Fatto: queste due schede non sono più da confrontare.",
  backToQueue: "Torna ai possibili doppioni",
  undo: "Annulla la confluenza",
  mergedTitle: "Schede confluite in questa",
  mergedHelp:
    "Sono della stessa persona. Pratiche, atti e storia sono già mostrati qui insieme. Dove dicono altro, correggi questa scheda.",
  saysAlso: "Dice altro:",
  saysSame: "Dice lo stesso.",
};
