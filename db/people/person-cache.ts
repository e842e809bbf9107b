// person_row and search_row: the declared caches that hold plain personal data of persons, kept in the same
// batch as the event that changes them and rebuilt from the log by restore.
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { isObject, type JsonObject } from "../../workflows/kernel/json.ts";
import type { Driver, Statement } from "../driver/driver.ts";

export const personKind = "person";

/** Lower case, no accents, single spaces: the form in which names are compared and sorted. */
export const sortable = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const columnOf: Record<string, string> = {
  surname: "surname",
  givenName: "given_name",
  birthOn: "birth_on",
  sex: "sex",
  fiscalCode: "fiscal_code",
};

/** Columns of the row that the sealed identity part of one event fills. */
export function personValues(identity: JsonObject): Record<string, string> {
  const row: Record<string, string> = {};
  for (const [field, column] of Object.entries(columnOf)) {
    const value = identity[field];
    if (typeof value === "string") row[column] = value;
  }
  return row;
}

/**
 * Upserts the person's row and, where names, code or comune may have changed, its full-text line. `parts` are the plain
 * sealed values of this event.
 */
export function personStatements(
  before: CaseSnapshot,
  after: CaseSnapshot,
  parts: readonly JsonObject[],
  pos: number,
): Statement[] {
  const identity = Object.assign({}, ...parts.filter(isObject)) as JsonObject;
  const values: Record<string, string | number | null> = {
    ...personValues(identity),
    territory: after.doc.head.territory,
    household_id: after.doc.head.householdId ?? null,
    protected_address: after.doc.context.protectedAddress === true ? 1 : 0,
    state: after.state,
    last_pos: pos,
  };
  const columns = Object.keys(values);
  const insert: Record<string, string | number | null> = { surname: "", given_name: "", sort_name: "", ...values };
  const names = ["person_id", ...Object.keys(insert)];
  const searched = parts.length > 0 || before.seq === 0 || before.doc.head.territory !== after.doc.head.territory;
  return [
    {
      sql: `INSERT INTO person_row (${names.join(",")}) VALUES (${names.map(() => "?").join(",")})
        ON CONFLICT(person_id) DO UPDATE SET ${columns.map((column) => `${column}=excluded.${column}`).join(",")}`,
      args: [after.caseId, ...Object.values(insert)],
    },
    ...(searched ? searchStatements(after.caseId, identity) : []),
  ];
}

/** `sort_name` and the full-text line follow from the row as it stands after the upsert. */
function searchStatements(personId: string, identity: JsonObject): Statement[] {
  const { surname, givenName } = identity;
  const both =
    typeof surname === "string" && typeof givenName === "string" ? sortable(`${surname} ${givenName}`) : null;
  return [
    {
      sql: "UPDATE person_row SET sort_name=COALESCE(?,NULLIF(sort_name,''),lower(surname||' '||given_name)) WHERE person_id=?",
      args: [both, personId],
    },
    { sql: "DELETE FROM search_row WHERE rowid=(SELECT n FROM person_row WHERE person_id=?)", args: [personId] },
    {
      sql: `INSERT INTO search_row (rowid,text,territory)
        SELECT n, sort_name||' '||COALESCE(fiscal_code,''), territory FROM person_row WHERE person_id=?`,
      args: [personId],
    },
  ];
}

/**
 * Empties both caches: backups carry no plain personal data. The full-text table is made anew, since deleted
 * words may stay in its pages.
 */
export async function clearPersonCaches(driver: Driver): Promise<void> {
  const [table] = await driver.read<{ sql: string }>("SELECT sql FROM sqlite_master WHERE name='search_row'");
  if (!table) throw new Error("search_row is missing");
  await driver.batch([
    { sql: "DELETE FROM person_row", args: [] },
    { sql: "DROP TABLE search_row", args: [] },
    { sql: table.sql, args: [] },
    { sql: "INSERT INTO search_row(search_row, rank) VALUES('secure-delete', 1)", args: [] },
  ]);
}
