// person_row and search_row: the declared caches that hold plain personal data of persons, kept in the same
// batch as the event that changes them and rebuilt from the log by restore. The distinct words of names are beside
// them (word-cache.ts).
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { DataClass } from "../../workflows/kernel/form.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { mistakenState } from "../../workflows/rules/mistakes/mistake.ts";
import { addressWords, nameWords, sortable } from "../../workflows/rules/names/words.ts";
import type { Driver, Statement } from "../driver/driver.ts";
import { addWords, clearWords, dropWords } from "./word-cache.ts";

export const personKind = "person";

/** A record that was opened by mistake is found by no word: its row says only whose it was. */
export const isFindable = ({ state }: Pick<CaseSnapshot, "state">): boolean => state !== mistakenState;

const columnOf: Record<string, string> = {
  surname: "surname",
  givenName: "given_name",
  birthOn: "birth_on",
  sex: "sex",
  fiscalCode: "fiscal_code",
  address: "address",
};

/** Sealed fields the row shows in clear, and the classes they are sealed under. */
export const identityFields = Object.keys(columnOf);
export const identityClasses: readonly DataClass[] = ["identity", "contact"];

/** The identity columns of the row, from the values that stand now; a field without one is empty. */
export function personValues(identity: JsonObject): Record<string, string | null> {
  const row: Record<string, string | null> = {};
  for (const [field, column] of Object.entries(columnOf)) {
    const value = identity[field];
    // Names are shown and sorted: they are empty rather than absent.
    row[column] = typeof value === "string" ? value : column.endsWith("name") ? "" : null;
  }
  return row;
}

/** What the row of a person holds in the end, column by column, without the number it was given. */
export function personRowOf(
  { caseId, state, doc }: Pick<CaseSnapshot, "caseId" | "state" | "doc">,
  identity: JsonObject,
  lastPos: number,
): Record<string, string | number | null> {
  const names = personValues(identity);
  return {
    person_id: caseId,
    ...names,
    ...unlessProtected(doc, names),
    sort_name: sortable(`${names.surname} ${names.given_name}`),
    territory: doc.head.territory,
    household_id: doc.head.householdId ?? null,
    protected_address: doc.context.protectedAddress === true ? 1 : 0,
    state,
    last_pos: lastPos,
  };
}

/** A protected address stands in no cache, also where it was in the open before. */
const unlessProtected = (doc: CaseSnapshot["doc"], { address }: Record<string, string | null>) => ({
  address: doc.context.protectedAddress === true ? null : (address ?? null),
});

/** A code is also known by the part from the year of birth on, and by that from the place of birth on. */
export const codePartsOf = (fiscalCode: string | null): string[] =>
  [0, 6, 11].map((from) => (fiscalCode ?? "").toLowerCase().slice(from)).filter(Boolean);

/** The words by which a person is found: names, names written in one, and the parts of the fiscal code. */
export const searchTextOf = (row: Record<string, string | number | null>): string =>
  [...nameWordsOf(row), ...codePartsOf(row.fiscal_code as string | null)].join(" ");

/** The words by which an address is found. */
export const addressTextOf = (row: Record<string, string | number | null>): string =>
  addressWords(String(row.address ?? "")).join(" ");

/** The words that may be mistyped, or heard otherwise. */
export const nameWordsOf = (row: Record<string, string | number | null>): string[] =>
  nameWords(String(row.surname), String(row.given_name));

/**
 * Upserts the person's row and, where names, code or comune may have changed, its full-text line. `identity` are all
 * values that stand, where one of them changed; `moved` says that the comune did.
 */
export function personStatements(
  after: CaseSnapshot,
  changed: { identity: JsonObject | undefined; moved: boolean },
  pos: number,
): Statement[] {
  const { identity, moved } = changed;
  const given = identity ? personValues(identity) : {};
  const names: Record<string, string | null> = identity ? { ...given, ...unlessProtected(after.doc, given) } : {};
  const values: Record<string, string | number | null> = {
    ...names,
    ...(identity ? { sort_name: sortable(`${names.surname} ${names.given_name}`) } : {}),
    territory: after.doc.head.territory,
    household_id: after.doc.head.householdId ?? null,
    protected_address: after.doc.context.protectedAddress === true ? 1 : 0,
    state: after.state,
    last_pos: pos,
  };
  const columns = Object.keys(values);
  const insert: Record<string, string | number | null> = { surname: "", given_name: "", sort_name: "", ...values };
  const all = ["person_id", ...Object.keys(insert)];
  return [
    {
      sql: `INSERT INTO person_row (${all.join(",")}) VALUES (${all.map(() => "?").join(",")})
        ON CONFLICT(person_id) DO UPDATE SET ${columns.map((column) => `${column}=excluded.${column}`).join(",")}`,
      args: [after.caseId, ...Object.values(insert)],
    },
    ...(identity ? searchStatements(after, names) : moved ? movedStatements(after) : []),
  ];
}

const ofPerson = "rowid=(SELECT n FROM person_row WHERE person_id=?)";

/** The words of names that the line held are counted down before it goes, those it holds now counted up. */
function searchStatements(after: CaseSnapshot, names: Record<string, string | null>): Statement[] {
  const { caseId } = after;
  const line = {
    sql: "INSERT INTO search_row (rowid,text,territory,address) SELECT n, ?, territory, ? FROM person_row WHERE person_id=?",
    args: [searchTextOf(names), addressTextOf(names), caseId],
  };
  return [
    dropWords(`SELECT text FROM search_row WHERE ${ofPerson}`, [caseId]),
    { sql: `DELETE FROM search_row WHERE ${ofPerson}`, args: [caseId] },
    ...(isFindable(after) ? [line] : []),
    ...addWords(isFindable(after) ? nameWordsOf(names) : []),
  ];
}

const movedStatements = ({ caseId, doc }: CaseSnapshot): Statement[] => [
  { sql: `UPDATE search_row SET territory=? WHERE ${ofPerson}`, args: [doc.head.territory, caseId] },
];

/**
 * Empties these caches: backups carry no plain personal data. The full-text table is made anew, since deleted
 * words may stay in its pages.
 */
export async function clearPersonCaches(driver: Driver): Promise<void> {
  const [table] = await driver.read<{ sql: string }>("SELECT sql FROM sqlite_master WHERE name='search_row'");
  if (!table) throw new Error("search_row is missing");
  await driver.batch([
    { sql: "DELETE FROM person_row", args: [] },
    ...clearWords,
    { sql: "DROP TABLE search_row", args: [] },
    { sql: table.sql, args: [] },
    { sql: "INSERT INTO search_row(search_row, rank) VALUES('secure-delete', 1)", args: [] },
  ]);
}
