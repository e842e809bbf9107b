// absences.listOverseen: the colleagues a supervisor answers for, whose absences she arranges and whose cases she plans.
import { accountsWithRole } from "../../db/accounts/accounts.ts";
import { roleIds } from "../../workflows/kernel/ids.ts";
import { oversees } from "../access/oversees.ts";
import { soleRoles } from "../access/session.ts";
import { procedure } from "../trpc.ts";

const working = roleIds.filter((role) => !soleRoles.includes(role));

export const listOverseen = procedure.meta({ rule: "planning" }).query(({ ctx }) => {
  const { accounts, clock, session } = ctx;
  const names = new Map(accountsWithRole(accounts.db, working, clock.today()).map((row) => [row.accountId, row.name]));
  return [...names]
    .filter(([accountId]) => accountId !== session.accountId && oversees(accounts, session, accountId))
    .map(([accountId, name]) => ({ accountId, name }))
    .sort((a, b) => a.name.localeCompare(b.name, "it"));
});
