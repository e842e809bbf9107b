// housing.getRanking: the rankings of a bando and the frozen rows of one of them. Numbers and scores only; names
// come along when asked for and for the applications whose person the reader may list. Reading them is recorded.

import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { listFrozenRows } from "../../db/housing/frozen-rows.ts";
import { listApplicantNames } from "../../db/housing/list-applicant-names.ts";
import { isNamed } from "../access/session.ts";
import { rankingsIn, refsOf } from "../cases/ranking-refs.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const getRanking = procedure
  .meta({ rule: "cases" })
  .input(
    z.object({
      bandoId: z.uuid(),
      /** Which frozen document; without it the newest. */
      seq: z.int().min(1).optional(),
      withNames: z.boolean().optional(),
    }),
  )
  .query(async ({ ctx, input }) => {
    const permitted = ctx.policy.readable(ctx.session, "content");
    const bando = await findCase(ctx.driver, permitted, input.bandoId);
    if (bando?.snapshot.kind !== "housing-bando") throw new AppError("NOT_FOUND");
    const { attributes, readers, snapshot } = bando;
    const access = ctx.policy.accessTo(ctx.session, attributes, isNamed(ctx.session, readers));
    await ctx.reads.recordCase(ctx.session, snapshot, access);
    const { context } = snapshot.doc;
    const rankings = rankingsIn(context, (one) => ({ key: String(one.key) }));
    const shown = input.seq === undefined ? rankings.at(-1) : rankings.find((one) => one.seq === input.seq);
    const rows = shown ? await listFrozenRows(ctx.driver, bando, shown.seq, shown.document) : [];
    const names = input.withNames
      ? await listApplicantNames(ctx.driver, ctx.policy.readable(ctx.session, "list"), input.bandoId)
      : [];
    if (input.withNames)
      await ctx.reads.recordRead(ctx.session, {
        what: "document",
        kind: snapshot.kind,
        caseId: input.bandoId,
        answered: names.length,
        byGlass: access.byBrokenGlass,
      });
    return {
      bandoId: input.bandoId,
      number: bando.snapshot.number,
      state: bando.snapshot.state,
      title: String(context.title ?? ""),
      units: refsOf(context.units),
      ties: refsOf(context.ties),
      rankings,
      shown,
      rows,
      names: Object.fromEntries(names.map((one) => [one.applicationId, `${one.surname} ${one.givenName}`.trim()])),
    };
  });
