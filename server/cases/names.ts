// Names behind the ids of a page: colleagues from the accounts, persons and cases the reader may know. What is not permitted
// stays an id that shows nothing.
import { accountNames } from "../../db/accounts/accounts.ts";
import { listLabels } from "../../db/cases/list-labels.ts";
import { getPlaceTable } from "../../db/network/get-place-table.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import { listShown } from "../../db/people/list-shown.ts";
import { readBodies } from "../access/bodies.ts";
import { searchRights } from "../search/rights.ts";
import type { Services } from "../services.ts";
import type { SessionContext } from "../trpc.ts";

/** A district has some hundred accounts; the cap keeps the statement bounded. */
const mostAccounts = 2000;

export const colleagueNames = ({ accounts }: Pick<Services, "accounts">): Map<string, string> =>
  new Map([
    ...accountNames(accounts.db, mostAccounts).map((one) => [one.accountId, one.name] as const),
    ["system", "Ambito (automatico)"] as const,
  ]);

/** Whom relations name, in acts and in what a record keeps of them. */
export function relativesIn(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const item of value) relativesIn(item, into);
  else if (typeof value === "object" && value !== null) {
    const { field, value: said, relations } = value as Record<string, unknown>;
    if (field === "relative" && typeof said === "string") into.add(said);
    for (const one of Array.isArray(relations) ? relations : []) into.add(String((one as { person?: unknown }).person));
    for (const item of Object.values(value)) relativesIn(item, into);
  }
  return into;
}

/**
 * Names of accounts, persons and cases among the ids; others are left out. Of `asSearched` those only whom a search would show the
 * reader.
 */
export async function namesOf(
  ctx: SessionContext,
  ids: ReadonlySet<string>,
  asSearched: ReadonlySet<string> = new Set(),
): Promise<Record<string, string>> {
  const colleagues = colleagueNames(ctx);
  const names: Record<string, string> = { system: colleagues.get("system") ?? "" };
  const rest: string[] = [];
  for (const id of ids) {
    const name = colleagues.get(id);
    if (name !== undefined) names[id] = name;
    else rest.push(id);
  }
  const permitted = ctx.policy.readable(ctx.session, "list");
  const shown = await listShown(ctx.driver, searchRights(ctx.policy, ctx.session), [...asSearched]);
  const known = rest.filter((id) => !asSearched.has(id)).slice(0, 200);
  for (const person of [...shown, ...(await listPersons(ctx.driver, permitted, known))])
    names[person.personId] = `${person.surname} ${person.givenName}`.trim();
  const cases = known.filter((id) => names[id] === undefined).slice(0, 200);
  for (const one of await listLabels(ctx.driver, permitted, cases))
    names[one.caseId] = [one.title, one.number].filter(Boolean).join(" · ");
  return names;
}

/** Fields that hold the Belfiore code of a place. */
const placeFields: ReadonlySet<string> = new Set(["birthPlace", "residesOutside"]);

/** Fields that hold the account of a provider. */
const bodyFields: ReadonlySet<string> = new Set(["providerAccount"]);

/**
 * Registered names of the bodies that fields of an act name, by field and account: an account has also the name of who signs in with it,
 * which is another. Empty where no name is recorded.
 */
export function bodyNames(ctx: SessionContext, ...values: unknown[]): Record<string, string> {
  const named = valuesOf(bodyFields, values);
  if (named.size === 0) return {};
  const bodies = readBodies(ctx.accounts);
  const today = ctx.clock.today();
  return Object.fromEntries(
    [...named].map((account) => [`providerAccount.${account}`, bodies.nameOf(bodies.bodyOn(account, today)) ?? ""]),
  );
}

/** The codes among values that say which field they are of. */
const placesIn = (value: unknown): Set<string> => valuesOf(placeFields, value);

/** What the fields of these names hold, wherever a value says which field it is of. */
function valuesOf(fields: ReadonlySet<string>, value: unknown, into: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const item of value) valuesOf(fields, item, into);
  else if (typeof value === "object" && value !== null) {
    const { field, value: said } = value as Record<string, unknown>;
    if (typeof field === "string" && fields.has(field) && typeof said === "string" && said !== "") into.add(said);
    for (const item of Object.values(value)) valuesOf(fields, item, into);
  }
  return into;
}

/** Names of places by the Belfiore codes that fields of a person's data hold, on the page and in its history. */
export async function placeNames(ctx: SessionContext, ...values: unknown[]): Promise<Record<string, string>> {
  const codes = placesIn(values);
  if (codes.size === 0) return {};
  const table = await getPlaceTable(ctx.driver, [...codes]);
  return Object.fromEntries(
    Object.entries(table).map(([code, spans]) => [code, `${spans.at(-1)?.name ?? ""} (${code})`]),
  );
}
