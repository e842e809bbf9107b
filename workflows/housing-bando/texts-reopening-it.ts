// Italian words of a call that is opened again.

export const reopeningIt = {
  states: {
    reopeningProposed: "Riapertura da decidere",
    reopening: "In riapertura: domande da avvisare",
  },
  events: {
    PROPOSE_REOPENING: "Proponi la riapertura",
    REOPEN: "Riapri l'avviso",
    DECLINE_REOPENING: "Non riaprire",
  },
  done: {
    PROPOSE_REOPENING: "Riapertura proposta",
    REOPEN: "Avviso riaperto",
    DECLINE_REOPENING: "Riapertura non accolta",
  },
  fields: {
    reopenGround: "A che titolo si riapre",
    courtReference: "Riferimento del giudizio",
    reopenText: "Perché si riapre",
  },
  options: {
    "reopenGround.selfCorrection": "Autotutela (art. 21-nonies L. 241/1990)",
    "reopenGround.courtOrder": "Provvedimento del giudice",
  },
  help: {
    reopenText:
      "Perché l'atto che ha chiuso l'avviso non sta in piedi, e quali interessi si sono pesati. Ciò che è pubblicato resta; i giorni persi per le domande si danno con una proroga.",
  },
  reasons: {
    applicationsTold: "Non tutte le domande hanno ancora saputo che l'avviso è finito: riprovare tra poco.",
    closingKnown: "Non si trova da quale fase l'avviso è stato chiuso: la storia è troppo lunga.",
    reopens: "La riapertura proposta riguarda un'altra chiusura.",
    goesOnAs: "L'avviso non è stato chiuso da questa fase.",
  },
  waiting: {
    reopening: "la decisione sulla riapertura",
  },
};
