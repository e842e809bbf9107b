// Names of places outside the district, comuni of Italy or countries, by the Belfiore codes that residences hold.
import { getPlaceTable } from "../../db/network/get-place-table.ts";
import type { SessionContext } from "../trpc.ts";

/** By code; of one that changed its name, the last. */
export async function outsideNames(
  { driver }: Pick<SessionContext, "driver">,
  codes: readonly (string | undefined)[],
): Promise<Record<string, string>> {
  const known = new Set(codes.filter((code) => code !== undefined && code !== ""));
  if (known.size === 0) return {};
  const table = await getPlaceTable(driver, [...known] as string[]);
  return Object.fromEntries(Object.entries(table).map(([code, spans]) => [code, spans.at(-1)?.name ?? code]));
}
