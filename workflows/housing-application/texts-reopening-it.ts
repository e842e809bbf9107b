// Italian words of an application that is opened again.

export const reopeningIt = {
  states: {
    reopeningProposed: "Riapertura da decidere",
  },
  events: {
    PROPOSE_REOPENING: "Proponi la riapertura",
    REOPEN: "Riapri la domanda",
    DECLINE_REOPENING: "Non riaprire",
    CALL_REOPENED: "Riapertura dell'avviso",
  },
  done: {
    PROPOSE_REOPENING: "Riapertura proposta",
    REOPEN: "Domanda riaperta",
    DECLINE_REOPENING: "Riapertura non accolta",
    CALL_REOPENED: "L'avviso è riaperto",
  },
  fields: {
    reopenGround: "A che titolo si riapre",
    reopenText: "Perché si riapre",
  },
  options: {
    "reopenGround.selfCorrection": "Autotutela (art. 21-nonies L. 241/1990)",
    "reopenGround.courtOrder": "Provvedimento del giudice",
    "reopenGround.recordedInError": "Errore di registrazione",
  },
  help: {
    reopenGround:
      "Se la chiusura poggia su un atto dell'ufficio serve un altro atto: in autotutela o per ordine del giudice. L'errore di registrazione vale per una rinuncia o un ritiro scritti per sbaglio.",
    reopenText:
      "In autotutela: che cosa non era legittimo, quale interesse pubblico c'è, quali interessi di altri si sono pesati e perché il tempo passato è ragionevole.",
  },
  reasons: {
    callGoesOn: "L'avviso è finito: la domanda non potrebbe tornare in nessuna graduatoria. Prima si riapre l'avviso.",
    rankingNotSpreading: "La graduatoria è in comunicazione alle domande: si riapre appena è finita.",
    placeInForce: "La domanda non ha un posto nella graduatoria in vigore.",
    placeForUnit:
      "La domanda è stata riaperta e non ha un posto nella graduatoria in vigore di questo alloggio: lo avrà quando la graduatoria è riformulata.",
    closedByNoAct:
      "La chiusura poggia su un atto dell'ufficio: la toglie un altro atto, in autotutela o per ordine del giudice, non un errore di registrazione.",
    keysNotHanded:
      "Le chiavi sono consegnate: la domanda è arrivata in fondo e non si riapre. Se l'assegnazione non doveva esserci, la strada è la decadenza.",
    reopens: "La riapertura proposta riguarda un'altra chiusura.",
    closedFrom: "La domanda non è stata chiusa da questa fase.",
  },
  waiting: {
    decision: "la decisione sulla riapertura",
  },
};
