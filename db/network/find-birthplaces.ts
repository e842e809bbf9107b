// Birthplaces by the beginning of their name, for the form that asks for one.
import type { Driver } from "../driver/driver.ts";

export interface Birthplace {
  belfiore: string;
  name: string;
  /** Car plate code, `EE` for countries. */
  province: string;
  validFrom: string | null;
  validTo: string | null;
}

const columns = `belfiore, name, province, nullif(valid_from, '') AS validFrom, valid_to AS validTo`;

/** Places whose name begins with the text, at most 20; accents count as typed. */
export async function findBirthplaces(driver: Driver, text: string): Promise<Birthplace[]> {
  const prefix = text.trim().replace(/[\\%_]/g, (char) => `\\${char}`);
  if (prefix === "") return [];
  return driver.read<Birthplace>(
    `SELECT ${columns} FROM birthplace WHERE name LIKE ? ESCAPE '\\' ORDER BY name, valid_from LIMIT 20`,
    [`${prefix}%`],
  );
}
