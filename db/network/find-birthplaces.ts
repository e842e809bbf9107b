// Places by the beginning of their name or by code, for the form that asks for one.
import { sortable } from "../../workflows/rules/names/words.ts";
import type { Driver } from "../driver/driver.ts";

export interface Birthplace {
  belfiore: string;
  name: string;
  /** Car plate code, `EE` for countries. */
  province: string;
  validFrom: string | null;
  validTo: string | null;
}

const codeOf = (text: string): string | undefined => /^[a-z]\d{3}$/i.exec(text.trim())?.[0].toUpperCase();

/**
 * Places whose name begins with the text, or whose Belfiore code it is, at most 20: accents, capitals and apostrophes count
 * for nothing, a whole name comes first, then what is still in force. Of a comune that changed province, its last row.
 */
export async function findBirthplaces(driver: Driver, text: string): Promise<Birthplace[]> {
  const [code, prefix] = [codeOf(text), sortable(text)];
  if (prefix === "") return [];
  const [where, args] = code
    ? ["belfiore = ?", [code]]
    : ["sortable_name >= ? AND sortable_name < ?", [prefix, `${prefix}{`]];
  return driver.read<Birthplace>(
    `SELECT belfiore, name, province, nullif(max(valid_from), '') AS validFrom, valid_to AS validTo
     FROM birthplace WHERE ${where} GROUP BY belfiore, name
     ORDER BY sortable_name <> ?, valid_to IS NOT NULL, sortable_name, validFrom LIMIT 20`,
    [...args, prefix],
  );
}
