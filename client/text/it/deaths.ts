// Italian words of a death that a case heard of: what is to be decided, by who may decide it.
export const deaths = {
  title: (name: string, day: string) => `${name || "La persona"}: nella scheda risulta il decesso del ${day}`,
  told: (day: string) => `La pratica lo sa dal ${day}.`,
  /** By kind of case. */
  asks: {
    "housing-application":
      "Da decidere: subentra una persona del nucleo, oppure la domanda finisce. Niente cambia da solo, nemmeno i termini.",
    contact:
      "Da decidere: chiudere il contatto. Non richiamare la persona: se ha scritto un familiare, rispondere a lui.",
  },
  asksOther: "Da decidere che cosa ne è della pratica. Niente cambia da solo.",
  mistake: "Se è un errore, il decesso si annulla nella scheda della persona: l’avviso sparisce da qui.",
};
