// Italian words of the screens on all deliveries together: what a provider is paid for a month.
export const deliveries = {
  payment: "Liquidazioni",
  about: "Che cosa si liquida a un fornitore per un mese: solo mesi approvati. Nulla si scrive qui.",
  provider: "Fornitore",
  month: "Mese",
  choose: "Scegli",
  noProviders: "Nessun intervento affidato",
  noProvidersHelp: "Qui compaiono i fornitori degli interventi che puoi vedere, quando ce n'è almeno uno.",
  nothing: "Niente di approvato in questo mese",
  nothingHelp:
    "Gli importi compaiono quando i mesi consegnati sono approvati. Cambia mese, o guarda sotto che cosa manca.",
  nothingWaits: "Non manca niente: tutti i mesi previsti sono approvati.",
  summary: "Riepilogo",
};
