// Italian words of the day in a work list: whom one waits for, reminders, acts on many cases, what is wanted now and then.
export const day = {
  waitingDays: (days: number) => (days === 0 ? "da oggi" : days === 1 ? "da 1 giorno" : `fino a ${days} giorni`),
  waitingOthers: (count: number) => (count === 1 ? "e un altro" : `e altri ${count}`),
  waitingLong: (days: number, day: string) =>
    days === 0
      ? `In attesa da oggi (${day}).`
      : days === 1
        ? `In attesa da un giorno (${day}).`
        : `In attesa da ${days} giorni (${day}).`,
  remindTitle: (who: string) => `Sollecita: ${who}`,
  remindWhom: "Chi è stato sollecitato?",
  remindChoice: (who: string, since: string) => `${who}, richiesta del ${since}`,
  remindHelp: "Come è stato fatto il sollecito? Resta scritto nella storia della pratica.",
  reminded: (who: string) => `Sollecito registrato: ${who}`,
  remindedOn: (day: string) => `Ultimo sollecito il ${day}.`,
  neverReminded: "Nessun sollecito finora.",
  waitsForNobody: "Questa pratica non aspetta nessuno: non c’è chi sollecitare.",
  notYours: "Di questa pratica vedi solo che c’è: non puoi fare passaggi.",
  noRow: "Scegli prima una riga, con le frecce.",
  openRow: "Apri la pratica",
  acts: "Cosa posso fare",
  chooseOne: "Scegli per un passaggio in blocco",
  nobody: "nessuna pratica",
  bulk: {
    act: "In blocco",
    toJobs: "Passaggi avviati",
    actAll: "Su tutto l’elenco",
    actChosen: (count: string) => `Sulle scelte (${count})`,
    choose: "Scegli a mano",
    notWhole: (actAll: string) =>
      `Non scelte: sono troppe, o non tutte sono state lette. Per tutte c’è «${actAll}», sotto Altro.`,
    stopChoosing: "Fine scelta",
    chosen: (count: number, written: string) => (count === 1 ? "1 pratica scelta" : `${written} pratiche scelte`),
  },
};
