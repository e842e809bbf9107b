// Words in which the arithmetic of a term is told, Italian and English. Days come in already written.
export interface TermWords {
  weekdays: readonly string[];
  months: readonly string[];
  units: Record<string, (amount: number) => string>;
  holidays: Record<string, string>;
  toVerify: string;
  example: string;
  length: (amount: string, ruleset: string, source: string) => string;
  agreed: (day: string) => string;
  backwards: (day: string) => string;
  waits: (day: string) => string;
  sent: (day: string, via: string, protocol: string) => string;
  returned: (day: string, why: string) => string;
  delivered: (day: string, via: string, proof: string, protocol: string) => string;
  followUp: (day: string, amount: string, source: string) => string;
  protocol: (number: string, day: string) => string;
  startExcluded: (day: string) => string;
  counted: (amount: string, day: string) => string;
  monthEnd: (day: string) => string;
  extended: (amount: string, ground: string, law: string, day: string) => string;
  yearly: (name: string, law: string, amount: string, day: string) => string;
  suspensions: Record<string, string>;
  stood: (from: string, to: string, amount: string, ground: string, law: string, day: string) => string;
  interrupted: (from: string, to: string, ground: string, law: string) => string;
  cut: (asked: string, counted: string) => string;
  atLimit: string;
  stands: (day: string, ground: string, law: string) => string;
  interruptedNow: (day: string, ground: string, law: string) => string;
  until: (day: string) => string;
  restarted: (day: string) => string;
  moved: (from: string, holiday: string, to: string) => string;
  hours: (from: string, amount: string, to: string) => string;
  stoodHours: (amount: string, ground: string, law: string, to: string) => string;
  hour: (day: string, clock: string) => string;
}

const plural = (one: string, many: string) => (amount: number) => `${amount} ${amount === 1 ? one : many}`;

/** Days are written small; one that begins a sentence is not. */
const initial = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const termWordsIt: TermWords = {
  weekdays: ["domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"],
  months: [
    ...["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"],
    ...["luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
  ],
  units: {
    days: plural("giorno", "giorni"),
    months: plural("mese", "mesi"),
    workingDays: plural("giorno lavorativo", "giorni lavorativi"),
    hours: plural("ora", "ore"),
  },
  holidays: {
    sunday: "domenica",
    saturday: "per gli atti processuali lo è anche il sabato",
    newYear: "Capodanno",
    epiphany: "Epifania",
    easterMonday: "Lunedì dell'Angelo",
    liberation: "25 aprile",
    labour: "1° maggio",
    republic: "2 giugno",
    assumption: "Ferragosto",
    saintFrancis: "San Francesco, 4 ottobre",
    allSaints: "Ognissanti",
    immaculate: "Immacolata",
    christmas: "Natale",
    saintStephen: "Santo Stefano",
    unity150: "150° dell'Unità d'Italia",
    patronSaint: "santo patrono del comune",
  },
  toVerify: "da verificare",
  example: "valore di esempio, non trovato nelle fonti",
  length: (amount, ruleset, source) => `La durata è di ${amount}: parametro ${ruleset}${source ? `, ${source}` : ""}.`,
  agreed: (day) => `Il termine è il giorno concordato o fissato: ${day}.`,
  backwards: (day) => `Si conta all'indietro da ${day}.`,
  waits: (day) => `Da ${day} aspetta la consegna dell'atto: il termine non decorre ancora.`,
  sent: (day, via, protocol) => `Inviato ${day}, ${via}${protocol}.`,
  returned: (day, why) => `Tornato indietro ${day}: ${why}.`,
  delivered: (day, via, proof, protocol) =>
    `Consegnato ${day}${via ? `, ${via}` : ""}${proof ? `; prova: ${proof}` : ""}${protocol}: decorre da qui.`,
  followUp: (day, amount, source) => `Se non arriva la prova entro ${amount}, ${day} si verifica (${source}).`,
  protocol: (number, day) => `, protocollo ${number}${day ? ` di ${day}` : ""}`,
  startExcluded: (day) => `Il giorno iniziale, ${day}, non si conta.`,
  counted: (amount, day) => `${amount}: si arriva a ${day}, che si conta.`,
  monthEnd: (day) => `Il mese non ha quel giorno: vale l'ultimo, ${day}.`,
  extended: (amount, ground, law, day) => `Prorogato di ${amount} (${ground}; ${law}): si arriva a ${day}.`,
  yearly: (name, law, amount, day) => `${name}${law ? ` (${law})` : ""}: ${amount} non si contano; si arriva a ${day}.`,
  suspensions: { judicialSummer: "Sospensione feriale, 1-31 agosto" },
  stood: (from, to, amount, ground, law, day) =>
    `Sospeso da ${from} a ${to} (${ground}; ${law}): ${amount} non si contano${day ? `; si arriva a ${day}` : ""}.`,
  interrupted: (from, to, ground, law) => `Interrotto da ${from} a ${to} (${ground}; ${law}).`,
  cut: (asked, counted) => `È durato ${asked}, ma la regola ne ammette ${counted}.`,
  atLimit: "Nessuno l'ha ripreso: ha ricominciato a decorrere da sé, perché la regola non ammette di più.",
  stands: (day, ground, law) => `È sospeso da ${day} (${ground}; ${law}).`,
  interruptedNow: (day, ground, law) => `È interrotto da ${day} (${ground}; ${law}): ricomincerà da zero.`,
  until: (day) => `Al più tardi riprende ${day}.`,
  restarted: (day) => `Ricomincia da zero ${day}.`,
  moved: (from, holiday, to) => `${initial(from)} è festivo (${holiday}): si passa a ${to}.`,
  hours: (from, amount, to) =>
    `Dalle ${from}, ${amount} trascorse sull'orologio: finisce alle ${to}. Si conta dal minuto, per prudenza (art. 155 c.p.c.: l'ora iniziale non si conta).`,
  stoodHours: (amount, ground, law, to) => `Fermo per ${amount} (${ground}; ${law}): finisce alle ${to}.`,
  hour: (day, clock) => `${clock} di ${day}`,
};

export const termWordsEn: TermWords = {
  weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  months: [
    ...["January", "February", "March", "April", "May", "June"],
    ...["July", "August", "September", "October", "November", "December"],
  ],
  units: {
    days: plural("day", "days"),
    months: plural("month", "months"),
    workingDays: plural("working day", "working days"),
    hours: plural("hour", "hours"),
  },
  holidays: {
    sunday: "Sunday",
    saturday: "for procedural acts Saturday is one too",
    newYear: "New Year",
    epiphany: "Epiphany",
    easterMonday: "Easter Monday",
    liberation: "25 April",
    labour: "1 May",
    republic: "2 June",
    assumption: "15 August",
    saintFrancis: "Saint Francis, 4 October",
    allSaints: "All Saints",
    immaculate: "8 December",
    christmas: "Christmas",
    saintStephen: "Saint Stephen",
    unity150: "150 years of the united State",
    patronSaint: "patron saint of the comune",
  },
  toVerify: "to be verified",
  example: "an example value, not found in the sources",
  length: (amount, ruleset, source) => `Its length is ${amount}: parameter ${ruleset}${source ? `, ${source}` : ""}.`,
  agreed: (day) => `The term is the day agreed or ordered: ${day}.`,
  backwards: (day) => `Counted backwards from ${day}.`,
  waits: (day) => `Since ${day} it waits for the delivery of the act: the term does not run yet.`,
  sent: (day, via, protocol) => `Sent on ${day}, ${via}${protocol}.`,
  returned: (day, why) => `Came back on ${day}: ${why}.`,
  delivered: (day, via, proof, protocol) =>
    `Delivered on ${day}${via ? `, ${via}` : ""}${proof ? `; proof: ${proof}` : ""}${protocol}: it runs from here.`,
  followUp: (day, amount, source) => `Without proof within ${amount}, somebody asks on ${day} (${source}).`,
  protocol: (number, day) => `, register no. ${number}${day ? ` of ${day}` : ""}`,
  startExcluded: (day) => `The first day, ${day}, is not counted.`,
  counted: (amount, day) => `${amount}: this leads to ${day}, which is counted.`,
  monthEnd: (day) => `The month has no such day: its last one, ${day}.`,
  extended: (amount, ground, law, day) => `Extended by ${amount} (${ground}; ${law}): this leads to ${day}.`,
  yearly: (name, law, amount, day) =>
    `${name}${law ? ` (${law})` : ""}: ${amount} are not counted; this leads to ${day}.`,
  suspensions: { judicialSummer: "Judicial summer, 1-31 August" },
  stood: (from, to, amount, ground, law, day) =>
    `Suspended from ${from} to ${to} (${ground}; ${law}): ${amount} are not counted${day ? `; this leads to ${day}` : ""}.`,
  interrupted: (from, to, ground, law) => `Interrupted from ${from} to ${to} (${ground}; ${law}).`,
  cut: (asked, counted) => `It lasted ${asked}, but the rule allows ${counted}.`,
  atLimit: "Nobody resumed it: it ran again by itself, because the rule allows no more.",
  stands: (day, ground, law) => `Suspended since ${day} (${ground}; ${law}).`,
  interruptedNow: (day, ground, law) => `Interrupted since ${day} (${ground}; ${law}): it will begin again from zero.`,
  until: (day) => `It runs again on ${day} at the latest.`,
  restarted: (day) => `It begins again from zero on ${day}.`,
  moved: (from, holiday, to) => `${from} is a holiday (${holiday}): it moves to ${to}.`,
  hours: (from, amount, to) =>
    `From ${from}, ${amount} on the clock: it ends at ${to}. Counted from the minute, to be safe (art. 155 c.p.c.: the first hour is not counted).`,
  stoodHours: (amount, ground, law, to) => `Stood still for ${amount} (${ground}; ${law}): it ends at ${to}.`,
  hour: (day, clock) => `${clock} of ${day}`,
};
