// What a column of an office's own spreadsheet may mean, and which it is likely to mean by its header. A proposal: the user
// decides. Codes are the product's own. Pure and client-safe.
import { wordsOf } from "../names/words.ts";

/** In the order in which they are offered. */
export const importFields = [
  ...["surname", "givenName", "fullName", "fiscalCode", "birthOn", "birthPlace", "sex"],
  ...["comune", "address", "phone", "email", "sourceNumber"],
  ...["householdCode", "relation"],
  ...["caseNumber", "contactReason", "receivedOn", "area", "need", "requester", "protocolNumber"],
  ...["applicationNumber", "appliedOn", "activationSignedOn", "listedOn"],
] as const;
export type ImportField = (typeof importFields)[number];

/** Kinds of cases a row may open with its person. */
export const caseKinds = ["case-intake", "inclusion-allowance"] as const;
export type CaseKind = (typeof caseKinds)[number];

/**
 * What is said of the case that is opened. Of applications for the inclusion allowance no header is known: the export of the platform was
 * never seen, and whoever imports says which column is which.
 */
export const caseFields: Record<CaseKind, readonly ImportField[]> = {
  "case-intake": ["caseNumber", "contactReason", "receivedOn", "area", "need", "requester", "protocolNumber"],
  "inclusion-allowance": ["applicationNumber", "appliedOn", "activationSignedOn", "listedOn", "contactReason"],
};

/** Headers as offices write them, in words without accents; the first that fits wins. */
const names: readonly [ImportField, readonly string[]][] = [
  ["fiscalCode", ["codice fiscale", "cod fiscale", "cod fisc", "c f", "cf", "codfisc", "codicefiscale", "fiscal code"]],
  [
    "fullName",
    [
      "cognome e nome",
      "cognome nome",
      "nominativo",
      "nome e cognome",
      "nome cognome",
      "persona",
      "assistito",
      "person",
    ],
  ],
  ["surname", ["cognome", "surname", "last name", "family name"]],
  ["givenName", ["nome", "given name", "first name"]],
  [
    "birthOn",
    ["data di nascita", "data nascita", "nato il", "nata il", "nato a il", "d nascita", "datanascita", "date of birth"],
  ],
  ["birthPlace", ["luogo di nascita", "comune di nascita", "luogo nascita", "nato a", "nata a", "place of birth"]],
  ["sex", ["sesso", "genere", "sex", "m f", "f m"]],
  ["comune", ["comune di residenza", "comune residenza", "comune", "residenza", "citta", "paese", "municipality"]],
  ["address", ["indirizzo", "via", "indirizzo di residenza", "domicilio", "address"]],
  ["phone", ["telefono", "tel", "cellulare", "cell", "recapito", "recapito telefonico", "numero di telefono", "phone"]],
  ["email", ["email", "e mail", "mail", "posta elettronica", "pec"]],
  [
    "householdCode",
    [
      "codice famiglia",
      "nucleo",
      "codice nucleo",
      "numero nucleo",
      "id nucleo",
      "famiglia",
      "scheda famiglia",
      "household",
    ],
  ],
  [
    "relation",
    ["parentela", "grado di parentela", "relazione", "rapporto di parentela", "ruolo nel nucleo", "relation"],
  ],
  [
    "caseNumber",
    ["numero pratica", "n pratica", "pratica", "numero cartella", "fascicolo", "id pratica", "case number"],
  ],
  ["sourceNumber", ["id", "codice", "numero", "n", "num", "progressivo", "codice persona", "id persona", "number"]],
  [
    "contactReason",
    ["motivo", "motivo della richiesta", "richiesta", "problema", "segnalazione", "descrizione", "note", "reason"],
  ],
  [
    "receivedOn",
    ["data segnalazione", "data richiesta", "data di accesso", "data accesso", "data apertura", "aperta il", "opened"],
  ],
  ["area", ["area", "settore", "ambito"]],
  ["need", ["bisogno", "tipo di bisogno", "need"]],
  ["requester", ["richiedente", "segnalante", "inviante", "chi segnala", "requester"]],
  ["protocolNumber", ["protocollo", "numero di protocollo", "n protocollo", "prot", "protocol number"]],
];

const plain = (header: string): string => wordsOf(header).join(" ");

const fieldOf = new Map(names.flatMap(([field, headers]) => headers.map((one) => [one, field] as const)));

/** What the header says it is; undefined when that is not known. */
export const fieldOfHeader = (header: string): ImportField | undefined => fieldOf.get(plain(header));

/** One field a column, each once; '' where a column is not read. */
export function proposeMapping(headers: readonly string[]): (ImportField | "")[] {
  const taken = new Set<ImportField>();
  return headers.map((header) => {
    const field = fieldOfHeader(header);
    if (!field || taken.has(field)) return "";
    taken.add(field);
    return field;
  });
}

/** Titles and notes stand above many tables: the header is the line of the first few that names most columns. */
export function findHeader(lines: readonly (readonly string[])[], among = 20): number {
  let best = { line: -1, known: 0, filled: 0 };
  lines.slice(0, among).forEach((cells, line) => {
    const known = new Set(cells.map(fieldOfHeader).filter((field) => field !== undefined)).size;
    const filled = cells.filter((cell) => cell.trim() !== "").length;
    if (known > best.known || (known === best.known && known === 0 && best.filled < 2 && filled >= 2))
      best = { line, known, filled };
  });
  return Math.max(0, best.line);
}

/** Headers in one text, to know a layout again whatever its capitals and signs. */
export const headersKey = (headers: readonly string[]): string => headers.map(plain).join("|").slice(0, 4_000);
