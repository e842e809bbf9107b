// Italian words of minutes and reports. Facts, what was said by whom, and evaluations stand apart, as in the diary and as
// art. 473-bis.27 c.p.c. asks of reports to a judge; a report may be read by the parties.
import type { LetterTemplate } from "./template.ts";

const worker = { name: "{{worker.name}}", quality: "{{worker.quality}}" };
const second = { name: "{{secondWorker.name}}", quality: "{{secondWorker.quality}}" };

const meeting = [
  { label: "Persona", value: "{{person.name}}" },
  { label: "Data", value: "{{talk.day}}" },
  { label: "Luogo", value: "{{talk.place}}" },
  { label: "Presenti", value: "{{talk.present}}" },
  { label: "Interprete", value: "{{talk.interpreter}}" },
];

const interview: LetterTemplate = {
  id: "interview-minute",
  version: 1,
  name: { it: "Verbale di colloquio", en: "Minute of an interview" },
  workflows: ["case-intake", "court-inquiry", "foster-vetting"],
  kind: "minutes",
  class: "social",
  form: "record",
  title: "Verbale di colloquio",
  facts: meeting,
  text: `# Fatti

{{facts.text}}

# Dichiarazioni

{{statements.text}}

# Valutazioni dell'operatore

{{evaluation.text}}

# Che cosa si è concordato

{{agreed.text}}`,
  signatures: [worker],
};

const visit: LetterTemplate = {
  id: "home-visit-minute",
  version: 1,
  name: { it: "Verbale di visita domiciliare", en: "Minute of a home visit" },
  workflows: ["case-intake", "court-inquiry", "foster-vetting"],
  kind: "minutes",
  class: "social",
  form: "record",
  title: "Verbale di visita domiciliare",
  facts: meeting.map((fact) => (fact.label === "Luogo" ? { label: "Luogo", value: "abitazione della persona" } : fact)),
  text: `# Fatti osservati

{{facts.text}}

# Dichiarazioni

{{statements.text}}

# Valutazioni degli operatori

{{evaluation.text}}

# Che cosa si è concordato

{{agreed.text}}`,
  signatures: [worker, second],
};

const report: LetterTemplate = {
  id: "court-report",
  version: 1,
  name: { it: "Relazione all'Autorità giudiziaria", en: "Report to the judicial authority" },
  workflows: ["case-intake", "court-inquiry"],
  kind: "report",
  class: "judicial",
  form: "letter",
  title: "Relazione del servizio sociale",
  facts: [
    { label: "Persona", value: "{{person.name}}" },
    { label: "Data di nascita", value: "{{person.birthDay}}" },
    { label: "Procedimento", value: "{{authority.proceeding}}" },
  ],
  text: `# Compito affidato

{{authority.task}}

# Fatti accertati

{{facts.text}}

# Dichiarazioni delle parti e di terzi

{{statements.text}}

# Valutazioni

{{evaluation.text}}

# Metodo, autore e professione

{{evaluation.method}}

# Proposte

{{proposals.text}}`,
  signatures: [worker, second],
};

export const recordTemplates: readonly LetterTemplate[] = [interview, visit, report];
