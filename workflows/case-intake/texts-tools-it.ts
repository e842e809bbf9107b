// Parole italiane delle schede di valutazione; le voci e i livelli sono dati dell'Ambito e portano le loro.
export const toolFieldsIt = {
  tool: "Scheda",
  toolName: "Scheda",
  toolVersion: "Versione della scheda",
  answers: "Risposte",
  healthAnswers: "Risposte: parte sanitaria",
  economicAnswers: "Risposte: parte economica",
  item: "Voce",
  level: "Livello",
  toolText: "Che cosa va aggiunto",
  answerCount: "Voci compilate",
};

export const toolReasonsIt = {
  toAnotherComune: "È il comune in cui la pratica si trova già: scegline un altro.",
  toolFits: "Nessuna voce è compilata, o la scheda nel frattempo è cambiata: riaprila e compila di nuovo.",
};
