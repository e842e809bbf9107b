// Which column of the file means what, as data. The regional platform's own layout was not found: this is the
// office's "tracciato di esempio" (docs/housing-import.md); another layout is another table like this one.
import type { categories } from "../../workflows/housing-application/v1/forms.ts";
import type { owners } from "../../workflows/rules/ranking/keys.ts";

export type CellKind =
  | "text"
  /** Italian: `1.234,56`; a plain point before one or two last digits is read as decimal too. */
  | "decimal"
  | "whole"
  /** Euro, kept as integer cents. */
  | "euro"
  /** `31/12/2026` or `2026-12-31`. */
  | "day"
  /** sì/no, s/n, 1/0, vero/falso; empty is no. */
  | "yesNo"
  /** ISTAT code; leading zeros lost by a spreadsheet are put back. */
  | "comune"
  | "fiscalCode"
  | "sex"
  /** One word of `words`. */
  | "word"
  /** Several words of `words`, divided by `|` or `,`. */
  | "words";

export interface Column {
  header: string;
  /** Name of the value handed to the mapping. */
  name: string;
  kind: CellKind;
  required?: boolean;
  maxLength?: number;
  /** What may stand in the cell -> value. */
  words?: Readonly<Record<string, string>>;
}

export interface ImportLayout {
  id: string;
  delimiter: string;
  columns: readonly Column[];
}

const column = (header: string, name: string, kind: CellKind, more: Partial<Column> = {}): Column => ({
  header,
  name,
  kind,
  ...more,
});
const required = { required: true };

const ownerWords: Record<(typeof owners)[number], string> = { comune: "comune", aler: "aler", other: "altro" };
const categoryWords: Record<(typeof categories)[number], string> = {
  elderly: "anziani",
  newFamily: "nuova_famiglia",
  singleParent: "monoparentale",
  separatedParent: "genitore_separato",
  disability: "disabilita",
  overIndebted: "sovraindebitamento",
  forces: "forze",
  other: "altro",
};
const turned = (words: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([value, word]) => [word, value]));

export const exampleLayout: ImportLayout = {
  id: "tracciato di esempio 1",
  delimiter: ";",
  columns: [
    column("id_domanda", "platformId", "text", { ...required, maxLength: 60 }),
    column("protocollo", "protocolNumber", "text", { ...required, maxLength: 50 }),
    column("data_protocollo", "protocolOn", "day", required),
    column("data_presentazione", "submittedOn", "day", required),
    column("codice_fiscale", "fiscalCode", "fiscalCode", required),
    column("cognome", "surname", "text", { ...required, maxLength: 80 }),
    column("nome", "givenName", "text", { ...required, maxLength: 80 }),
    column("data_nascita", "birthOn", "day"),
    column("sesso", "sex", "sex"),
    column("comune_residenza", "residence", "comune", required),
    column("componenti", "householdSize", "whole"),
    column("isee", "iseeCents", "euro"),
    column("invalidita_civile", "invalidityPercent", "whole"),
    column("isbar", "isbar", "decimal", required),
    column("punti_residenza_comune", "residenceComune", "decimal"),
    column("punti_residenza_regione", "residenceRegion", "decimal"),
    column("punti_durata_residenza", "residencePoints", "decimal"),
    column("punti_familiare", "family", "decimal"),
    column("punti_abitativo", "housing", "decimal"),
    column("punti_economico", "economic", "decimal"),
    column("alloggio_1", "unit1", "text", { maxLength: 40 }),
    column("alloggio_2", "unit2", "text", { maxLength: 40 }),
    column("proprietario", "rankingOwner", "word", { words: turned(ownerWords) }),
    column("comune_graduatoria", "rankingComune", "comune"),
    column("indigente", "indigent", "yesNo"),
    column("categorie", "categories", "words", { words: turned(categoryWords) }),
  ],
};
