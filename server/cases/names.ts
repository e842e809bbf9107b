// Names behind the ids of a page: colleagues from the accounts, persons and cases the reader may know. What is not permitted
// stays an id that shows nothing.
import { accountNames } from "../../db/accounts/accounts.ts";
import { listLabels } from "../../db/cases/list-labels.ts";
import { getPlaceTable } from "../../db/network/get-place-table.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import type { Services } from "../services.ts";
import type { SessionContext } from "../trpc.ts";

/** A district has some hundred accounts; the cap keeps the statement bounded. */
const mostAccounts = 2000;

export const colleagueNames = ({ accounts }: Pick<Services, "accounts">): Map<string, string> =>
  new Map([
    ...accountNames(accounts.db, mostAccounts).map((one) => [one.accountId, one.name] as const),
    ["system", "Ambito (automatico)"] as const,
  ]);

/** Names of accounts, persons and cases among the ids; others are left out. */
export async function namesOf(ctx: SessionContext, ids: ReadonlySet<string>): Promise<Record<string, string>> {
  const colleagues = colleagueNames(ctx);
  const names: Record<string, string> = { system: colleagues.get("system") ?? "" };
  const rest: string[] = [];
  for (const id of ids) {
    const name = colleagues.get(id);
    if (name !== undefined) names[id] = name;
    else rest.push(id);
  }
  const permitted = ctx.policy.readable(ctx.session, "list");
  for (const person of await listPersons(ctx.driver, permitted, rest.slice(0, 200)))
    names[person.personId] = `${person.surname} ${person.givenName}`.trim();
  const cases = rest.filter((id) => names[id] === undefined).slice(0, 200);
  for (const one of await listLabels(ctx.driver, permitted, cases))
    names[one.caseId] = [one.title, one.number].filter(Boolean).join(" · ");
  return names;
}

/** Names of birth places by the Belfiore code a person's data hold. */
export async function placeNames(
  ctx: SessionContext,
  fields: readonly { field: string; shown: string; value?: Json }[],
): Promise<Record<string, string>> {
  const code = fields.find((one) => one.field === "birthPlace" && one.shown === "value")?.value;
  if (typeof code !== "string") return {};
  const table = await getPlaceTable(ctx.driver, [code]);
  const name = table[code]?.at(-1)?.name;
  return name === undefined ? {} : { [code]: `${name} (${code})` };
}
