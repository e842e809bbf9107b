// Parole italiane delle firme attese su un documento.
export const signatureEventsIt = {
  AWAIT_SIGNATURE: "Attendi una firma",
  GIVE_UP_SIGNATURE: "Rinuncia alla firma",
};

export const signatureDoneIt = {
  AWAIT_SIGNATURE: "Firma chiesta",
  GIVE_UP_SIGNATURE: "Firma non più attesa",
};

export const signatureFieldsIt = {
  awaitedWho: "Nome di chi deve firmare",
  signBy: "Firma concordata entro il",
  awaited: "Firma attesa",
  givenUpText: "Perché non si attende più",
};

/** Alone beside the term, and with what is missing. */
export const signatureOptionsIt = {
  minorHeard: "Minore ascoltato",
  worker: "Operatore",
  manager: "Responsabile",
  otherBody: "Altro ente",
  "signature.person": "Firma della persona interessata",
  "signature.parent": "Firma di un genitore",
  "signature.guardian": "Firma del tutore",
  "signature.supportAdministrator": "Firma dell'amministratore di sostegno",
  "signature.minorHeard": "Firma del minore ascoltato",
  "signature.worker": "Firma dell'operatore",
  "signature.manager": "Firma del responsabile",
  "signature.familyDoctor": "Firma del medico di medicina generale",
  "signature.healthService": "Firma del servizio sanitario",
  "signature.provider": "Firma dell'ente gestore o fornitore",
  "signature.otherBody": "Firma di un altro ente",
};

export const signatureReasonsIt = {
  roomToAsk: "Ci sono già troppe richieste aperte: prima si chiudono quelle.",
  signatureDocument: "Il documento indicato non c'è.",
  signatureAwaited: "Non si attende nessuna firma.",
  signatureKnown: "La firma indicata non è attesa, o è già arrivata.",
};

export const signatureHelpIt = {
  signBy: "Il giorno concordato con chi firma: nessuno lo calcola.",
  awaitedWho: "Per il patto di cura, il medico di medicina generale della persona.",
};
