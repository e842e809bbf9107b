// Who is paid by aids, and where to: sealed in each case, opened as far as the reader of that case may. Writes no read log: who asks
// records it before answering.
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import type { AidToPay, Payee } from "../../workflows/rules/aid/to-pay.ts";
import { isNamed } from "../access/session.ts";
import { currentFields, openSealed } from "../cases/view-case.ts";
import { createPace } from "../pace.ts";
import type { SessionContext } from "../trpc.ts";

/** Others get their turn after. */
const turnMs = 15;
/** The fields that say it, by name. */
const asked = ["payeeName", "iban", "vendorReference"] as const;
/** Somebody else than who asked. */
const toOthers: readonly string[] = ["delegate", "vendor"];
const byBank: readonly string[] = ["bankTransfer", "vendor"];

/** By case. Whom nobody has said yet how to pay is not among them, nor what the reader may not open any more. */
export async function payeesOf(
  ctx: SessionContext,
  aids: readonly AidToPay[],
  persons: Record<string, string>,
): Promise<Record<string, Payee>> {
  const permitted = ctx.policy.readable(ctx.session, "content");
  const pace = createPace(turnMs);
  const found: Record<string, Payee> = {};
  for (const aid of aids.filter(({ payWay }) => payWay !== "")) {
    await pace();
    const one = await findCase(ctx.driver, permitted, aid.caseId);
    if (one) found[aid.caseId] = await payeeOf(ctx, one, aid.payWay, persons[aid.caseId] ?? "");
  }
  return found;
}

/** The event that said it, also where a correction said it anew. */
function saidIn({ snapshot: { doc } }: FoundCase, field: string): number | undefined {
  const seq = doc.sealed[field]?.seq;
  return seq === undefined ? undefined : (doc.corrections[seq]?.corrects ?? seq);
}

async function payeeOf(ctx: SessionContext, found: FoundCase, payWay: string, person: string): Promise<Payee> {
  const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
  const seqs = asked.flatMap((field) => found.snapshot.doc.sealed[field]?.seq ?? []);
  const fields = currentFields(found, await openSealed(ctx, found, seqs, access), access);
  const isOther = toOthers.includes(payWay);
  const wanted: (typeof asked)[number][] = [
    ...(isOther ? (["payeeName"] as const) : []),
    ...(byBank.includes(payWay) ? (["iban"] as const) : []),
    // Of a supplier who was paid before, when the bill is not said of this one.
    ...(payWay === "vendor" && saidIn(found, "vendorReference") === saidIn(found, "payeeName")
      ? (["vendorReference"] as const)
      : []),
  ];
  const shown = new Map(fields.flatMap((one) => (one.shown === "value" ? [[one.field, one.value]] : [])));
  const said = (field: (typeof asked)[number]): string =>
    wanted.includes(field) ? textOf(shown.get(field) ?? "") : "";
  const mayName = access.classes.has("identity");
  return {
    name: isOther ? said("payeeName") : mayName ? person : "",
    iban: said("iban"),
    reference: said("vendorReference"),
    isClosed: (!isOther && !mayName) || wanted.some((field) => saidIn(found, field) !== undefined && !shown.has(field)),
  };
}
