// people.listCasesToFollow: the open cases of a household that split or is no more, each with the households it may follow and the one
// that is proposed: where the person of the case lives. Looking at them is reading the household's record, and is recorded as that.
import { z } from "zod";
import { listLines } from "../../db/queues/list-ids.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import { isNamed } from "../access/session.ts";
import { namesOf } from "../cases/names.ts";
import { idsIn } from "../cases/view-case.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { type CaseToFollow, casesToFollow } from "./cases-to-follow.ts";
import { reachHousehold } from "./shown-household.ts";

const shownCase = ({ found, choice, proposed }: CaseToFollow, number: string) => {
  const { caseId, kind, state, seq, doc } = found.snapshot;
  const { personId, assignee } = doc.head;
  return {
    ...{ caseId, kind, state, seq, number, personId },
    ...(assignee ? { assignee } : {}),
    asks: choice.asks,
    ...(choice.splitOn === undefined ? {} : { splitOn: choice.splitOn }),
    choices: choice.choices.map(({ household }) => household),
    ...(proposed === undefined ? {} : { proposed }),
  };
};

export const listCasesToFollow = procedure
  .meta({ rule: "cases" })
  .input(
    z.object({
      householdId: z.uuid(),
      /** `next` of the page before. */
      after: z.object({ caseId: z.uuid(), openedOn: z.iso.date() }).optional(),
    }),
  )
  .query(async ({ ctx, input: { householdId, after } }) => {
    const reached = await reachHousehold(ctx, householdId);
    if (!reached) throw new AppError("NOT_FOUND");
    const { standing } = reached;
    const access = ctx.policy.accessTo(ctx.session, standing.attributes, isNamed(ctx.session, standing.readers));
    await ctx.reads.recordCase(ctx.session, standing.snapshot, access);
    const { cases, next } = await casesToFollow(ctx, householdId, textOf(standing.snapshot.doc.context.kind), after);
    const caseIds = cases.map(({ found }) => found.snapshot.caseId);
    const lines = await listLines(ctx.driver, ctx.policy.readable(ctx.session, "list"), caseIds);
    const numbers = new Map(lines.map((line) => [line.caseId, line.number]));
    const rows = cases.map((one) => shownCase(one, numbers.get(one.found.snapshot.caseId) ?? ""));
    const all = new Map(cases.flatMap(({ choice }) => choice.choices).map((one) => [one.household, one]));
    /** Where they live is no matter here, and is not told. */
    const households = [...all.values()].map(({ household, kind, members }) => ({
      ...{ household, kind },
      members: members.map(({ person }) => ({ person })),
    }));
    const ids = idsIn([households, rows.map(({ personId }) => personId)]);
    for (const { assignee } of rows) if (assignee) ids.add(assignee);
    return {
      household: householdId,
      cases: rows,
      households,
      ...(next ? { next } : {}),
      names: await namesOf(ctx, ids),
    };
  });
