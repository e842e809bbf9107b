// board.listEligible: to whom a case may be given: active colleagues whose grants cover its place and area and who
// may read its content and write its diary. A supervisor sees what each carries, lightest first.
import { z } from "zod";
import { accountsWithRole } from "../../db/accounts/accounts.ts";
import { listLoad } from "../../db/board/list-load.ts";
import { findCase } from "../../db/cases/find-case.ts";
import { carryingRoles, colleagueAlone, worksOn } from "../access/may-carry.ts";
import { hasRole, isNamed } from "../access/session.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export interface Eligible {
  accountId: string;
  name: string;
  roles: string[];
  /** Only for supervisors. */
  cases?: number;
  weight?: number;
}

export const listEligible = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid() }))
  .query(async ({ ctx, input }): Promise<Eligible[]> => {
    const { session, policy, driver } = ctx;
    const found = await findCase(driver, policy.readable(session, "content"), input.caseId);
    if (!found) throw new AppError("NOT_FOUND");
    const mine = policy.accessTo(session, found.attributes, isNamed(session, found.readers));
    if (!mine.send("ASSIGN")) throw new AppError("FORBIDDEN");
    // Asked as if the case were nobody's and open: a restricted one is opened to its new assignee by name.
    const { assignee: _assignee, ...attributes } = { ...found.attributes, restricted: false };
    const names = new Map(
      accountsWithRole(ctx.accounts.db, carryingRoles, ctx.clock.today()).map((row) => [row.accountId, row.name]),
    );
    const eligible = [...names].flatMap(([accountId, name]): Eligible[] => {
      const colleague = colleagueAlone(ctx.accounts, accountId);
      const access = colleague && policy.accessTo(colleague, attributes, false);
      return access && worksOn(access) ? [{ accountId, name, roles: [...access.roles] }] : [];
    });
    if (!hasRole(session, "supervisor")) return eligible;
    const today = ctx.clock.today();
    const loads = await listLoad(driver, policy.readable(session, "list"), {}, { today, dueUntil: today });
    const loadOf = new Map(loads.map((load) => [load.accountId, load]));
    return eligible
      .map((one) => ({ ...one, cases: 0, weight: 0, ...pick(loadOf.get(one.accountId)) }))
      .sort((a, b) => atLast(a) - atLast(b) || a.weight - b.weight || a.name.localeCompare(b.name, "it"));
  });

/** Who answers for an area takes cases when nobody else can. */
const atLast = ({ roles }: Eligible) => (roles.every((role) => role === "supervisor") ? 1 : 0);

const pick = (load: { cases: number; weight: number } | undefined) =>
  load ? { cases: load.cases, weight: load.weight } : {};
