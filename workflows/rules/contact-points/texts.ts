// Words of the numbers and addresses by which a person is reached, as forms and timelines say them.

interface Words {
  events: Record<string, string>;
  done: Record<string, string>;
  fields: Record<string, string>;
  options: Record<string, string>;
  sections: Record<string, string>;
  reasons: Record<string, string>;
  help: Record<string, string>;
}

export const contactPointsIt: Words = {
  events: {
    RECORD_CONTACT_POINT: "Aggiungi un recapito",
    CHANGE_CONTACT_POINT: "Cambia come si usa un recapito",
    HIDE_CONTACT_POINT: "Rendi segreto un recapito",
    END_CONTACT_POINT: "Chiudi un recapito",
  },
  done: {
    RECORD_CONTACT_POINT: "Recapito aggiunto",
    CHANGE_CONTACT_POINT: "Cambiato come si usa un recapito",
    HIDE_CONTACT_POINT: "Recapito reso segreto",
    END_CONTACT_POINT: "Recapito chiuso",
  },
  fields: {
    contactKind: "Che recapito è",
    contactWhose: "Di chi è",
    contactSecret: "Segreto",
    contactNumber: "Numero",
    secretNumber: "Numero (segreto)",
    contactMail: "Indirizzo e-mail o PEC",
    secretMail: "Indirizzo e-mail o PEC (segreto)",
    contactName: "Nome di chi risponde",
    secretName: "Nome di chi risponde (segreto)",
    contactPreferred: "Da usare per primo",
    contactAvoid: "Che cosa non fare",
    safeFromHour: "Chiamare solo dalle ore",
    safeToHour: "Chiamare solo fino alle ore",
    contactMessage: "Messaggi",
    contactNote: "Che altro sapere del recapito",
    secretNote: "Che altro sapere del recapito (segreto)",
    contactPoint: "Recapito n.",
    contactEnd: "Perché non si usa più",
  },
  options: {
    mobile: "Cellulare",
    landline: "Telefono fisso",
    "contactKind.email": "E-mail",
    pec: "PEC",
    own: "Suo",
    "contactWhose.relative": "Di un parente",
    "contactWhose.neighbour": "Di un vicino",
    otherPerson: "Di un'altra persona",
    mayLeave: "Si possono lasciare",
    mayNotLeave: "Non lasciare messaggi",
    notCall: "Non chiamare",
    notWrite: "Non scrivere",
    notInUse: "Non lo usa più",
    wrongNumber: "Era sbagliato",
    otherEnd: "Altro motivo",
  },
  sections: { contactPoint: "Il recapito", contactUse: "Come si usa" },
  reasons: {
    roomForContactPoints: "Ci sono già 40 recapiti: la scheda non ne tiene altri.",
    hoursInOrder: "L'ora d'inizio è dopo quella di fine.",
    contactEndsLater: "La fine è prima dell'inizio del recapito.",
    hasContactPoints: "Non ci sono recapiti da cambiare.",
    contactPointKnown: "Il recapito indicato non c'è o è già chiuso.",
    contactNotSecret: "Il recapito è già segreto.",
  },
  help: {
    contactSecret:
      "Lo vede solo chi segue o protegge la persona. Lo stesso numero si chiude anche dove era già scritto, non nelle note libere.",
    contactAvoid: "Per esempio perché risponde o legge chi le fa violenza. L'avviso lo vede chi vede il recapito.",
  },
};

export const contactPointsEn: Words = {
  events: {
    RECORD_CONTACT_POINT: "Add a contact detail",
    CHANGE_CONTACT_POINT: "Change how a contact detail is used",
    HIDE_CONTACT_POINT: "Make a contact detail secret",
    END_CONTACT_POINT: "Close a contact detail",
  },
  done: {
    RECORD_CONTACT_POINT: "Contact detail added",
    CHANGE_CONTACT_POINT: "Use of a contact detail changed",
    HIDE_CONTACT_POINT: "Contact detail made secret",
    END_CONTACT_POINT: "Contact detail closed",
  },
  fields: {
    contactKind: "Which detail it is",
    contactWhose: "Whose it is",
    contactSecret: "Secret",
    contactNumber: "Number",
    secretNumber: "Number (secret)",
    contactMail: "E-mail or PEC address",
    secretMail: "E-mail or PEC address (secret)",
    contactName: "Name of who answers",
    secretName: "Name of who answers (secret)",
    contactPreferred: "To be used first",
    contactAvoid: "What not to do",
    safeFromHour: "Call only from (hour)",
    safeToHour: "Call only until (hour)",
    contactMessage: "Messages",
    contactNote: "What else to know of it",
    secretNote: "What else to know of it (secret)",
    contactPoint: "Contact detail no.",
    contactEnd: "Why it is no longer used",
  },
  options: {
    mobile: "Mobile phone",
    landline: "Landline",
    "contactKind.email": "Mail",
    pec: "Certified mail (PEC)",
    own: "Their own",
    "contactWhose.relative": "A relative's",
    "contactWhose.neighbour": "A neighbour's",
    otherPerson: "Somebody else's",
    mayLeave: "May be left",
    mayNotLeave: "Leave no messages",
    notCall: "Do not call",
    notWrite: "Do not write",
    notInUse: "No longer in use",
    wrongNumber: "It was wrong",
    otherEnd: "Another reason",
  },
  sections: { contactPoint: "The detail", contactUse: "How it is used" },
  reasons: {
    roomForContactPoints: "There are already 40 contact details: the record holds no more.",
    hoursInOrder: "The first hour is after the last.",
    contactEndsLater: "The end is before the detail begins.",
    hasContactPoints: "There is no contact detail to change.",
    contactPointKnown: "There is no such contact detail, or it is closed.",
    contactNotSecret: "The contact detail is secret already.",
  },
  help: {
    contactSecret:
      "Only those who follow or protect the person see it. The same number is closed where it was written before, too, not in free notes.",
    contactAvoid: "For example because a violent partner answers or reads it. Who sees the detail sees the warning.",
  },
};
