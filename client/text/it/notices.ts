// Italian words of the inbox.
const moment = (alarm: string, due: string, past: boolean): string => {
  if (alarm.startsWith("delivery:")) return "nessuna prova di consegna, va verificato";
  if (alarm.startsWith("stop:"))
    return `la sospensione è arrivata al massimo e ora decorre: ${past ? "scaduto" : "scade"} il ${due}`;
  return `${past ? "scaduto" : "scade"} il ${due}`;
};

export const notices = {
  title: "Avvisi",
  intro: "I termini di cui devi sapere.",
  none: "Nessun avviso.",
  noneHelp: "Arrivano prima che un termine scada: qui, e sulla campana in alto.",
  noneUnread: "Hai letto tutto. Togli «Solo da leggere» per rivedere gli altri.",
  bell: (unread: number) => (unread === 0 ? "Avvisi: nessuno da leggere" : `Avvisi: ${unread} da leggere`),
  /** The last of several is the most urgent; `past`: its end is over. */
  alarm: (alarms: readonly string[], due: string, past: boolean) => moment(alarms.at(-1) ?? "", due, past),
  unreadOnly: "Solo da leggere",
  markRead: "Segna come letto",
  markUnread: "Segna da leggere",
  markAll: "Segna tutti come letti",
  older: "Precedenti",
  newest: "Torna ai più recenti",
};
