// aid.listAllowances: the inclusion allowances that belong to a case in care. Asked of a case whose content one reads; of those one may
// not read nothing is told. No name and nothing sealed: a list, not recorded.
import { z } from "zod";
import { listLinkedTo } from "../../db/aid/list-of-case.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import { procedure } from "../trpc.ts";
import { assertReads } from "./assert-reads.ts";

/** A new application is a new case; more than any household has. */
const mostAllowances = 20;

export const listAllowances = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const content = await assertReads(ctx, input.caseId);
    const asked = { intake: input.caseId, kind: "inclusion-allowance" };
    const rows = await listLinkedTo(ctx.driver, content, asked, mostAllowances + 1);
    return {
      isFull: rows.length > mostAllowances,
      allowances: rows.slice(0, mostAllowances).map(({ caseId, number, state, context }) => ({
        ...{ caseId, number, state, applicationNumber: textOf(context.applicationNumber) },
        benefitStatus: textOf(context.benefitStatus),
      })),
    };
  });
