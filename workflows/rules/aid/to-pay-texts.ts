// Words of the statement of aids to be paid, the same on screen, on paper and in the file.
export type ToPayLocale = "it" | "en";

const it = {
  title: (comune: string) => `Prospetto dei contributi da pagare${comune === "" ? "" : `: ${comune}`}`,
  aid: "Contributo n.",
  payee: "A chi si paga",
  iban: "IBAN",
  reference: "Bolletta, fattura o contratto",
  payWay: "Come si paga",
  comune: "Comune",
  chapter: "Capitolo",
  commitment: "Impegno",
  dueEuro: "Da pagare ora in euro",
  restEuro: "Resta da pagare in euro",
  aids: "Contributi",
  sums: "Totali per comune e capitolo",
  total: "Totale",
  notSaid: "da indicare",
  closed: "non visibile",
  covers: "Riguarda i contributi concessi e non ancora pagati che può leggere chi lo fa, senza i buoni.",
  names: "Nomina chi riceve il denaro: chi ha chiesto un contributo pagato ad altri ha solo il numero.",
  madeBy: (name: string, day: string, time: string) => `Fatto da ${name} il ${day} alle ${time}`,
};

const en: typeof it = {
  title: (comune) => `Statement of aids to be paid${comune === "" ? "" : `: ${comune}`}`,
  aid: "Aid no.",
  payee: "Who is paid",
  iban: "IBAN",
  reference: "Bill, invoice or contract",
  payWay: "How it is paid",
  comune: "Municipality",
  chapter: "Chapter",
  commitment: "Commitment",
  dueEuro: "To be paid now in euro",
  restEuro: "Left to pay in euro",
  aids: "Aids",
  sums: "Totals by municipality and chapter",
  total: "In all",
  notSaid: "to be said",
  closed: "not to be seen",
  covers: "It is about granted aids not yet paid that who makes it may read, without vouchers.",
  names: "It names who gets the money: who asked for an aid that is paid to somebody else stands by number alone.",
  madeBy: (name, day, time) => `Made by ${name} on ${day} at ${time}`,
};

export const toPayTexts = (locale: ToPayLocale): typeof it => (locale === "en" ? en : it);
