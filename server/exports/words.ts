// The names an export is written with: accounts and comuni.
import { accountNames } from "../../db/accounts/accounts.ts";
import type { Services } from "../services.ts";
import type { ColumnWords } from "./columns.ts";

const mostNames = 2_000;

export function columnWords(services: Services, locale: "it" | "en"): ColumnWords {
  const { accounts, tables, workflows } = services;
  const names = accountNames(accounts.db, mostNames).map(({ accountId, name }) => [accountId, name]);
  const comuni = tables.comuni.map(({ istat, name }) => [istat, name]);
  return { workflows, locale, names: Object.fromEntries(names), comuni: Object.fromEntries(comuni) };
}
