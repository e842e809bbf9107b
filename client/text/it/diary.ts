// Italian words of the diary of a case.
export const diary = {
  title: "Diario",
  toDiary: "Diario",
  what: "Che cosa",
  whats: { notes: "le note del diario", all: "tutto ciò che è scritto nella pratica" },
  words: "Parole",
  kind: "Tipo di nota",
  anyKind: "tutti",
  level: "Chi la legge",
  anyLevel: "qualsiasi nota",
  /** In the filter, and beside a note. */
  levels: { private: "Privata", team: "Di chi segue la pratica", case: "Di tutti quelli che leggono il diario" },
  /** Where a note is written: who will read it. */
  readBy: {
    private: "La leggi solo tu",
    team: (who: string) => `La legge chi segue la pratica: ${who}`,
    unnamed: "chi ne è responsabile",
    standIn: "chi li sostituisce",
    case: "La legge chiunque può leggere il diario della pratica",
  },
  author: "Scritto da",
  anyone: "chiunque",
  from: "Dal",
  to: "Al",
  lastRead: (who: string, day: string, since: number) =>
    `Presa visione di ${who} il ${day}${since === 0 ? "." : since === 1 ? "; dopo, 1 nota." : `; dopo, ${since} note.`}`,
  markRead: "Registra la presa visione",
  print: "Stampa",
  report: {
    open: "Prepara una relazione",
    pick: (what: string, day: string) => `Metti nella relazione: ${what} del ${day}`,
    help: "Scegli le voci da mettere nella relazione.",
    chosen: (count: number) => (count === 1 ? "1 voce scelta" : `${count} voci scelte`),
    draft: "Bozza di relazione",
    draftHelp:
      "Fatti, dichiarazioni e valutazioni stanno distinti, come vuole l’art. 473-bis.27 c.p.c., in ordine di data. Puoi modificarla qui, poi continuarla come documento della pratica o copiarla: finché non lo fai non resta da nessuna parte.",
    goOn: (template: string) => `Continua come «${template}»`,
    parts: {
      facts: "FATTI ACCERTATI",
      statements: "DICHIARAZIONI DELLE PARTI E DI TERZI",
      evaluations: "VALUTAZIONI DEGLI OPERATORI",
      rest: "DA COLLOCARE",
    },
    none: "(nelle voci scelte non ce ne sono)",
    present: (names: string) => `presenti: ${names}`,
    reserved: "nota che leggono in pochi: valuta se riportarla",
    text: "Testo della bozza",
    compose: "Scrivi la bozza",
    copy: "Copia il testo",
    copied: "Testo copiato",
    notCopied: "Il browser non permette di copiare: seleziona il testo e copialo.",
    stop: "Annulla la scelta",
  },
  none: "Nel diario non c’è ancora niente.",
  noneHelp: "Si comincia dalla pratica: «Scrivi nel diario», o il tasto n.",
  noneFound: "Niente con questi filtri.",
  noneFoundHelp: "Togli una parola, un giorno o chi ha scritto.",
  more: "Leggi ancora",
  count: (count: number, isAll: boolean) =>
    isAll
      ? count === 1
        ? "1 voce"
        : `${count} voci`
      : count === 1
        ? "La voce più recente"
        : `Le ${count} voci più recenti`,
};
