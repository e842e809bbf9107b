// Italian words of the documents of a case.
export const documents = {
  title: "Documenti",
  look: (count: number) => (count === 1 ? "Guarda il documento" : `Guarda i ${count} documenti`),
  lookHelp: "Chi li guarda resta registrato.",
  none: "Non c’è ancora nessun documento. Allega una scansione, una foto della carta o un file.",
  closedLetters: (count: number) =>
    count === 1
      ? "Tra questi, 1 lettera o carta di prima che l’indirizzo fosse protetto, che può dirlo: la apre chi può conoscerlo."
      : `Tra questi, ${count} lettere o carte di prima che l’indirizzo fosse protetto, che possono dirlo: le apre chi può conoscerlo.`,
  closed: (count: number) =>
    count === 1
      ? "1 altro documento è di una riservatezza che non vedi."
      : `Altri ${count} documenti sono di una riservatezza che non vedi.`,
  attach: "Allega un documento",
  add: "Allega un file…",
  attachNow: "Allega",
  newVersion: "Nuova versione",
  file: "File",
  fileHelp: (most: string) => `PDF, foto, Word, Excel o OpenDocument, fino a ${most}.`,
  chooseOne: "Scegli…",
  classHelp: "Chi non può leggere dati di questo genere non vede il documento.",
  chooseFile: "Scegli il file da allegare.",
  chooseKind: "Scegli che tipo di documento è.",
  giveTitle: "Scrivi un titolo.",
  sending: (percent: number) => `Invio in corso: ${percent}%`,
  of: (day: string) => `del ${day}`,
  protocol: (number: string, day: string) => `prot. ${number}${day === "" ? "" : ` del ${day}`}`,
  version: (n: number, day: string) => `Versione ${n} del ${day}`,
  signedCopy: "copia firmata",
  givenWith: (act: string) => `con: ${act}`,
  slot: {
    title: "Allegati",
    help: "Partono con la registrazione; se manca la rete restano su questo dispositivo e partono da soli. Se chiudi prima, sceglili di nuovo.",
    choose: "Scegli i file…",
    remove: (name: string) => `Togli ${name}`,
    tooMany: (most: number) => `Al massimo ${most} file per volta.`,
    sendingTitle: "Allegati in arrivo",
    recorded: "La registrazione è fatta. Ora arrivano gli allegati.",
    done: "allegato",
    waiting: "in attesa",
    again: "Riprova",
    close: "Chiudi",
    closeWithout: "Chiudi senza allegarli",
  },
  signed: (who: string, quality: string, day: string) =>
    `Firmato da ${[who, `(${quality.toLowerCase()})`].filter(Boolean).join(" ")} il ${day}`,
  refused: (who: string, quality: string, day: string) =>
    `${[who, `(${quality.toLowerCase()})`].filter(Boolean).join(" ")} ha rifiutato di firmare il ${day}`,
  witnesses: (who: string) => `testimoni: ${who}`,
  copy: (who: string, day: string, via: string) => `Copia a ${who || "…"} il ${day} (${via.toLowerCase()})`,
  notAsked: "Questo certificato non si può chiedere",
  notAskedHelp: (facts: string) =>
    `Quello che attesta (${facts}) lo ha già un’altra amministrazione: la persona lo dichiara, l’ufficio lo verifica (art. 40 DPR 445/2000). Se lo ha portato lo stesso puoi allegarlo.`,
  declareInstead: (fact: string) => `Registra la dichiarazione: ${fact}`,
  writeDeclaration: "Scrivi l’autodichiarazione",
  onlyNeeded: "Conserva solo le pagine che servono.",
  sent: (day: string, via: string) => `Spedito il ${day} (${via.toLowerCase()})`,
  returned: (day: string, why: string) => `Tornato indietro il ${day} (${why.toLowerCase()})`,
  delivered: (day: string, proof: string) => `Consegnato il ${day} (prova: ${proof.toLowerCase()})`,
  ofTerm: (term: string) => `termine: ${term}`,
  elsewhere: "Un atto che non è tra i documenti",
  about: (document: string) => `Documento: ${document}`,
  erased: "Cancellato",
};
