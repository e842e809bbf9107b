// home.getDesk: what the page needs before it can draw anything: who is logged in, which doors are theirs, the day of
// the office, the comuni.
import { findAccount } from "../../db/accounts/accounts.ts";
import { pinHashOf } from "../../db/accounts/pins.ts";
import { admits, type Rule, rules } from "../access/rules.ts";
import { rolesOf } from "../access/session.ts";
import { findDemoScale } from "../demo/scale.ts";
import { procedure } from "../trpc.ts";
import { layoutsOf } from "../views/layout.ts";

export const getDesk = procedure.meta({ rule: "signedIn" }).query(async ({ ctx }) => {
  const { session } = ctx;
  const today = ctx.clock.today();
  return {
    accountId: session.accountId,
    name: session.name,
    locale: session.locale,
    roles: rolesOf(session),
    territories: [...new Set(session.grants.map((grant) => grant.territory))],
    /** Doors this session may open, by the name of the rule. */
    may: (Object.keys(rules) as Rule[]).filter((rule) => admits(rule, session)),
    /** Cases it may open, with the opening event. */
    openable: ctx.policy.openable(session),
    today,
    /** Colleagues who are away today and for whom it stands in: their cases are in its lists. */
    standsInFor: session.standsInFor.map((accountId) => ({
      accountId,
      name: findAccount(ctx.accounts.db, accountId)?.name ?? accountId,
    })),
    /** Columns of the work lists, by view or saved view, where this account chose them. */
    layouts: layoutsOf(ctx.accounts.db, session.accountId),
    demo: ctx.demo,
    /** How large the demo's invented district is; null outside a demo. */
    demoScale: ctx.demo ? ((await findDemoScale(ctx.driver)) ?? null) : null,
    /** Minutes after which the server ends a session nobody uses. */
    idleMinutes: ctx.accounts.settings.idleMinutes,
    /** Whether a locked screen opens again by PIN. */
    hasPin: pinHashOf(ctx.accounts.db, session.accountId) !== undefined,
    comuni: ctx.tables.comuni
      .filter((row) => row.validFrom <= today && (row.validTo === null || today <= row.validTo))
      .map(({ istat, name, belfiore }) => ({ istat, name, belfiore }))
      .sort((a, b) => a.name.localeCompare(b.name, "it")),
  };
});
