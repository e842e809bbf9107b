// Italian words of the inbox.
const moment = (alarm: string): string => {
  const [what, offset] = alarm.split(":");
  const days = Number(offset);
  if (what === "delivery") return "nessuna prova di consegna: va verificato";
  if (what === "stop") return "la sospensione è arrivata al massimo: va ripreso";
  if (days < 0) return "in scadenza";
  return days === 0 ? "scade" : "scaduto";
};

export const notices = {
  title: "Avvisi",
  intro: "I termini di cui devi sapere. Un avviso dice quale pratica guardare; il contenuto è nella pratica.",
  none: "Nessun avviso.",
  bell: (unread: number) => (unread === 0 ? "Avvisi: nessuno da leggere" : `Avvisi: ${unread} da leggere`),
  /** The last of several is the most urgent. */
  alarm: (alarms: readonly string[], due: string) =>
    [moment(alarms.at(-1) ?? ""), due].filter((one) => one !== "").join(" · "),
  unreadOnly: "Solo da leggere",
  markRead: "Segna come letto",
  markUnread: "Segna da leggere",
  markAll: "Segna tutti come letti",
  older: "Precedenti",
  newest: "Torna ai più recenti",
};
