// Italian words of the conditions of work lists, for the page and for what leaves it.
export const conditionWords = {
  fields: {
    kind: "Tipo",
    state: "Fase",
    comune: "Comune",
    area: "Area",
    assignee: "Operatore",
    due: "Scadenza",
    opened: "Apertura",
    changed: "Ultimo aggiornamento",
    waiting: "In attesa di",
    waited: "In attesa dal",
    priority: "Urgenza",
    todo: "Dati da completare",
    restricted: "Lettura riservata",
    number: "Numero",
  },
  said: {
    is: (values: string) => values,
    not: (values: string) => `non ${values}`,
    empty: (_: string, isTerm: boolean): string => (isTerm ? "nessuna" : "nessuno"),
    filled: (_: string, isTerm: boolean): string => (isTerm ? "una qualsiasi" : "qualcuno"),
    on: (day: string) => day,
    before: (day: string) => `prima del ${day}`,
    after: (day: string) => `dopo il ${day}`,
    next: (days: string) => (days === "0" ? "oggi" : days === "1" ? "oggi o domani" : `nei prossimi ${days} giorni`),
    last: (days: string) => (days === "0" ? "oggi" : days === "1" ? "ieri o oggi" : `negli ultimi ${days} giorni`),
    older: (days: string) =>
      days === "0" ? "prima di oggi" : days === "1" ? "prima di ieri" : `da più di ${days} giorni`,
    least: (count: string) => `almeno ${count}`,
    most: (count: string) => `al massimo ${count}`,
    begins: (text: string) => `inizia con ${text}`,
  },
  or: "oppure",
  yes: "sì",
  no: "no",
};

export type ConditionWords = typeof conditionWords;
