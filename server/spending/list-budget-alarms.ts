// spending.listBudgetAlarms: open cases whose budget asks for somebody (more spent than committed, almost used up, a source that ends
// or ended with money left, more bound than approved), then cases closed in the year that leave money committed or spent beyond it, for
// who may read the case. A list, and like lists not recorded; alarms are
// computed by the rule of the case's own card.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { type BudgetCase, type BudgetPlace, listBudgetCases } from "../../db/spending/list-budget-cases.ts";
import { type Approval, approvedStand, type Deliverable } from "../../workflows/rules/budget/approved.ts";
import { type BudgetAlarm, type BudgetRow, budgetOf, type Commitment } from "../../workflows/rules/budget/budget.ts";
import { namesOf } from "../access/names.ts";
import { isNamed } from "../access/session.ts";
import { isOutside } from "../cases/outsiders.ts";
import { stopIfGone } from "../long-reads.ts";
import { createPace } from "../pace.ts";
import { procedure, type SessionContext } from "../trpc.ts";

const kind = "case-intake";
/** Cases that a statement walks, and statements and rows of one question: more is asked for by who reads on. */
const slice = 500;
const mostSlices = 20;
const mostRows = 25;
const turnMs = 15;

const wrongs = ["over", "near", "expiring", "expired", "beyond", "left"] as const;
const placeInput = z.strictObject({
  isClosed: z.boolean().default(false),
  dueOn: z.string().max(30),
  caseId: z.string().max(40),
});
const question = z.strictObject({
  mine: z.boolean().default(false),
  territory: z.string().max(20).optional(),
  source: z.string().max(40).optional(),
  wrong: z.enum(wrongs).optional(),
  after: placeInput.optional(),
});
type Question = z.infer<typeof question>;

/** `left`: the case is closed, and what it committed is neither spent nor free. */
type Wrong = BudgetAlarm | "left";
type Line = Pick<BudgetRow, "commitment" | "source" | "fund" | "territory" | "service" | "to"> &
  Pick<BudgetRow, "committedCents" | "spentCents" | "leftCents"> & { alarms: Wrong[] };

interface Row extends Pick<BudgetCase, "caseId" | "number" | "territory" | "assignee" | "person"> {
  /** Day, of a closed case. */
  closedOn?: string;
  /** Absent where nothing is approved. */
  approvedCents?: number;
  /** By how much what is bound passes what was approved. */
  beyondCents: number;
  /** Of the whole budget. */
  committedCents: number;
  spentCents: number;
  /** Commitments with an alarm, those asked for alone. */
  lines: Line[];
}

const lineOf = ({ commitment, source, fund, territory, service, to, ...row }: Line): Line => ({
  ...{ commitment, source, fund, territory, service, to },
  ...{ committedCents: row.committedCents, spentCents: row.spentCents, leftCents: row.leftCents, alarms: row.alarms },
});

/** Of a closed case nothing nears its end any more: money was spent beyond, or lies there until it is freed. */
function afterClosing(row: BudgetRow): Line {
  if (row.leftCents < 0) return { ...row, alarms: ["over"] };
  if (row.releasedOn !== undefined || row.leftCents === 0) return { ...row, alarms: [] };
  return { ...row, alarms: ["left", ...row.alarms.filter((alarm) => alarm === "expired")] };
}

/** Undefined where nothing of what is asked for is wrong. */
function rowOf(one: BudgetCase, { source, wrong }: Question, today: string): Row | undefined {
  const { caseId, number, territory, assignee, person, closedOn } = one;
  const isOpen = closedOn === null;
  const budget = one.budget as unknown as Commitment[];
  const { rows, total } = budgetOf(budget, today);
  const project = one.project === null ? undefined : (one.project as unknown as Approval);
  const stand = approvedStand(project, budget, one.deliveries as unknown as Deliverable[]);
  const beyondCents = Math.max(0, -(stand?.leftCents ?? 0));
  const isAsked = (alarms: readonly Wrong[]) =>
    wrong === undefined ? alarms.length > 0 : alarms.some((alarm) => alarm === wrong);
  const judged: Line[] = isOpen ? rows : rows.map(afterClosing);
  const lines = judged.filter((row) => (source === undefined || row.source === source) && isAsked(row.alarms));
  const isBeyond = isOpen && beyondCents > 0 && source === undefined && (wrong === undefined || wrong === "beyond");
  if (lines.length === 0 && !isBeyond) return undefined;
  return {
    ...{ caseId, number, territory, assignee, person, beyondCents: isOpen ? beyondCents : 0 },
    ...(isOpen ? {} : { closedOn }),
    ...(stand ? { approvedCents: stand.approvedCents } : {}),
    ...{ committedCents: total.committedCents, spentCents: total.spentCents, lines: lines.map(lineOf) },
  };
}

/** Amounts are told to who reads what the case holds, and not from outside. */
async function mayRead(ctx: SessionContext, caseId: string): Promise<boolean> {
  const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), caseId);
  if (!found) return false;
  const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
  return access.level === "content" && !isOutside(access);
}

async function look(ctx: SessionContext, asked: Question): Promise<{ rows: Row[]; next: BudgetPlace | undefined }> {
  const today = ctx.clock.today();
  const permitted = ctx.policy.readable(ctx.session, "content");
  const { mine, territory } = asked;
  const walked = {
    kind,
    territory,
    closedFrom: `${today.slice(0, 4)}-01-01`,
    ...(mine ? { assignee: ctx.session.accountId } : {}),
  };
  const pace = createPace(turnMs);
  const rows: Row[] = [];
  let place: BudgetPlace | undefined = asked.after ?? { isClosed: false, dueOn: "", caseId: "" };
  for (let i = 0; i < mostSlices && place; i++) {
    const { found, last } = await listBudgetCases(ctx.driver, permitted, walked, place, slice);
    for (const one of found) {
      const row = rowOf(one, asked, today);
      if (!row || !(await mayRead(ctx, one.caseId))) continue;
      rows.push(row);
      if (rows.length >= mostRows)
        return { rows, next: { isClosed: one.isClosed, dueOn: one.dueOn, caseId: one.caseId } };
      stopIfGone(ctx.signal);
      await pace();
    }
    stopIfGone(ctx.signal);
    await pace();
    place = last ?? (place.isClosed ? undefined : { isClosed: true, dueOn: "", caseId: "" });
  }
  return { rows, next: place };
}

export const listBudgetAlarms = procedure
  .meta({ rule: "cases" })
  .input(question)
  .query(({ ctx, input }) =>
    ctx.longReads.inTurn(ctx.session.accountId, ctx.signal, async () => {
      const { rows, next } = await look(ctx, input);
      const assignees = rows.map(({ assignee }) => assignee);
      return { rows, ...(next ? { next } : {}), names: namesOf(ctx.accounts, assignees) };
    }),
  );
