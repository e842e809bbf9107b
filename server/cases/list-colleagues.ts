// cases.listColleagues: who a case may be given to: accounts with a role in force that works on cases, once each, with
// their roles and places.
import { accountsWithRole } from "../../db/accounts/accounts.ts";
import { roleIds } from "../../workflows/kernel/ids.ts";
import { readBodies } from "../access/bodies.ts";
import { soleRoles } from "../access/session.ts";
import { procedure } from "../trpc.ts";

export interface Colleague {
  accountId: string;
  name: string;
  roles: string[];
  territories: string[];
  /** The registered name of the provider it stands for, empty where none is recorded; absent where it stands for none. */
  body?: string;
}

export const listColleagues = procedure.meta({ rule: "cases" }).query(({ ctx }): Colleague[] => {
  const roles = roleIds.filter((role) => !soleRoles.includes(role));
  const bodies = readBodies(ctx.accounts);
  const byId = new Map<string, Colleague>();
  for (const row of accountsWithRole(ctx.accounts.db, roles, ctx.clock.today())) {
    const one = byId.get(row.accountId) ?? { accountId: row.accountId, name: row.name, roles: [], territories: [] };
    if (!one.roles.includes(row.role)) one.roles.push(row.role);
    if (!one.territories.includes(row.territory)) one.territories.push(row.territory);
    if (row.role === "provider" && row.body === null) one.body = bodies.nameOf(row.accountId) ?? "";
    byId.set(row.accountId, one);
  }
  return [...byId.values()];
});
