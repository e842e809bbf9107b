// Words of the messages that leave the office: the number of a case and where to read on, and nothing that says more.
export interface MailTexts {
  subject: (number: string) => string;
  body: (number: string, link: string) => string;
}

export const mailTextsIt: MailTexts = {
  subject: (number) => `Ambito: pratica ${number}`,
  body: (number, link) =>
    `C'è un termine da guardare nella pratica ${number}.\n\n${link}\n\nQuesto messaggio non contiene dati della pratica: per leggerli serve l'accesso.\n`,
};

export const mailTextsEn: MailTexts = {
  subject: (number) => `Ambito: case ${number}`,
  body: (number, link) =>
    `There is a term to look at in case ${number}.\n\n${link}\n\nThis message holds no data of the case: to read them you need to log in.\n`,
};
