// Italian words of households: who lives with whom, how one splits, and which one a case follows.
export const households = {
  title: "Con chi vive",
  none: "Non risulta in nessun nucleo.",
  hidden: "luogo protetto",
  hiddenHelp: "Dove vive questo nucleo non si può sapere da qui.",
  since: (day: string) => `dal ${day}`,
  somebody: "Una persona che non puoi vedere",
  cameOut: (day: string) => `Nato il ${day}, quando un altro nucleo si è diviso`,
  split: (day: string, reason: string) => `Diviso il ${day} (${reason.toLowerCase()}). Sono usciti:`,
  noReference: "Di questo nucleo non si sa chi è l’intestatario: indicarlo con «Cambia l’intestatario».",
  referenceDied: "L’intestatario è morto: registrare la sua uscita e chi prende il suo posto.",
  more: "Altro sul nucleo",
  cannot: "Adesso non si può: il nucleo è cambiato. Riapri la pagina.",
  followed: "Nucleo seguito",
  asks: {
    split: (day: string) => `Il nucleo si è diviso il ${day}: quale segue questa pratica?`,
    gone: () => "Il nucleo che questa pratica seguiva non c’è più: quale segue ora?",
    left: () => "La persona non è più nel nucleo che questa pratica segue: quale segue ora?",
  },
  asksHelp: "Da qui dipende chi la trova tra le pratiche del nucleo. Si dice una volta, con il motivo.",
  follows: (household: string) => `Segue ${household}`,
  asNow: "come adesso",
};
