// Parole italiane delle fonti e dei fondi del budget di progetto; i fondi si chiamano come nei dati del piano di zona.
export const budgetOptionsIt: Record<string, string> = {
  "budgetSource.householdShare": "Quota della famiglia",
  "budgetSource.thirdSector": "Terzo settore",
  "budgetSource.region": "Regione",
  "budgetSource.nationalFund": "Fondo nazionale",
  "budgetSource.europeanFund": "Fondo europeo",
  "budgetSource.foundation": "Fondazione",
  "budgetSource.company": "Impresa",
  "budgetFund.regionalSocial": "Fondo sociale regionale",
  "budgetFund.regionalHealth": "Fondo sanitario regionale",
  "budgetFund.regionalDisabledWork": "Fondo regionale per l’occupazione dei disabili",
  "budgetFund.regionalFamily": "Fondo regionale per la famiglia e i suoi componenti fragili",
  "budgetFund.housingEmergency": "Fondo emergenza abitativa",
  "budgetFund.gambling":
    "Risorse finalizzate agli interventi di contrasto della diffusione del gioco d’azzardo patologico",
  "budgetFund.pupilTransport":
    "Risorse a supporto dello svolgimento dei servizi di trasporto scolastico e di assistenza educativa specialistica a favore degli studenti con disabilità di secondo ciclo",
  "budgetFund.socialPolicies": "Fondo nazionale per le politiche sociali (FNPS)",
  "budgetFund.nonSelfSufficiency": "Fondo nazionale per la non autosufficienza (FNA)",
  "budgetFund.afterUs":
    "Fondo per l’assistenza alle persone con disabilità grave o prive del sostegno familiare (Dopo di Noi)",
  "budgetFund.disabledWork": "Fondo per il diritto al lavoro dei disabili",
  "budgetFund.povertyFund": "Fondo per la lotta alla povertà e all’esclusione sociale",
  "budgetFund.familyPolicies": "Fondo per le politiche della famiglia",
  "budgetFund.zeroToSix":
    "Fondo nazionale per il sistema integrato di educazione e di istruzione dalla nascita ai sei anni",
  "budgetFund.youthPolicies": "Fondo per le politiche giovanili",
  "budgetFund.rents": "Fondo nazionale per il sostegno all’accesso delle abitazioni in locazione",
  "budgetFund.equalOpportunities": "Fondo per le politiche relative ai diritti e alle pari opportunità",
  "budgetFund.antiTrafficking": "Fondo per le misure anti-tratta",
  "budgetFund.asylumPolicies": "Fondo nazionale per le politiche e i servizi dell’asilo",
  "budgetFund.innovation": "Fondo per l’innovazione tecnologica e la digitalizzazione",
  "budgetFund.socialPlus": "Fondo Sociale Europeo + (FSE +)",
  "budgetFund.regionalDevelopment": "Fondo Europeo di Sviluppo Regionale (FESR)",
  "budgetFund.ruralDevelopment": "Fondo Europeo Agricolo per lo Sviluppo Rurale (FEASR)",
  "budgetFund.europeanAid": "Fondo di aiuti europei agli indigenti (FEAD)",
  "budgetFund.asylumMigration": "Fondo Asilo, Migrazione e Integrazione (FAMI)",
  "shareOverride.iseeAwaited": "ISEE chiesto, in arrivo",
  "shareOverride.regulation": "Caso previsto dal regolamento",
  "shareOverride.hardship": "Difficoltà economica valutata dal servizio",
  "shareOverride.instalments": "Quota divisa nel tempo",
  "shareOverride.agreement": "Accordo con la famiglia o con altri enti",
  "shareOverride.other": "Altro (nelle note)",
  "shareDecidedEach.day": "al giorno",
  "shareDecidedEach.month": "al mese",
};

/** Of the share of a household: as computed, or as an act decided it. */
export const shareFieldsIt = {
  share: "Quota della famiglia",
  shareQuantity: "Quantità nel periodo",
  sharePriceCents: "Costo di un'unità",
  shareOverride: "Perché una quota diversa",
  shareDecidedCents: "Quota decisa da un atto",
  shareDecidedEach: "La quota è",
  shareActNumber: "Numero dell'atto",
  shareActOn: "Atto del",
};
export const shareReasonsIt = {
  shareExplained:
    "L'importo non è la quota che risulta dalla tariffa: prendi la quota proposta o scegli perché è diversa.",
  changeExplained:
    "L'importo non è la quota che risulta dalla tariffa: prendi la quota proposta o scegli perché è diversa.",
  shareAsDecided:
    "L'importo impegnato non è quello che risulta dall'atto per questo periodo: prendilo dal riquadro «Quota decisa da un atto».",
  changeAsDecided:
    "L'importo impegnato non è quello che risulta dall'atto che ha deciso la quota: prendilo dal riquadro «Quota decisa da un atto». Per un'altra quota indica il nuovo atto e il perché.",
};
