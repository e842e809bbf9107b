// Tariffs as a file: a list of {territory, tariff}, the same that is exported and imported. Read and checked here, so that what is
// wrong is said before anything is sent; the server checks again.
import { canonical, isObject, type Json } from "../../workflows/kernel/json.ts";
import {
  type Tariff,
  type TariffProblem,
  type TariffText,
  tariffProblems,
  textOfTariff,
} from "../../workflows/rules/cost-sharing/tariff.ts";

export const mostInFile = 200;
export const mostBytes = 1_000_000;

export interface TariffEntry {
  territory: string;
  tariff: TariffText;
}

export interface ReadFile {
  fresh: TariffEntry[];
  /** How many are in the table already, word by word. */
  known: number;
  /** By number of the entry, from 1. */
  wrong: { entry: number; problems: TariffProblem[] }[];
}

export const fileOf = (tariffs: readonly Tariff[]): string =>
  `${JSON.stringify(
    tariffs.map((one): TariffEntry => ({ territory: one.territory, tariff: textOfTariff(one) })),
    null,
    2,
  )}\n`;

const keyOf = ({ territory, tariff }: TariffEntry): string =>
  canonical({ territory, tariff: tariff as unknown as Json });

/** Undefined where it is no list of tariffs, or too long a one. */
export function readFile(
  text: string,
  tables: { known: readonly Tariff[]; places: readonly string[] },
): ReadFile | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  if (!Array.isArray(value) || value.length === 0 || value.length > mostInFile) return undefined;
  const there = new Set(tables.known.map((one) => keyOf({ territory: one.territory, tariff: textOfTariff(one) })));
  const read: ReadFile = { fresh: [], known: 0, wrong: [] };
  for (const [i, one] of value.entries()) {
    const { territory, tariff } = isObject(one) ? one : {};
    const problems: TariffProblem[] = tariffProblems(tariff);
    const isPlace = typeof territory === "string" && (territory === "district" || tables.places.includes(territory));
    if (!isPlace) problems.unshift({ path: "territory", code: "option" });
    if (problems.length > 0 || !isPlace) {
      read.wrong.push({ entry: i + 1, problems });
      continue;
    }
    const entry = { territory, tariff: tariff as unknown as TariffText };
    const key = keyOf(entry);
    if (there.has(key)) read.known += 1;
    else read.fresh.push(entry);
    there.add(key);
  }
  return read;
}
