// cases.listLinked: the cases of one kind that belong to a case in care. Asked of a case whose content one reads; of those one may not
// read nothing is told, not how many either. No name and nothing sealed: a list, not recorded.
import { z } from "zod";
import { listLinkedTo } from "../../db/cases/list-linked-to.ts";
import { procedure } from "../trpc.ts";
import { assertReads } from "./assert-reads.ts";

/** More than any case has; what is more is said. */
const mostLinked = 20;

export const listLinked = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid(), kind: z.enum(["inclusion-allowance", "guardianship-support", "court-inquiry"]) }))
  .query(async ({ ctx, input }) => {
    const content = await assertReads(ctx, input.caseId);
    const rows = await listLinkedTo(ctx.driver, content, { intake: input.caseId, kind: input.kind }, mostLinked + 1);
    return {
      isFull: rows.length > mostLinked,
      cases: rows.slice(0, mostLinked).map(({ caseId, number, state, openedOn, dueOn, dueTerm, columns }) => ({
        ...{ caseId, number, state, openedOn, columns },
        next: dueTerm === null ? undefined : { term: dueTerm, dueOn },
      })),
    };
  });
