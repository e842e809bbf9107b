// Makes the payment statement of a provider and a month out of the lines that this reader may read: those of a comune in which she
// reads such deliveries. What is not hers to see is in no sum. Of a delivery that lies elsewhere now she is told the lines and not
// the person, the register or who kept it. Who works from outside is not told out of whose money it is paid.
import { z } from "zod";
import type { AccountId } from "../../workflows/kernel/ids.ts";
import {
  forProvider,
  type PaidLine,
  type Part,
  type Payment,
  paymentMonths,
  paymentOf,
} from "../../workflows/rules/deliveries/payment.ts";
import { namesOf } from "../access/names.ts";
import { isOutside } from "../cases/outsiders.ts";
import { AppError } from "../errors.ts";
import type { SessionContext } from "../trpc.ts";
import { type Lines, readLines } from "./read-lines.ts";

export const paymentInput = z.object({
  provider: z.string().min(1).max(100),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  part: z.union([z.int().min(1).max(10_000), z.literal("open")]).optional(),
});
export type PaymentInput = z.output<typeof paymentInput>;

export interface Few {
  lines: number;
  cents: number;
}
export interface Issue extends Few {
  /** Which of the month, from 1 on. */
  issue: number;
  by: string;
  at: string;
}

export interface Statement {
  /** The body that is paid, by its registered name: empty where none is recorded, and never that of a person. */
  provider: { accountId: string; name: string };
  payment: Payment;
  /** The whole month, or which part of it `payment` is. */
  part: Part;
  /** What was issued of the month, as far as it holds lines of the reader's; `by` is empty for who is paid. */
  issues: Issue[];
  /** What of the month is still to be issued. */
  open: Few;
  /** Something of it was issued before. */
  isSupplement: boolean;
  /** Months of which something was issued and more was approved since, but for the one that is shown. */
  late: (Few & { month: string })[];
  /** By delivery, as lists name them; on no paper and in no file. */
  persons: Record<string, string>;
  /** Who recorded or submitted the months of the lines, by account. */
  hands: Record<string, string>;
  /** For who gives the service, and without whose money pays it. */
  outside: boolean;
  by: string;
  at: string;
}

const few = (lines: readonly PaidLine[]): Few => ({
  ...{ lines: lines.length, cents: lines.reduce((sum, { cents }) => sum + cents, 0) },
});
const isOpen = ({ issue }: PaidLine): boolean => issue === undefined;

function issuesOf({ read, issuedOf }: Lines, month: string, nameOf: (by: AccountId) => string): Issue[] {
  const found = new Map<number, Issue>();
  for (const one of read)
    for (const line of one.paid.told) {
      const issued = line.statement === month ? issuedOf(one, line) : undefined;
      if (!issued) continue;
      const { issue, by, at } = issued;
      const known = found.get(issue) ?? { issue, by: nameOf(by), at, lines: 0, cents: 0 };
      found.set(issue, { ...known, lines: known.lines + 1, cents: known.cents + line.cents });
    }
  return [...found.values()].sort((a, b) => a.issue - b.issue);
}

/** By month: what was issued of the reader's, and is not yet. */
function lateOf({ read }: Lines, shown: string): Statement["late"] {
  const byMonth = new Map<string, PaidLine[]>();
  for (const line of read.flatMap(({ paid }) => paid.told)) {
    const known = byMonth.get(line.statement);
    if (known) known.push(line);
    else byMonth.set(line.statement, [line]);
  }
  return [...byMonth]
    .filter(([month, lines]) => month !== shown && lines.some(isOpen) && !lines.every(isOpen))
    .map(([month, lines]) => ({ month, ...few(lines.filter(isOpen)) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** A provider of whom nothing may be seen has an empty statement, whether it exists or not. */
export function makePayment(ctx: SessionContext, { provider, month, part }: PaymentInput): Promise<Statement> {
  if (!paymentMonths(ctx.clock.today()).includes(month)) throw new AppError("INVALID", { reason: "month" });
  return ctx.longReads.inTurn(ctx.session.accountId, ctx.signal, async () => {
    const lines = await readLines(ctx, provider);
    const { bodies, read } = lines;
    const outside = read.some(({ access }) => isOutside(access));
    const all = read.map(({ paid }) => paid);
    const whole = paymentOf(all, month, part);
    const payment = outside ? forProvider(whole) : whole;
    const shown = new Set([...payment.lines, ...payment.waiting].map(({ caseId }) => caseId));
    const name = read.length > 0 ? bodies.nameOf(provider) : undefined;
    const ofMonth = all.flatMap(({ told }) => told.filter((line) => line.statement === month));
    const issues = issuesOf(lines, month, (by) => (outside ? "" : (namesOf(ctx.accounts, [by])[by] ?? "")));
    return {
      provider: { accountId: provider, name: name ?? "" },
      payment,
      ...{ part, issues, open: few(ofMonth.filter(isOpen)), isSupplement: issues.length > 0 && ofMonth.some(isOpen) },
      late: lateOf(lines, month),
      hands: namesOf(
        ctx.accounts,
        payment.lines.flatMap(({ hands }) => hands),
      ),
      persons: Object.fromEntries(
        read.flatMap(({ row: { person }, paid: { caseId } }) =>
          person !== null && shown.has(caseId) && caseId !== "" ? [[caseId, person]] : [],
        ),
      ),
      outside,
      by: ctx.session.name,
      at: ctx.clock.now(),
    };
  });
}
