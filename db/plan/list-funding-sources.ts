// Funding sources by level (europeo, nazionale, regionale, comunale), in the order printed.
import type { Driver } from "../driver/driver.ts";

export interface FundingLevel {
  level: string;
  sources: string[];
}

const levels = ["europeo", "nazionale", "regionale", "comunale"];

export async function listFundingSources(driver: Driver): Promise<FundingLevel[]> {
  const rows = await driver.read<{ level: string; name: string }>(
    "SELECT level, name FROM funding_source ORDER BY level, position LIMIT 500",
  );
  return levels.map((level) => ({ level, sources: rows.filter((row) => row.level === level).map((row) => row.name) }));
}
