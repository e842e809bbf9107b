// Italian words of the inbox.
const moment = (alarm: string, due: string, past: boolean): string => {
  if (alarm.startsWith("delivery:")) return "nessuna prova di consegna, va verificato";
  if (alarm.startsWith("stop:"))
    return `la sospensione è arrivata al massimo e ora decorre: ${past ? "scaduto" : "scade"} il ${due}`;
  if (alarm.startsWith("still:")) return `è fermo e nessuna norma lo fa ripartire: da riguardare dal ${due}`;
  return `${past ? "scaduto" : "scade"} il ${due}`;
};

export const notices = {
  title: "Avvisi",
  intro:
    "I termini di cui devi sapere, quello che altri hanno fatto sulle tue pratiche o ti hanno trasferito, e le richieste tra uffici: che aspettano te, a cui qualcuno ha risposto o a cui nessuno può rispondere.",
  none: "Nessun avviso.",
  noneHelp:
    "Arrivano prima che un termine scada, e quando altri decidono di una tua pratica: qui, e sulla campana in alto.",
  noneUnread: "Hai letto tutto. Togli «Solo da leggere» per rivedere gli altri.",
  bell: (unread: number) => (unread === 0 ? "Avvisi: nessuno da leggere" : `Avvisi: ${unread} da leggere`),
  /** The last of several is the most urgent; `past`: its end is over. */
  alarm: (alarms: readonly string[], due: string, past: boolean) => moment(alarms.at(-1) ?? "", due, past),
  /** What was done, as the history calls it. */
  act: (done: string, name: string) => (name === "" ? done : `${done}, da ${name}`),
  now: (state: string) => `Ora: ${state}`,
  mergeAsk: (name: string) => `${name} chiede di far confluire due schede: rispondi`,
  mergeNobody: "Nessuno può rispondere alla tua richiesta di far confluire due schede",
  waits: (days: number) =>
    days <= 0
      ? "Chiesto oggi"
      : days === 1
        ? "Aspetta una risposta da un giorno"
        : `Aspetta una risposta da ${days} giorni`,
  answers: {
    mergeAccepted: (name: string) => `${name} ha fatto confluire le due schede, come avevi chiesto`,
    mergeRefused: (name: string) => `${name} ha rifiutato di far confluire le due schede`,
    mergeApart: (name: string) => `${name} ha segnato che le due schede sono di persone diverse`,
    mergeWithdrawn: (name: string) => `${name} ha ritirato la tua richiesta di far confluire le due schede`,
  },
  readWhy: "Leggi il perché",
  noWhy: "Il perché non si può più leggere.",
  unreadOnly: "Solo da leggere",
  markRead: "Segna come letto",
  markUnread: "Segna da leggere",
  markAll: "Segna tutti come letti",
  older: "Precedenti",
  newest: "Torna ai più recenti",
};
