// aid.listOfCase: the economic aids that belong to a case in care, with what they come to by comune and chapter. Asked of a case whose
// content one reads; of aids one may not read nothing is told, no amount either. No name and nothing sealed: a list, not recorded.
import { z } from "zod";
import { type LinkedRow, listLinkedTo } from "../../db/cases/list-linked-to.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import { type AidAmounts, paidCents, repaidCents } from "../../workflows/rules/aid/amounts.ts";
import { type LinkedAid, sumsGranted } from "../../workflows/rules/aid/of-case.ts";
import { assertReads } from "../cases/assert-reads.ts";
import { procedure } from "../trpc.ts";

/** More than any case has; what is more is said. */
const mostAids = 100;

function linkedAid({ caseId, number, state, territory, context }: LinkedRow): LinkedAid {
  const aid = context as unknown as AidAmounts;
  return {
    ...{ caseId, number, state, comune: territory },
    ...{ aidKind: textOf(context.aidKind), aidPurpose: textOf(context.aidPurpose), chapter: textOf(context.chapter) },
    ...{ grantedCents: aid.grantedCents ?? 0, paidCents: paidCents(aid), repaidCents: repaidCents(aid) },
  };
}

export const listOfCase = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const content = await assertReads(ctx, input.caseId);
    const rows = await listLinkedTo(ctx.driver, content, { intake: input.caseId, kind: "economic-aid" }, mostAids + 1);
    const aids = rows.slice(0, mostAids).map(linkedAid);
    return { isFull: rows.length > mostAids, aids, sums: sumsGranted(aids) };
  });
