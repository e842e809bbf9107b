// The deliveries of a body with the lines this reader may read, each with the statement it was issued in: those of a comune in which she
// reads such deliveries. Of a delivery that lies elsewhere now she is told the lines and not the person, the register or who kept it.
import type { CaseAttributes } from "../../db/access.ts";
import { type IssuedLine, issuedMonths, type LineKey, listIssued } from "../../db/accounts/issued.ts";
import { type DeliveryRow, listDeliveries } from "../../db/deliveries/list-deliveries.ts";
import type { Head } from "../../workflows/kernel/definition.ts";
import type { AccountId, AreaId, CaseId, Territory } from "../../workflows/kernel/ids.ts";
import { readersOf } from "../../workflows/kernel/readers.ts";
import { monthsBack, type PaidDelivery, type PaidLine } from "../../workflows/rules/deliveries/payment.ts";
import { comuneOfLine, type StatementLine } from "../../workflows/rules/deliveries/statement.ts";
import { type Bodies, readBodies } from "../access/bodies.ts";
import type { Access } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { AppError } from "../errors.ts";
import { stopIfGone } from "../long-reads.ts";
import { createPace } from "../pace.ts";
import type { SessionContext } from "../trpc.ts";

/** Deliveries read by one statement, those of one provider at most, and milliseconds after which others get their turn. */
const sliceSize = 50;
const mostDeliveries = 5_000;
const turnMs = 15;
/** Of one provider and month. */
const mostLines = 40_000;

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

export interface Read {
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

const keyOf = ({ caseId, approval, commitment }: LineKey): string => `${caseId} ${approval} ${commitment}`;
export const keyOfLine = ({ row }: Read, { approval, commitment }: StatementLine): LineKey => ({
  ...{ caseId: row.caseId, approval, commitment },
});

export interface Lines {
  bodies: Bodies;
  read: Read[];
  /** The line as it was issued. */
  issuedOf: (read: Read, line: StatementLine) => IssuedLine | undefined;
}

export async function readLines(ctx: SessionContext, body: string): Promise<Lines> {
  const bodies = readBodies(ctx.accounts);
  const found = await readAll(ctx, bodies, body);
  const issued = new Map<string, IssuedLine>();
  const pace = createPace(turnMs);
  for (const month of issuedMonths(ctx.accounts.db, body, monthsBack + 1)) {
    for (const one of listIssued(ctx.accounts.db, body, month, mostLines)) issued.set(keyOf(one), one);
    await pace();
  }
  const issuedOf: Lines["issuedOf"] = (read, line) => issued.get(keyOf(keyOfLine(read, line)));
  const read = found.map((one): Read => {
    const told = one.paid.told.map((line): PaidLine => {
      const issue = issuedOf(one, line)?.issue;
      return issue === undefined ? line : { ...line, issue };
    });
    return { ...one, paid: { ...one.paid, told } };
  });
  return { bodies, read, issuedOf };
}
