// Words of an import that stand on screens and in the file of what was left out: fields, what is wrong with a cell, what came of a row.
import type { CellProblem } from "./cells.ts";
import type { ImportField } from "./fields.ts";

export type RowProblemCode = CellProblem | "repeated" | "otherPersonThere";

interface ImportTexts {
  line: string;
  kind: string;
  reason: string;
  fields: Record<ImportField, string>;
  problems: Record<RowProblemCode, string>;
  leftOut: { known: string; skipped: string };
  outcomes: Record<string, string>;
}

const it: ImportTexts = {
  ...{ line: "Riga del file", kind: "Tipo", reason: "Perché" },
  fields: {
    ...{ surname: "Cognome", givenName: "Nome", fullName: "Cognome e nome insieme", fiscalCode: "Codice fiscale" },
    ...{ birthOn: "Data di nascita", birthPlace: "Luogo di nascita", sex: "Sesso", comune: "Comune di residenza" },
    ...{ address: "Indirizzo", phone: "Telefono", email: "E-mail", sourceNumber: "Numero della persona nell’elenco" },
    ...{ householdCode: "Codice del nucleo", relation: "Parentela con l’intestatario" },
    ...{ caseNumber: "Numero della pratica nell’elenco", contactReason: "Motivo o descrizione" },
    ...{ receivedOn: "Data della segnalazione", area: "Area", need: "Bisogno", requester: "Chi si è rivolto" },
    protocolNumber: "Numero di protocollo",
    ...{ applicationNumber: "Numero della domanda di Assegno di inclusione", appliedOn: "Data della domanda" },
    ...{ activationSignedOn: "Data del patto di attivazione digitale", listedOn: "Data di arrivo nell’elenco" },
  },
  problems: {
    ...{ missing: "manca", notADay: "non è una data", shortYear: "l’anno va scritto con quattro cifre" },
    ...{ inFuture: "è nel futuro", notASex: "non si legge: F o M", notACode: "non è un codice fiscale" },
    ...{ notAPlace: "non è tra i comuni noti, o ce n’è più d’uno", notOurComune: "non è un comune dell’ambito" },
    ...{ notAWord: "non è una delle voci previste", notAPhone: "non è un numero di telefono" },
    ...{ notAnEmail: "non è un indirizzo e-mail", tooLong: "è troppo lungo", notFit: "non va bene" },
    nameNotSplit: "non si capisce dove finisce il cognome: metti cognome e nome in due colonne",
    repeated: "la stessa persona è già in una riga precedente",
    otherPersonThere: "da questo elenco è già arrivata un’altra persona con lo stesso numero",
  },
  leftOut: {
    known: "Forse è già in anagrafe: non è stato deciso che cosa fare",
    skipped: "Lasciata fuori da chi ha importato",
  },
  outcomes: {
    ...{ waiting: "non ancora fatta", refused: "non si può", changed: "qualcuno l’ha cambiata nel frattempo" },
    ...{ notFound: "non c’è", forbidden: "non hai i permessi in questo comune", payload: "dati da rivedere" },
    ...{ otherKind: "è di un altro tipo", notBulk: "si fa una per volta", limit: "troppo occupato o troppo lungo" },
    ...{ failed: "non riuscita", done: "fatta", stays: "resta: una scheda aperta non si cancella" },
  },
};

const en: ImportTexts = {
  ...{ line: "Line of the file", kind: "Kind", reason: "Why" },
  fields: {
    ...{
      surname: "Surname",
      givenName: "Given name",
      fullName: "Surname and name together",
      fiscalCode: "Fiscal code",
    },
    ...{ birthOn: "Date of birth", birthPlace: "Place of birth", sex: "Sex", comune: "Comune of residence" },
    ...{
      address: "Address",
      phone: "Telephone",
      email: "E-mail address",
      sourceNumber: "Number of the person in the list",
    },
    ...{ householdCode: "Code of the household", relation: "Relation to the reference person" },
    ...{ caseNumber: "Number of the case in the list", contactReason: "Reason or description" },
    ...{ receivedOn: "Day of the report", area: "Policy area", need: "Need asked about", requester: "Who came" },
    protocolNumber: "Registry number",
    ...{ applicationNumber: "Number of the application for the inclusion allowance", appliedOn: "Day of application" },
    ...{ activationSignedOn: "Day of the pact of digital activation", listedOn: "Day it came into the list" },
  },
  problems: {
    ...{ missing: "is missing", notADay: "is not a date", shortYear: "the year needs four digits" },
    ...{ inFuture: "is in the future", notASex: "cannot be read: F or M", notACode: "is not a fiscal code" },
    ...{
      notAPlace: "is not among the places known, or there are several",
      notOurComune: "is not a comune of the district",
    },
    ...{ notAWord: "is not one of the options", notAPhone: "is not a telephone number" },
    ...{ notAnEmail: "is not an e-mail address", tooLong: "is too long", notFit: "does not fit" },
    nameNotSplit: "where the surname ends is not clear: put surname and name in two columns",
    repeated: "the same person is in an earlier line",
    otherPersonThere: "another person with the same number has come from this list before",
  },
  leftOut: {
    known: "May be in the registry already: what to do was not decided",
    skipped: "Left out by whoever imported",
  },
  outcomes: {
    ...{ waiting: "not yet done", refused: "not possible", changed: "somebody changed it meanwhile" },
    ...{ notFound: "is not there", forbidden: "you have no rights in this comune", payload: "data to look at again" },
    ...{ otherKind: "is of another kind", notBulk: "is done one by one", limit: "too busy or too long" },
    ...{ failed: "did not succeed", done: "taken", stays: "stays: a record that was opened is not deleted" },
  },
};

export const importTexts = { it, en };
