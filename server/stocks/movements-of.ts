// The movements of a stock that its reader may read: by whom, how many, and how many lay there then. Of whom a delivery came, and what
// is told of a loss, stays in the case.
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import { listMovements, type MovementRow } from "../../db/stocks/list-movements.ts";
import { numberOf, textOf } from "../../workflows/kernel/data.ts";
import { isNamed } from "../access/session.ts";
import { colleagueNames } from "../cases/names.ts";
import { AppError } from "../errors.ts";
import type { SessionContext } from "../trpc.ts";

export interface Movement {
  seq: number;
  type: string;
  on: string;
  recordedAt: string;
  by: string;
  /** Pieces that came (more than 0) or went. */
  change: number;
  after: number;
  documentNumber: string;
  /** Option of its field: how they came, where they went back, why they were lost, why the count differed. */
  detail: { field: string; value: string } | null;
  /** Of what takes another back: its number. */
  undoes: number | null;
}

/** Throws NOT_FOUND where the session does not read it. */
export async function readStock(ctx: SessionContext, caseId: string): Promise<FoundCase> {
  const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), caseId);
  const access = found && ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
  if (!found || !access?.mayRead || found.snapshot.kind !== "voucher-stock") throw new AppError("NOT_FOUND");
  return found;
}

const details = ["supply", "returnWay", "writeOffReason", "differenceReason"];

function movementOf(row: MovementRow, before: number, names: ReadonlyMap<string, string>): Movement {
  const { seq, type, actor, occurredOn, recordedAt, payload, after } = row;
  const field = details.find((name) => textOf(payload[name]) !== "");
  return {
    ...{ seq, type, on: occurredOn, recordedAt, by: names.get(actor) ?? "" },
    ...{ change: (after ?? before) - before, after: after ?? before },
    documentNumber: textOf(payload.documentNumber),
    detail: field === undefined ? null : { field, value: textOf(payload[field]) },
    undoes: type === "TAKE_BACK" || type === "UNDO" || type === "STEP_BACK" ? numberOf(payload.undoes) : null,
  };
}

/** Newest first, before a seq; `more`: there are older ones. */
export async function movementsOf(
  ctx: SessionContext,
  stock: FoundCase,
  before: number,
  most: number,
): Promise<{ movements: Movement[]; more: boolean }> {
  const { rows, base } = await listMovements(ctx.driver, stock, before, most + 1);
  const names = colleagueNames(ctx);
  let standing = base;
  const movements = rows.toReversed().map((row) => {
    const one = movementOf(row, standing, names);
    standing = one.after;
    return one;
  });
  return { movements: movements.toReversed().slice(0, most), more: rows.length > most };
}
