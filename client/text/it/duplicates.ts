// Italian words of records that may be of one person: why they are alike, and what is done about it.
export const duplicates = {
  maybeKnown: (count: number) =>
    count === 1 ? "Forse c’è già: guarda questa scheda" : "Forse c’è già: guarda queste schede",
  maybeKnownHelp: "Apri la scheda per verificare: si apre in un’altra finestra e qui non perdi niente.",
  use: "È questa",
  apart: "È un’altra persona",
  sameTitle: "Forse la stessa persona",
  sameHelp: "Queste schede somigliano a questa. Confrontale: se la persona è una sola, usate tutti la stessa scheda.",
  bands: { almostSure: "quasi certo", likely: "probabile", possible: "possibile" },
  reasons: {
    sameCode: "stesso codice fiscale",
    omocode: "stesso codice fiscale a parte l’omocodia: potrebbero essere due persone",
    codeSlip: "codice fiscale quasi uguale",
    sameNames: "stesso cognome e nome",
    namesSwapped: "cognome e nome scambiati",
    namesHeard: "cognome e nome suonano uguale",
    namesSlip: "cognome e nome diversi per una lettera",
    namesPart: "uno dei due ha un nome in più",
    otherSurname: "stesso nome, altro cognome",
    sameBirth: "stessa data di nascita",
    birthTurned: "giorno e mese di nascita scambiati",
    birthDigit: "data di nascita diversa per una cifra",
    sameAddress: "stesso indirizzo",
    otherBirth: "ma altra data di nascita",
    otherSex: "ma altro sesso",
    otherCode: "ma altro codice fiscale",
  },
};
