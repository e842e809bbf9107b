// The comuni of the district in force, with inhabitants and age bands.
import type { Driver } from "../driver/driver.ts";

export interface Comune {
  istat: string;
  belfiore: string;
  name: string;
  /** Table 2 of the plan, 31/12/2020: the one that weighs. */
  population: number;
  /** Table 1, whose age bands add up to it. */
  populationTable1: number;
  age0To14: number;
  age15To64: number;
  age65Plus: number;
  informagiovaniContacts: number;
  /** `MM-DD`; null where it was not verified. */
  patronMonthDay: string | null;
}

export async function listComuni(driver: Driver): Promise<Comune[]> {
  return driver.read<Comune>(
    `SELECT c.istat, c.belfiore, c.name, p.population_2020 AS population, p.population_table1 AS populationTable1,
       p.age_0_14 AS age0To14, p.age_15_64 AS age15To64, p.age_65_plus AS age65Plus,
       p.informagiovani_contacts_2020 AS informagiovaniContacts, c.patron_month_day AS patronMonthDay
     FROM comune c JOIN population p ON p.istat = c.istat
     WHERE c.valid_to IS NULL ORDER BY c.name LIMIT 100`,
  );
}
