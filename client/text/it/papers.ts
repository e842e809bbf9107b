// Italian words of what a person has on paper with a last day.
export const papers = {
  title: "ISEE, permessi, certificazioni, redditi",
  none: "Niente di registrato.",
  former: (count: number) => `Di prima (${count})`,
  sorts: { isee: "ISEE", permit: "Documento", certificate: "Certificazione", income: "Reddito o beneficio" },
  from: (day: string) => `dal ${day}`,
  until: (day: string) => `al ${day}`,
  over: (day: string) => `Scaduto il ${day}`,
  soon: (day: string) => `Scade il ${day}`,
  ofAge: (name: string, day: string) => `${name} compie 18 anni il ${day}`,
  comesOfAge: "18 anni",
  ofAgeHelp:
    "Da vedere per tempo: passaggio ai servizi per adulti, amministratore di sostegno, prosieguo amministrativo, revisione dell’invalidità, servizi diurni.",
  runsOut: (name: string) => `Che cosa scade a ${name}`,
};
