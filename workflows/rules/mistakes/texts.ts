// Words of a record opened by mistake, the same in every kind that knows it; Italian asks for the gender of what is meant.

interface Words {
  events: Record<string, string>;
  done: Record<string, string>;
  fields: Record<string, string>;
  options: Record<string, string>;
  reasons: Record<string, string>;
}

/** `ending` of what is opened: a for a scheda, o for a nucleo or a contatto. */
export const mistakeIt = (ending: "a" | "o"): Words => ({
  events: {
    OPENED_BY_MISTAKE: `Segna che è stat${ending} apert${ending} per errore`,
    NOT_A_MISTAKE: "Non era un errore",
  },
  done: {
    OPENED_BY_MISTAKE: `Apert${ending} per errore: tolt${ending} dall’uso`,
    NOT_A_MISTAKE: `Tornat${ending} in uso: non era un errore`,
  },
  fields: {
    mistakeReason: "Perché è un errore",
    mistakeText: "Che cosa è successo",
    notMistakeText: "Perché non era un errore",
  },
  options: {
    thereAlready: "C’era già",
    otherPerson: "Riguardava qualcun altro",
    importUndone: "Import da foglio di calcolo annullato",
    otherMistake: "Altro errore",
  },
  reasons: { unused: "C’è ancora qualcosa che rimanda qui: finché c’è, non si può togliere dall’uso." },
});

export const mistakeEn: Words = {
  events: { OPENED_BY_MISTAKE: "Record that it was opened by mistake", NOT_A_MISTAKE: "It was no mistake" },
  done: {
    OPENED_BY_MISTAKE: "Opened by mistake: taken out of use",
    NOT_A_MISTAKE: "Back in use: it was no mistake",
  },
  fields: {
    mistakeReason: "Why it is a mistake",
    mistakeText: "What happened",
    notMistakeText: "Why it was no mistake",
  },
  options: {
    thereAlready: "It was there already",
    otherPerson: "It was about somebody else",
    importUndone: "Import from a spreadsheet undone",
    otherMistake: "Another mistake",
  },
  reasons: { unused: "Something still refers to it: as long as it does, it cannot be taken out of use." },
};
