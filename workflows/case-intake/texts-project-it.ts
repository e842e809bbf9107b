// Parole italiane del progetto individuale: obiettivi misurabili, azioni, firme, chi riceve i dati, esito delle verifiche.
export const projectFieldsIt = {
  goals: "Obiettivi",
  goal: "Obiettivo n.",
  goalText: "Obiettivo",
  indicatorText: "Indicatore: che cosa si conta o si osserva",
  startValue: "Valore oggi",
  aimValue: "Valore atteso",
  goalBy: "Entro il",
  actions: "Azioni",
  forGoal: "Per l'obiettivo n.",
  who: "Chi lo fa",
  startOn: "Dal",
  endOn: "Al",
  times: "Quante volte",
  timesPer: "Ogni",
  costCents: "Costo",
  approvedCents: "Importo approvato",
  bindsCents: "Importo che vincola il budget",
  payer: "Chi paga",
  recipients: "Chi riceve dati della persona",
  recipient: "Chi li riceve",
  dataShared: "Quali dati",
  signatures: "Firme",
  signerName: "Chi ha firmato",
  signerQuality: "In qualità di",
  signedHow: "Come ha firmato",
  signedOn: "Firmato il",
  witnesses: "Testimoni (due)",
  goalReviews: "Esito degli obiettivi",
  goalOutcome: "Esito",
  reachedValue: "Valore raggiunto",
  goalNoteText: "Note sull'obiettivo",
  personSaysText: "Che cosa ne dice la persona",
  payerActNumber: "Numero dell'atto",
  payerActOn: "Data dell'atto",
  payerText: "Che cosa dice l'atto",
  ruledPayers: "Ente pagante secondo la regola",
  payerReason: "Perché",
  projectServices: "Interventi del progetto",
  goalCount: "Numero di obiettivi",
  listeningOnly: "Firme che valgono come ascolto",
  signedQualities: "Hanno firmato",
  reviewedGoals: "Obiettivi verificati",
};

export const projectOptionsIt: Record<string, string> = {
  "payerReason.act": "lo dice un atto",
  "payerReason.residenceAtDelivery": "residenza in questa data",
  "payerReason.residenceAtStart": "residenza all'inizio del soggiorno",
  "payerReason.guardianAtStart": "minorenne: residenza del tutore all'inizio del soggiorno",
  "payerReason.parentsAtStart": "minorenne: residenza dei genitori all'inizio del soggiorno",
  "timesPer.day": "Giorno",
  "timesPer.week": "Settimana",
  "timesPer.month": "Mese",
  "timesPer.year": "Anno",
  "timesPer.inAll": "In tutto",
  "goalOutcome.reached": "Raggiunto",
  "goalOutcome.partlyReached": "Raggiunto in parte",
  "goalOutcome.notReached": "Non raggiunto",
  notYet: "Non ancora valutabile",
  dropped: "Non più attuale",
  "dataShared.identity": "Anagrafici",
  "dataShared.contact": "Recapiti",
  "dataShared.social": "Sociali",
  "dataShared.health": "Sanitari",
  "dataShared.judicial": "Giudiziari",
  "dataShared.economic": "Economici",
};

export const projectReasonsIt = {
  approvedIfCosts: "Il progetto ha un costo: lo approva prima la responsabile d'area.",
  approvedForCost:
    "L'intervento ha un costo: prima un'altra persona approva il progetto, oppure c'è un mandato del giudice o un intervento urgente in corso.",
  notApproved: "Il progetto è già approvato per questo importo.",
  approvalCovers: "L'importo approvato non può essere minore di quanto è già impegnato o attivato per il progetto.",
  approvalCoversFigures: "Già impegnati o attivati: {boundCents}; si approverebbero {approvedCents}.",
  approvedCoversCost:
    "Il progetto costa più di quanto è approvato: prima una nuova approvazione dell'importo, oppure si riscrive il progetto con costi minori.",
  approvedCoversCostFigures: "Approvati: {approvedCents}; costo delle azioni: {costCents}.",
  withinApproved:
    "Va oltre l'importo approvato per il progetto: chi approva dà una nuova approvazione con l'importo nuovo («Approva il progetto»), oppure si riduce o si libera un altro impegno.",
  withinApprovedFigures:
    "Approvati: {approvedCents}; già impegnati o attivati: {boundCents}; questo aggiunge {addsCents}: {overCents} oltre.",
  bothSidesSigned:
    "Serve una firma del servizio, e quella della persona (o di chi la rappresenta) oppure il suo rifiuto registrato.",
  signedByWhoMay:
    "Per la famiglia ha firmato solo chi non può: per un minorenne o per chi ha un tutore firma chi lo rappresenta secondo gli atti (riquadro «Chi firma e chi si può informare»). La sua firma resta come ascolto.",
  projectDocument: "Il documento indicato non c'è, o non è un progetto né un patto.",
  payerExplained:
    "Secondo la regola paga un altro comune: perché paghi quello scritto serve l'atto che lo dice, con numero, data e contenuto. Se è sbagliata la residenza, si corregge nella scheda della persona.",
  actionsInOrder: "Un'azione finisce prima di cominciare.",
  actionGoalsKnown: "Un'azione è per un obiettivo che non c'è.",
  goalsKnown: "Un obiettivo indicato non c'è nel progetto, o è detto due volte.",
  goalsAllSaid: "Manca l'esito di qualche obiettivo del progetto; può essere «non ancora valutabile».",
};

export const projectHelpIt = {
  signerQuality: "La firma di un minorenne, o di chi ha un tutore, vale come ascolto: firma anche chi lo rappresenta.",
  approvedCents:
    "Proposto il costo delle azioni del progetto. Impegni e interventi non possono superarlo; quando serve di più si approva di nuovo, per l'importo nuovo.",
  costCents:
    "Quando c'è un costo serve che un'altra persona abbia approvato il progetto, salvo mandato del giudice o urgenza.",
  actions: "Senza nomi: chi lo fa si sceglie dall'elenco.",
  goals: "Quello che la persona vuole raggiungere, in modo che si possa vedere se è successo.",
  recipients: "Il progetto dice a chi si danno quali dati; la base è il compito pubblico, non un consenso.",
  documentId: "Se il progetto firmato è tra i documenti, valgono le firme registrate lì.",
};
