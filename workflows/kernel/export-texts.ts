// Words of the files that are taken away from work lists: columns, sheets, what stands about the file in the file itself.
import { listWords as enWords } from "./list-words-en.ts";
import { listWords as itWords, type ListWords } from "./list-words-it.ts";

export const purposeIds = [
  "planning",
  "meeting",
  "reporting",
  "check",
  "authority",
  "other",
] as const satisfies readonly (keyof ListWords["purposes"])[];
/** Why somebody takes data away; `other` is said in words. */
export type PurposeId = (typeof purposeIds)[number];

export interface ExportTexts extends ListWords {
  columns: Record<
    | "number"
    | "person"
    | "birthYear"
    | "fiscalCode"
    | "kind"
    | "state"
    | "dueOn"
    | "dueTerm"
    | "waitingFor"
    | "waitingSince"
    | "assignee"
    | "comune"
    | "area"
    | "openedOn"
    | "updatedOn"
    | "status"
    | "priority"
    | "todo"
    | "restricted",
    string
  >;
  sheets: { cases: string; terms: string; about: string };
  about: Record<
    | "author"
    | "at"
    | "purpose"
    | "list"
    | "filters"
    | "noFilter"
    | "rows"
    | "leftOut"
    | "apart"
    | "care"
    | "notice"
    | "demo"
    | "demoIs",
    string
  >;
  filters: Record<"status" | "text" | "textKept", string>;
  priorities: readonly [string, string, string];
  open: string;
  closed: string;
  nobody: string;
  /** A term that stands still, listed on the day it is to be looked at. */
  standing: (term: string) => string;
  yes: string;
  no: string;
  district: string;
  print: string;
}

const it: ExportTexts = {
  ...itWords,
  columns: {
    number: "Numero",
    person: "Persona",
    birthYear: "Anno di nascita",
    fiscalCode: "Codice fiscale",
    kind: "Tipo",
    state: "Fase",
    dueOn: "Scadenza",
    dueTerm: "Termine",
    waitingFor: "In attesa di",
    waitingSince: "In attesa dal",
    assignee: "Operatore",
    comune: "Comune",
    area: "Area",
    openedOn: "Aperta il",
    updatedOn: "Aggiornata il",
    status: "Stato",
    priority: "Urgenza",
    todo: "Dati da completare",
    restricted: "Lettura riservata",
  },
  sheets: { cases: "Pratiche", terms: "Scadenze", about: "Informazioni" },
  about: {
    author: "Esportato da",
    at: "Data e ora",
    purpose: "Finalità",
    list: "Elenco",
    filters: "Filtri",
    noFilter: "nessuno",
    rows: "Righe",
    leftOut: "Pratiche lasciate fuori",
    apart: "tutela minori, violenza, giustizia: non escono insieme alle altre",
    care: "Avvertenza",
    notice: "Contiene dati dell’ufficio: custodiscilo e cancellalo quando la finalità è raggiunta.",
    demo: "Dimostrazione",
    demoIs: "dati inventati",
  },
  filters: {
    status: "Stato",
    text: "Parole cercate",
    textKept: "parole cercate (non riportate)",
  },
  priorities: ["", "Urgente", "Emergenza"],
  open: "aperta",
  closed: "chiusa",
  standing: (term) => `Fermo, da riguardare: ${term}`,
  nobody: "Da assegnare",
  yes: "sì",
  no: "no",
  district: "Ambito",
  print: "Per stampare, o salvare in PDF: Ctrl+P",
};

const en: ExportTexts = {
  ...enWords,
  columns: {
    number: "Number",
    person: "Person",
    birthYear: "Year of birth",
    fiscalCode: "Fiscal code",
    kind: "Kind",
    state: "Step",
    dueOn: "Due",
    dueTerm: "Term",
    waitingFor: "Waiting for",
    waitingSince: "Waiting since",
    assignee: "Worker",
    comune: "Comune",
    area: "Area",
    openedOn: "Opened on",
    updatedOn: "Updated on",
    status: "Status",
    priority: "Urgency",
    todo: "Facts to complete",
    restricted: "Restricted reading",
  },
  sheets: { cases: "Cases", terms: "Terms", about: "About" },
  about: {
    author: "Exported by",
    at: "Date and time",
    purpose: "Purpose",
    list: "List",
    filters: "Filters",
    noFilter: "none",
    rows: "Rows",
    leftOut: "Cases left out",
    apart: "child protection, violence, justice: they do not leave together with others",
    care: "Notice",
    notice: "Holds data of the office: keep it safe, and delete it when its purpose is reached.",
    demo: "Demo",
    demoIs: "invented data",
  },
  filters: {
    status: "Status",
    text: "Words searched",
    textKept: "words searched (not repeated here)",
  },
  priorities: ["", "Urgent", "Emergency"],
  open: "open",
  closed: "closed",
  standing: (term) => `Stands still, to be looked at: ${term}`,
  nobody: "To be assigned",
  yes: "yes",
  no: "no",
  district: "District",
  print: "To print, or to save as PDF: Ctrl+P",
};

export const exportTexts: Record<"it" | "en", ExportTexts> = { it, en };
