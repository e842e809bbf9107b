// Italian words beside the forms of events every case has: what to mind while one writes. Names come with the workflows.
export const commonEvents = {
  /** Beside a paper somebody is about to attach, by what workflows/rules/certificates says of its kind. */
  certificates: {
    notAsked:
      "Questo certificato non si può chiedere né prendere: lo sa già un’altra amministrazione (art. 40 DPR 445/2000). La persona lo dichiara e l’ufficio lo verifica.",
    onlyNeeded: "Di un verbale sanitario si conservano solo le pagine che servono.",
  },
  help: {
    participants: "Chi è nell’anagrafe si cerca; gli altri si scrivono per nome.",
    factsText: "Ciò che è accertato, con la fonte.",
    saidBy: "Chi l’ha detto e, se serve, in che contesto.",
    evaluationText: "Di chi scrive: su che cosa si fonda e con quale metodo.",
    fact: "La persona lo dichiara (artt. 46-47 DPR 445/2000), avvertita che una dichiarazione falsa è reato; l’ufficio lo verifica presso chi lo sa. Il certificato non si chiede.",
    verifyBy: "Se c’è un dubbio, o se l’ufficio lo controlla a campione.",
    verificationText: "Senza dati giudiziari o sanitari: quelli vanno nel campo del dato.",
    noteLevel:
      "Anche una nota che leggono in pochi fa parte del fascicolo: un giudice o una parte può chiederla. Dopo non si cambia: se deve leggerla anche un altro, si scrive di nuovo.",
    reservedText:
      "La leggono solo chi la scrive, l’operatore responsabile e il responsabile d’area; fa parte del fascicolo e un giudice o una parte può chiederla.",
  } as Record<string, string>,
};
