// care.getRankings: the rankings of an avviso for measures of support, with the money of each, and the frozen rows of one of them.
// Numbers and points only; names come along when asked for and for the applications whose person the reader may list.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { listFrozenRows } from "../../db/housing/frozen-rows.ts";
import { listApplicantNames } from "../../db/housing/list-applicant-names.ts";
import { numberOf, textOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { isNamed } from "../access/session.ts";
import { rankingsIn, refsOf } from "../cases/ranking-refs.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

const sumOf = (rows: readonly JsonObject[], of: string, id: string): number =>
  rows.filter((one) => one[of] === id).reduce((sum, { cents }) => sum + numberOf(cents), 0);

/** What a ranking can spend: its budget, what was added, what came from others and went to them; and who it pays. */
function sectionsOf(
  { sections, added, moves }: JsonObject,
  proposed: readonly JsonObject[],
  rows: readonly JsonObject[],
) {
  const [more, moved] = [refsOf(added), [...refsOf(moves), ...proposed]];
  return refsOf(sections).map((one) => {
    const id = textOf(one.id);
    const own = rows.filter(({ section }) => section === id);
    return {
      ...{ id, name: textOf(one.name) },
      ...{ monthlyCents: numberOf(one.monthlyCents), months: numberOf(one.months) },
      ...{ budgetCents: numberOf(one.budgetCents), addedCents: sumOf(more, "section", id) },
      ...{ fromOthersCents: sumOf(moved, "to", id), toOthersCents: sumOf(moved, "from", id) },
      assignedCents: own.reduce((sum, { cents }) => sum + numberOf(cents), 0),
      rows: own,
    };
  });
}

export const getRankings = procedure
  .meta({ rule: "cases" })
  .input(
    z.object({
      callId: z.uuid(),
      /** Which frozen document; without it the newest. */
      seq: z.int().min(1).optional(),
      withNames: z.boolean().optional(),
    }),
  )
  .query(async ({ ctx, input }) => {
    const call = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), input.callId);
    if (call?.snapshot.kind !== "care-call") throw new AppError("NOT_FOUND");
    const { attributes, readers, snapshot } = call;
    const access = ctx.policy.accessTo(ctx.session, attributes, isNamed(ctx.session, readers));
    await ctx.reads.recordCase(ctx.session, snapshot, access);
    const context = snapshot.doc.context as JsonObject;
    const rankings = rankingsIn(context, (one) => ({ funded: numberOf(one.funded), moves: refsOf(one.moves) }));
    const shown = input.seq === undefined ? rankings.at(-1) : rankings.find((one) => one.seq === input.seq);
    const rows = shown ? await listFrozenRows(ctx.driver, call, shown.seq, shown.document) : [];
    const names = input.withNames
      ? await listApplicantNames(ctx.driver, ctx.policy.readable(ctx.session, "list"), input.callId, "call")
      : [];
    if (input.withNames)
      await ctx.reads.recordRead(ctx.session, {
        ...{ what: "document", kind: snapshot.kind, caseId: input.callId },
        ...{ answered: names.length, byGlass: access.byBrokenGlass },
      });
    // Of an earlier ranking the money that moved since would not add up: only the newest is told with it.
    const isNewest = shown === undefined || shown.seq === rankings.at(-1)?.seq;
    return {
      callId: input.callId,
      ...{ number: snapshot.number, state: snapshot.state, title: textOf(context.title) },
      ...{ rankings: rankings.map(({ moves: _, ...one }) => one), shown: shown?.seq, isNewest },
      sections: sectionsOf(context, shown?.approved === false ? shown.moves : [], rows),
      names: Object.fromEntries(names.map((one) => [one.applicationId, `${one.surname} ${one.givenName}`.trim()])),
    };
  });
