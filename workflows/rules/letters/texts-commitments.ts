// Italian words of what the person and the service sign together or the person declares. A refusal to sign is a fact of
// the file and blocks nothing; an empty line is for the pen.
import type { LetterTemplate } from "./template.ts";

const worker = { name: "{{worker.name}}", quality: "{{worker.quality}}" };
const person = { label: "Persona", value: "{{person.name}}" };
const copy = "Copia consegnata il ____________________ a ________________________________________";

const pact: LetterTemplate = {
  id: "pact",
  version: 1,
  name: { it: "Patto con la persona", en: "Pact with the person" },
  workflows: ["case-intake"],
  states: ["inListening", "inAssessment", "projectDrafted"],
  kind: "agreement",
  class: "social",
  form: "record",
  title: "Patto con la persona",
  facts: [person, { label: "Operatore responsabile", value: "{{worker.name}}, {{worker.quality}}" }],
  text: `# Che cosa desidera la persona, con parole sue

{{ownWords.text}}

# La persona si impegna a

{{personCommits.text}}

# Il servizio si impegna a

{{serviceCommits.text}}

# Disaccordo della persona

{{disagreement.text}}

# Verifica

Il patto si verifica insieme il giorno {{review.day}}. La persona e il servizio possono chiedere di rivederlo prima.`,
  signatures: [{ name: "{{person.name}}", quality: "La persona" }, worker],
  notes: [copy],
};

const project: LetterTemplate = {
  id: "individual-project",
  version: 1,
  name: { it: "Progetto individuale", en: "Individual project" },
  workflows: ["case-intake"],
  states: ["projectDrafted", "projectSigned", "inReview"],
  kind: "project",
  class: "social",
  form: "record",
  title: "Progetto individuale",
  facts: [
    person,
    { label: "Data di nascita", value: "{{person.birthDay}}" },
    { label: "Comune di residenza", value: "{{person.comune}}" },
    { label: "Operatore responsabile", value: "{{worker.name}}, {{worker.quality}}" },
    { label: "Inizio del progetto", value: "{{project.startDay}}" },
    { label: "Verifica del progetto", value: "{{review.day}}" },
  ],
  text: `# Che cosa desidera la persona, con parole sue

{{ownWords.text}}

# Obiettivi

{{project.goals}}

# La persona si impegna a

{{personCommits.text}}

# Il servizio si impegna a

{{serviceCommits.text}}

# Disaccordo della persona

{{disagreement.text}}`,
  table: {
    heading: "Interventi",
    columns: ["Intervento", "Chi se ne occupa", "Quando e quante volte", "Costo e chi paga"],
    blankRows: 6,
    holds: "actions",
  },
  signatures: [{ name: "{{person.name}}", quality: "La persona" }, worker],
  notes: [copy],
};

const declaration: LetterTemplate = {
  id: "self-declaration",
  version: 1,
  name: { it: "Autodichiarazione (artt. 46-47 DPR 445/2000)", en: "Self-declaration (DPR 445/2000 art. 46-47)" },
  workflows: ["case-intake", "foster-vetting", "housing-application"],
  kind: "selfDeclaration",
  class: "economic",
  form: "record",
  title: "Dichiarazione sostitutiva (artt. 46 e 47 DPR 445/2000)",
  facts: [
    { label: "Chi dichiara", value: "{{person.name}}" },
    { label: "Luogo e data di nascita", value: "{{person.birthPlace}}, {{person.birthDay}}" },
    { label: "Codice fiscale", value: "{{person.fiscalCode}}" },
    { label: "Comune di residenza", value: "{{person.comune}}" },
    { label: "Resa a", value: "{{body.name}}, {{office.name}}" },
  ],
  text: `La persona indicata, consapevole delle conseguenze penali di una dichiarazione non vera (art. 76 DPR 445/2000), dichiara sotto la propria responsabilità:

{{declaration.text}}

L'ufficio può controllare quanto è dichiarato presso le amministrazioni che ne hanno notizia. Non servono certificati di altre pubbliche amministrazioni (art. 40 DPR 445/2000).

Luogo e data ________________________________________`,
  signatures: [{ name: "{{person.name}}", quality: "Chi dichiara" }],
};

export const commitmentTemplates: readonly LetterTemplate[] = [pact, project, declaration];
