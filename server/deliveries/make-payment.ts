// Makes the payment statement of a provider and a month out of the deliveries that this reader may read: what is not hers to see is in
// no sum. Who works from outside is not told out of whose money it is paid.
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
import { type Bodies, readBodies } from "../access/bodies.ts";
import { namesOf } from "../access/names.ts";
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

function paidOf({ caseId, number, territory, context }: DeliveryRow): PaidDelivery {
  const { service, unit, from, endedOn, plans, months, told, suspensions } = context as unknown as PaidDelivery;
  return {
    caseId,
    number,
    comune: territory,
    service,
    unit: unit ?? "hour",
    from,
    endedOn,
    plans,
    months,
    told,
    suspensions,
  };
}

/** What was entrusted to the body, also where the act named an account that worked for it. */
async function readAll(ctx: SessionContext, bodies: Bodies, body: string): Promise<DeliveryRow[]> {
  const permitted = ctx.policy.readable(ctx.session, "content");
  const pace = createPace(turnMs);
  const found: DeliveryRow[] = [];
  const isTheirs = (provider: string, { context }: DeliveryRow): boolean =>
    bodies.bodyOn(provider, typeof context.from === "string" ? context.from : "") === body;
  for (const provider of bodies.membersOf(body)) {
    for (let after = ""; ; ) {
      const rows = await listDeliveries(ctx.driver, permitted, { provider, after }, sliceSize);
      found.push(...rows.filter((row) => isTheirs(provider, row)));
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
    const rows = await readAll(ctx, bodies, provider);
    const outside = rows.some((row) => {
      const isReader = isNamed(ctx.session, readersOf(row.head as unknown as Head));
      return isOutside(ctx.policy.accessTo(ctx.session, attributesOf(row), isReader));
    });
    const whole = paymentOf(rows.map(paidOf), month);
    const payment = outside ? forProvider(whole) : whole;
    const shown = new Set([...payment.lines, ...payment.waiting].map(({ caseId }) => caseId));
    const name = rows.length > 0 ? bodies.nameOf(provider) : undefined;
    return {
      provider: { accountId: provider, name: name ?? "" },
      payment,
      hands: namesOf(
        ctx.accounts,
        payment.lines.flatMap(({ hands }) => hands),
      ),
      persons: Object.fromEntries(
        rows.flatMap(({ caseId, person }) => (person !== null && shown.has(caseId) ? [[caseId, person]] : [])),
      ),
      outside,
      by: ctx.session.name,
      at: ctx.clock.now(),
    };
  });
}
