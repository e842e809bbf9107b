// Makes the payment statement of a provider and a month out of the lines that this reader may read: those of a comune in which she
// reads such deliveries. What is not hers to see is in no sum. Of a delivery that lies elsewhere now she is told the lines and not
// the person, the register or who kept it. Who works from outside is not told out of whose money it is paid.
import { z } from "zod";
import type { CaseAttributes } from "../../db/access.ts";
import { type DeliveryRow, listDeliveries } from "../../db/deliveries/list-deliveries.ts";
import type { Head } from "../../workflows/kernel/definition.ts";
import type { AccountId, AreaId, CaseId, Territory } from "../../workflows/kernel/ids.ts";
import { readersOf } from "../../workflows/kernel/readers.ts";
import {
  forProvider,
  type PaidDelivery,
  type Payment,
  paymentMonths,
  paymentOf,
} from "../../workflows/rules/deliveries/payment.ts";
import { comuneOfLine, type StatementLine } from "../../workflows/rules/deliveries/statement.ts";
import { type Bodies, readBodies } from "../access/bodies.ts";
import { namesOf } from "../access/names.ts";
import type { Access } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { isOutside } from "../cases/outsiders.ts";
import { AppError } from "../errors.ts";
import { stopIfGone } from "../long-reads.ts";
import { createPace } from "../pace.ts";
import type { SessionContext } from "../trpc.ts";

export const paymentInput = z.object({
  provider: z.string().min(1).max(100),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
});
export type PaymentInput = z.output<typeof paymentInput>;

/** Deliveries read by one statement, those of one provider at most, and milliseconds after which others get their turn. */
const sliceSize = 50;
const mostDeliveries = 5_000;
const turnMs = 15;

export interface Statement {
  /** The body that is paid, by its registered name: empty where none is recorded, and never that of a person. */
  provider: { accountId: string; name: string };
  payment: Payment;
  /** By delivery, as lists name them; on no paper and in no file. */
  persons: Record<string, string>;
  /** Who recorded or submitted the months of the lines, by account. */
  hands: Record<string, string>;
  /** For who gives the service, and without whose money pays it. */
  outside: boolean;
  by: string;
  at: string;
}

const attributesOf = (row: DeliveryRow): CaseAttributes => ({
  caseId: row.caseId as CaseId,
  kind: "delivery",
  state: row.state,
  territory: row.territory as Territory,
  area: row.area as AreaId,
  ...(row.assignee ? { assignee: row.assignee as AccountId } : {}),
  restricted: row.restricted === 1,
});

/** What the reader may do with the delivery, if it lay in that comune. */
function accessIn(ctx: SessionContext, row: DeliveryRow, territory: string): Access {
  const isReader = isNamed(ctx.session, readersOf(row.head as unknown as Head));
  return ctx.policy.accessTo(ctx.session, { ...attributesOf(row), territory: territory as Territory }, isReader);
}

interface Read {
  row: DeliveryRow;
  /** As it lies now. */
  access: Access;
  paid: PaidDelivery;
}

/** A line is read where it is paid; and where it was given, by who reads the delivery now. */
function readOf(ctx: SessionContext, row: DeliveryRow): Read {
  const access = accessIn(ctx, row, row.territory);
  const { mayRead } = access;
  const { service, unit, from, endedOn, plans, months, told, suspensions } = row.context as unknown as PaidDelivery;
  const known = new Map<string, boolean>([[row.territory, mayRead]]);
  const isIn = (comune: string): boolean => {
    const may = known.get(comune) ?? accessIn(ctx, row, comune).mayRead;
    known.set(comune, may);
    return may;
  };
  const isHers = (line: StatementLine): boolean => isIn(comuneOfLine(line)) || (mayRead && isIn(line.comune));
  const base = {
    number: row.number,
    comune: row.territory,
    service,
    unit: unit ?? "hour",
    from,
    told: told.filter(isHers),
  };
  if (mayRead) return { row, access, paid: { ...base, caseId: row.caseId, endedOn, plans, months, suspensions } };
  // Nor where it lies now.
  const lines = base.told.map((line) => ({ ...line, comune: comuneOfLine(line) }));
  const paid = { ...base, told: lines, caseId: "", comune: "", plans: [], months: [] };
  return { row, access, paid };
}

/** What was entrusted to the body, also where the act named an account that worked for it. */
async function readAll(ctx: SessionContext, bodies: Bodies, body: string): Promise<Read[]> {
  const permitted = ctx.policy.readable(ctx.session, "content");
  const pace = createPace(turnMs);
  const found: Read[] = [];
  const isTheirs = (provider: string, { context }: DeliveryRow): boolean =>
    bodies.bodyOn(provider, typeof context.from === "string" ? context.from : "") === body;
  for (const provider of bodies.membersOf(body)) {
    for (let after = ""; ; ) {
      const rows = await listDeliveries(ctx.driver, permitted, { provider, after }, sliceSize);
      found.push(...rows.filter((row) => isTheirs(provider, row)).map((row) => readOf(ctx, row)));
      after = rows.at(-1)?.caseId ?? "";
      if (rows.length < sliceSize) break;
      if (found.length >= mostDeliveries) throw new AppError("LIMIT", { reason: "deliveries" });
      stopIfGone(ctx.signal);
      await pace();
    }
  }
  return found;
}

/** A provider of whom nothing may be seen has an empty statement, whether it exists or not. */
export function makePayment(ctx: SessionContext, { provider, month }: PaymentInput): Promise<Statement> {
  if (!paymentMonths(ctx.clock.today()).includes(month)) throw new AppError("INVALID", { reason: "month" });
  return ctx.longReads.inTurn(ctx.session.accountId, ctx.signal, async () => {
    const bodies = readBodies(ctx.accounts);
    const read = await readAll(ctx, bodies, provider);
    const outside = read.some(({ access }) => isOutside(access));
    const whole = paymentOf(
      read.map(({ paid }) => paid),
      month,
    );
    const payment = outside ? forProvider(whole) : whole;
    const shown = new Set([...payment.lines, ...payment.waiting].map(({ caseId }) => caseId));
    const name = read.length > 0 ? bodies.nameOf(provider) : undefined;
    return {
      provider: { accountId: provider, name: name ?? "" },
      payment,
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
