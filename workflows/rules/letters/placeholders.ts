// The closed list of what a template may leave open, with its words. No address of a person is among them: where a letter
// is sent stands above it, by who composes it, and a protected one is never written.

export interface Placeholder {
  it: string;
  en: string;
  /** Written by the worker, over as many lines as it takes; the others come from the file, in one line. */
  typed?: true;
}

const typed = true;

export const placeholders = {
  "body.name": { it: "ente", en: "body" },
  "office.name": { it: "ufficio", en: "office" },
  "office.phone": { it: "telefono dell'ufficio", en: "telephone of the office" },
  "office.email": { it: "e-mail dell'ufficio", en: "e-mail of the office" },
  "worker.name": { it: "nome dell'operatore", en: "name of the worker" },
  "worker.quality": { it: "qualifica dell'operatore", en: "qualification of the worker" },
  "secondWorker.name": { it: "nome del secondo operatore", en: "name of the second worker" },
  "secondWorker.quality": { it: "qualifica del secondo operatore", en: "qualification of the second worker" },
  "responsible.name": { it: "responsabile del procedimento", en: "person responsible for the proceeding" },
  "case.number": { it: "numero della pratica", en: "number of the case" },
  "person.name": { it: "nome e cognome della persona", en: "name of the person" },
  "person.birthDay": { it: "data di nascita", en: "date of birth" },
  "person.birthPlace": { it: "luogo di nascita", en: "place of birth" },
  "person.fiscalCode": { it: "codice fiscale", en: "fiscal code" },
  "person.comune": { it: "comune di residenza", en: "comune of residence" },
  "addressee.name": { it: "destinatario", en: "addressee" },

  "appointment.day": { it: "giorno dell'appuntamento", en: "day of the appointment" },
  "appointment.time": { it: "ora dell'appuntamento", en: "time of the appointment" },
  "appointment.place": { it: "luogo dell'appuntamento", en: "place of the appointment" },
  "appointment.reason": { it: "motivo dell'incontro", en: "reason of the meeting", typed },
  "asked.text": { it: "notizie richieste e perché servono", en: "what is asked and what for", typed },
  "answer.day": { it: "data entro cui si chiede risposta", en: "day by which an answer is asked" },
  "orientation.text": { it: "indicazioni date", en: "directions given", typed },
  "closing.day": { it: "data di conclusione", en: "day of closing" },
  "closing.text": { it: "motivo della conclusione", en: "reason of closing", typed },
  "declaration.text": { it: "che cosa si dichiara", en: "what is declared", typed },
  "ownWords.text": {
    it: "che cosa desidera la persona, con parole sue",
    en: "what the person wants, in her words",
    typed,
  },
  "personCommits.text": { it: "impegni della persona", en: "what the person commits to", typed },
  "serviceCommits.text": { it: "impegni del servizio", en: "what the service commits to", typed },
  "disagreement.text": {
    it: "disaccordo della persona, o «nessuno»",
    en: "disagreement of the person, or none",
    typed,
  },
  "review.day": { it: "data della verifica", en: "day of the review" },
  "project.startDay": { it: "data di inizio del progetto", en: "day the project begins" },
  "project.goals": { it: "obiettivi", en: "aims", typed },
  "talk.day": { it: "data dell'incontro", en: "day of the meeting" },
  "talk.place": { it: "luogo dell'incontro", en: "place of the meeting" },
  "talk.present": { it: "persone presenti", en: "persons present" },
  "talk.interpreter": { it: "interprete, o «nessuno»", en: "interpreter, or none" },
  "facts.text": { it: "fatti", en: "facts", typed },
  "statements.text": {
    it: "dichiarazioni: chi, quando, in quale contesto",
    en: "statements: who, when, in what setting",
    typed,
  },
  "evaluation.text": { it: "valutazioni", en: "evaluations", typed },
  "evaluation.method": { it: "metodo seguito, autore e professione", en: "method, author and profession", typed },
  "proposals.text": { it: "proposte", en: "proposals", typed },
  "agreed.text": { it: "che cosa si è concordato", en: "what was agreed", typed },
  "authority.proceeding": { it: "numero del procedimento dell'autorità", en: "number of the authority's proceeding" },
  "authority.task": { it: "compito affidato dall'autorità", en: "task given by the authority", typed },
  "request.text": { it: "che cosa è stato chiesto", en: "what was asked for" },
  "request.day": { it: "data della richiesta", en: "day of the request" },
  "refusal.text": {
    it: "motivi che non consentono di accogliere la richiesta",
    en: "reasons against the request",
    typed,
  },
  "observations.days": { it: "giorni per le osservazioni", en: "days for observations" },
} as const satisfies Record<string, Placeholder>;

export type PlaceholderId = keyof typeof placeholders;

/** What is known of them, as it is to be read: days in words, names in full. */
export type LetterValues = Partial<Record<PlaceholderId, string>>;

export const isPlaceholder = (id: string): id is PlaceholderId => Object.hasOwn(placeholders, id);

/** What stands in a document for what is still to be written. Documents are Italian whatever the screen speaks. */
export const openMark = (label: string): string => `[da completare: ${label}]`;

/** What a text still leaves open, each once, in the words of its marks. */
export function openMarks(texts: readonly string[]): string[] {
  const marks = texts.flatMap((text) => [...text.matchAll(/\[da completare: ([^[\]]{1,200})\]/g)]);
  return [...new Set(marks.map(([, label = ""]) => label))];
}
