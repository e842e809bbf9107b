// Words of the messages that leave the office: the number of a case and where to read on, and nothing that says more.
interface Words {
  subject: (number: string) => string;
  body: (number: string, link: string) => string;
}

export interface MailTexts extends Words {
  /** Somebody else has done something in it. */
  acted: Words;
  /** A request about a person's record waits for an answer. */
  asked: Words;
  /** There is an answer to one. */
  answered: Words;
}

export const mailTextsIt: MailTexts = {
  subject: (number) => `Ambito: pratica ${number}`,
  body: (number, link) =>
    `C'è un termine da guardare nella pratica ${number}.\n\n${link}\n\nQuesto messaggio non contiene dati della pratica: per leggerli serve l'accesso.\n`,
  acted: {
    subject: (number) => `Ambito: pratica ${number}`,
    body: (number, link) =>
      `C'è una novità nella pratica ${number}.\n\n${link}\n\nQuesto messaggio non contiene dati della pratica: per leggerli serve l'accesso.\n`,
  },
  asked: {
    subject: (number) => `Ambito: richiesta sulla scheda ${number}`,
    body: (number, link) =>
      `C'è una richiesta che aspetta una risposta sulla scheda ${number}.\n\n${link}\n\nQuesto messaggio non contiene dati della scheda: per leggerli serve l'accesso.\n`,
  },
  answered: {
    subject: (number) => `Ambito: risposta sulla scheda ${number}`,
    body: (number, link) =>
      `Una richiesta sulla scheda ${number} ha avuto un esito.\n\n${link}\n\nQuesto messaggio non contiene dati della scheda: per leggerli serve l'accesso.\n`,
  },
};

export const mailTextsEn: MailTexts = {
  subject: (number) => `Ambito: case ${number}`,
  body: (number, link) =>
    `There is a term to look at in case ${number}.\n\n${link}\n\nThis message holds no data of the case: to read them you need to log in.\n`,
  acted: {
    subject: (number) => `Ambito: case ${number}`,
    body: (number, link) =>
      `There is something new in case ${number}.\n\n${link}\n\nThis message holds no data of the case: to read them you need to log in.\n`,
  },
  asked: {
    subject: (number) => `Ambito: request about record ${number}`,
    body: (number, link) =>
      `A request about record ${number} waits for an answer.\n\n${link}\n\nThis message holds no data of the record: to read them you need to log in.\n`,
  },
  answered: {
    subject: (number) => `Ambito: answer about record ${number}`,
    body: (number, link) =>
      `There is an outcome of a request about record ${number}.\n\n${link}\n\nThis message holds no data of the record: to read them you need to log in.\n`,
  },
};
