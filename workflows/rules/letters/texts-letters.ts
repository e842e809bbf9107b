// Italian words of the letters that leave the office. Each names the person by what the letter needs and nothing more.
import type { LetterTemplate } from "./template.ts";

const worker = { name: "{{worker.name}}", quality: "{{worker.quality}}" };

const convocation: LetterTemplate = {
  id: "convocation",
  version: 1,
  name: { it: "Lettera di convocazione", en: "Letter of convocation" },
  workflows: ["case-intake", "foster-vetting", "housing-application"],
  kind: "letterSent",
  class: "social",
  form: "letter",
  title: "Invito a un incontro",
  text: `Gentile {{addressee.name}},

la invitiamo a un incontro con {{worker.name}}, {{worker.quality}}, il giorno {{appointment.day}} alle ore {{appointment.time}}, presso {{appointment.place}}.

{{appointment.reason}}

Se in quel giorno non può venire, la preghiamo di avvisarci appena possibile al numero {{office.phone}} o all'indirizzo {{office.email}}: concorderemo un'altra data.

Se le serve un interprete, o se ha difficoltà a raggiungere la sede, ce lo dica prima dell'incontro.

Cordiali saluti.`,
  signatures: [worker],
};

const informationRequest: LetterTemplate = {
  id: "information-request",
  version: 1,
  name: { it: "Richiesta di notizie a un altro ente", en: "Request of information to another body" },
  workflows: ["case-intake"],
  kind: "letterSent",
  class: "social",
  form: "letter",
  title: "Richiesta di notizie",
  text: `Spettabile {{addressee.name}},

questo servizio segue {{person.name}}, data di nascita {{person.birthDay}}, nell'ambito della pratica n. {{case.number}}.

Per proseguire il lavoro con la persona chiediamo le seguenti notizie, limitate a quanto serve allo scopo indicato:

{{asked.text}}

Chiediamo di rispondere entro il giorno {{answer.day}}. Se alcune notizie non sono disponibili o non possono essere comunicate, chiediamo di indicarcelo.

Per chiarimenti: {{worker.name}}, {{worker.quality}}, telefono {{office.phone}}, e-mail {{office.email}}.

Cordiali saluti.`,
  signatures: [worker],
  notes: [
    "Questa richiesta contiene dati personali: è destinata soltanto all'ufficio indicato. Chi la riceve per errore è pregato di avvisare il servizio.",
  ],
};

const orientation: LetterTemplate = {
  id: "orientation",
  version: 1,
  name: { it: "Lettera di orientamento", en: "Letter of orientation" },
  workflows: ["case-intake"],
  states: ["contact", "closedOriented"],
  kind: "letterSent",
  class: "social",
  form: "letter",
  title: "Indicazioni dopo il colloquio",
  text: `Gentile {{addressee.name}},

dopo il nostro incontro riassumiamo le indicazioni che le abbiamo dato:

{{orientation.text}}

Con queste indicazioni la pratica n. {{case.number}} si conclude. Può rivolgersi di nuovo al servizio in qualsiasi momento, al numero {{office.phone}} o all'indirizzo {{office.email}}.

Cordiali saluti.`,
  signatures: [worker],
};

const closing: LetterTemplate = {
  id: "closing",
  version: 1,
  name: { it: "Lettera di chiusura", en: "Letter of closing" },
  workflows: ["case-intake"],
  states: ["closed", "declined", "untraceable", "inDelivery", "inReview"],
  kind: "letterSent",
  class: "social",
  form: "letter",
  title: "Conclusione della presa in carico",
  text: `Gentile {{addressee.name}},

le comunichiamo che la presa in carico relativa alla pratica n. {{case.number}} si è conclusa il giorno {{closing.day}}.

{{closing.text}}

Se la sua situazione cambia, o se ha bisogno di aiuto, può rivolgersi di nuovo al servizio al numero {{office.phone}} o all'indirizzo {{office.email}}.

Cordiali saluti.`,
  signatures: [worker],
};

/** Not offered where a ranking decides: art. 10-bis does not apply to it. */
const refusalNotice: LetterTemplate = {
  id: "refusal-notice",
  version: 1,
  name: { it: "Preavviso di rigetto (art. 10-bis)", en: "Notice of refusal (art. 10-bis)" },
  workflows: ["case-intake"],
  states: ["reported", "inListening", "inAssessment"],
  kind: "letterSent",
  class: "social",
  form: "letter",
  title: "Motivi che non consentono di accogliere la richiesta (art. 10-bis L. 241/1990)",
  text: `Gentile {{addressee.name}},

il giorno {{request.day}} è stata presentata la seguente richiesta: {{request.text}}.

Ai sensi dell'art. 10-bis della legge 241/1990 le comunichiamo che la richiesta, per quanto risulta finora, non può essere accolta per questi motivi:

{{refusal.text}}

Entro {{observations.days}} giorni dal ricevimento di questa comunicazione può presentare le sue osservazioni, al recapito indicato qui sopra. Le esamineremo prima di decidere: questa comunicazione non è la decisione finale.

Responsabile del procedimento: {{responsible.name}}. Per informazioni: telefono {{office.phone}}, e-mail {{office.email}}.

Cordiali saluti.`,
  signatures: [{ name: "{{responsible.name}}", quality: "Responsabile del procedimento" }],
};

export const letterTemplates: readonly LetterTemplate[] = [
  convocation,
  informationRequest,
  orientation,
  closing,
  refusalNotice,
];
