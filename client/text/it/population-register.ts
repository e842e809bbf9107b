// Italian words of the register of the population, which is asked who somebody is.
export const populationRegister = {
  title: "Confronta con l’anagrafe",
  ask: "Chiedi all’anagrafe",
  reason: "Perché lo chiedi",
  reasonHelp: "La domanda e il motivo restano nel registro degli accessi.",
  noCode: "Per chiedere serve il codice fiscale.",
  notConnected: (register: string) =>
    `Nessuna anagrafe collegata: ${register} non è stata interrogata e non è stato compilato nulla. I dati vanno controllati a mano.`,
  notFound: (register: string) => `${register} non trova nessuno con questo codice fiscale.`,
  unavailable: (register: string) => `${register} non ha risposto: riprova più tardi. Non è cambiato nulla.`,
  identity: "Chi è",
  residence: "Dove risiede",
  here: "Qui",
  there: (register: string) => register,
  nothing: "niente",
  same: "uguale",
  choose: "Prendi",
  take: "Riporta nel modulo",
};
