// Italian words of writing a letter, a minute or a report in a case.
export const letters = {
  write: "Scrivi una lettera",
  title: "Scrivi una lettera",
  help: "Scegli un modello: si apre già compilato con quello che sai della pratica. Diventa un documento solo quando lo metti agli atti.",
  forState: "Per questa fase",
  others: "Tutti i modelli",
  none: "In questa pratica non ci sono modelli che puoi usare: servono un modello per questo procedimento e il permesso di allegare documenti di quella riservatezza.",
  toTemplates: "Scegli un altro modello",
  known: "È compilata con ciò che vedi tu della pratica. Controlla tutto: quello che manca resta segnato nel testo.",
  protectedAddress:
    "L’indirizzo di questa persona è protetto: la lettera si consegna a mano. L’indirizzo non deve comparire in nessun punto.",
  sections: {
    letterTo: "Destinatario",
    letterPlaces: "Dati del documento",
    letterWords: "Testo",
    letterHead: "Intestazione e data",
    letterFile: "Nel fascicolo",
  },
  fields: {
    addresseeName: "A chi è diretta",
    addresseeLines: "Indirizzo del destinatario",
    letterText: "Testo del documento",
    letterhead: "Intestazione",
    letterPlace: "Luogo",
    letterDay: "Data",
  },
  helps: {
    letterText:
      "Le parole tra parentesi quadre si riempiono con i campi qui sopra. Una riga vuota separa i paragrafi; «# » apre un titolo, «- » un elenco.",
    letterhead: "Una riga per volta: l’ente, l’ufficio, poi indirizzo e recapiti.",
    addresseeLines: "Una riga per volta. Si può lasciare vuoto.",
    documentTitle: "Non scrivere qui il nome di nessuno: il titolo si legge prima di aprire il file.",
  },
  addressees: {
    title: "A chi può andare, secondo gli atti",
    subject: "La persona",
    partly: "solo entro quanto dice l’atto",
    noAddress: "senza indirizzo: protetto, non registrato o non visibile a te",
    take: "Scrivi a",
    none: {
      deceased:
        "La persona è deceduta: non le si scrive. Se la lettera va a un erede o a un ente, scrivi tu il destinatario.",
      nobody: "È minorenne e dagli atti non risulta chi la rappresenta: registra l’atto, o scrivi tu il destinatario.",
      several: "Gli atti danno più destinatari: scegli a chi va questa. Se va a tutti, fanne una per ciascuno.",
      partly: "Nessuno riceve tutto: leggi l’atto e scegli.",
      closed:
        "Non puoi vedere la scheda di qualcuno che la rappresenta: il destinatario scrivilo tu, dopo aver verificato gli atti.",
    },
  },
  look: "Guarda l’anteprima",
  take: "Scarica per modificarla (DOCX)",
  attach: "Metti agli atti",
  attached: "Il documento è agli atti. Ora si può protocollare, firmare, spedire.",
  preview: "Anteprima",
  open: (pages: number) => (pages === 1 ? "Apri il PDF (1 pagina)" : `Apri il PDF (${pages} pagine)`),
  fine: "Non manca niente.",
  missing: "Resta da completare",
  named: "Il documento nomina anche",
  namedHelp: "Verifica che chi lo riceve possa saperlo.",
  undrawn: (signs: string) => `Questi segni non si possono stampare e saranno sostituiti: ${signs}`,
  pressAgain: "Se va bene così, premi di nuovo «Metti agli atti».",
  namesAddress:
    "Il documento contiene l’indirizzo protetto della persona: toglilo. Così non si può né allegare né scaricare.",
  tooLong: "Il documento è troppo lungo: accorcia il testo o dividilo in due.",
  again: "Scrivi una nuova versione",
  becomes: (version: number) => `Diventa la versione ${version} del documento: quelle di prima restano nel fascicolo.`,
  madeFrom: (name: string, version: number) => `scritto con il modello «${name}», versione ${version}`,
};
