// Italian words of assessment sheets: which there are, filling one in, results side by side.
export const assessment = {
  title: "Schede di valutazione",
  door: "Schede di valutazione",
  toSheets: "Torna alle schede",
  print: "Stampa le schede",
  offered: "Compila una scheda",
  notNow: "In questa fase non si compilano schede.",
  items: (count: number) => (count === 1 ? "1 voce" : `${count} voci`),
  none: "In questa pratica non è stata compilata nessuna scheda.",
  noneHelp:
    "Una scheda si compila quando si valuta e si ripete alle verifiche: i risultati si leggono uno accanto all'altro.",
  cannot: "Di questa pratica il tuo incarico non permette di vedere le schede.",
  item: "Voce",
  filledOn: (day: string, by: string) => `${day}, ${by}`,
  change: "Dalla prima all'ultima",
  changes: { better: "migliorata", worse: "peggiorata", same: "uguale" },
  counts: (better: number, worse: number, same: number) =>
    [
      better ? `${better} ${better === 1 ? "migliorata" : "migliorate"}` : "",
      worse ? `${worse} ${worse === 1 ? "peggiorata" : "peggiorate"}` : "",
      same ? `${same} ${same === 1 ? "uguale" : "uguali"}` : "",
    ]
      .filter(Boolean)
      .join(", "),
  notAnswered: "non indicato",
  earlier: (count: number) =>
    count === 1
      ? "1 compilazione di mezzo non è in tabella: è nella storia della pratica."
      : `${count} compilazioni di mezzo non sono in tabella: sono nella storia della pratica.`,
  ownWords: "Con le parole della persona",
  added: "Che cosa è stato aggiunto",
  disagreement: "Dissenso della persona",
  closedArea: "non visibile con il tuo incarico",
  gone: "Questa scheda non è più tra quelle in vigore.",
};
