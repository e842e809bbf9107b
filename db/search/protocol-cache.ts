// protocol_number: the numbers of the protocol that the events of a case wrote down, wherever the form of an event has
// the field. One that was corrected later still finds its case: it stands on the letter somebody holds.
import { sortable } from "../../workflows/rules/names/words.ts";
import type { Statement } from "../driver/driver.ts";

const field = "protocolNumber";

/** "0001234/2026" and "1234 2026" are one number. */
export const protocolKey = (number: string): string => sortable(number).replace(/\b0+(?=\d)/g, "");

/** Keys of the numbers in the open payload of an event, corrected values too. */
export function protocolKeysOf(payload: unknown): string[] {
  if (typeof payload !== "object" || payload === null) return [];
  const { [field]: number, values } = payload as Record<string, unknown>;
  const corrected =
    typeof values === "object" && values !== null ? (values as Record<string, unknown>)[field] : undefined;
  if (number === undefined && corrected === undefined) return [];
  return [number, corrected]
    .map((one) => (typeof one === "string" ? protocolKey(one) : ""))
    .filter((key) => key !== "");
}

/** The same of a column, as SQL that makes a smaller document. */
export const searchedOf = (column: string): string =>
  `CASE WHEN typeof(${column})='text' AND json_valid(${column}) THEN json_object('${field}',${column}->'${field}',
    'values',json_object('${field}',${column}->'$.values.${field}')) ELSE ${column} END`;

export const putProtocol = (caseId: string, payload: unknown): Statement[] =>
  protocolKeysOf(payload).map((key) => ({
    sql: "INSERT OR IGNORE INTO protocol_number (number,case_id) VALUES (?,?)",
    args: [key, caseId],
  }));
