// cases.getCorrection: the form of an event already recorded, with the values that stand and the reader may see, so that
// one of them can be corrected. Reading the values is a reading of the case.
import { z } from "zod";
import { closedFields, standingValues } from "../engine/correction.ts";
import { AppError } from "../errors.ts";
import { closedTo } from "../people/closed-values.ts";
import { isPlaceClosed, saysPlace } from "../people/protected-place.ts";
import { procedure } from "../trpc.ts";
import { findCorrectable } from "./find-correctable.ts";

export const getCorrection = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid(), seq: z.int().min(1) }))
  .query(async ({ ctx, input }) => {
    const { found, access, mended } = await findCorrectable(ctx, input.caseId, input.seq);
    if (mended.info.internal) throw new AppError("NOT_FOUND");
    await ctx.reads.recordCase(ctx.session, found.snapshot, access);
    const { values, occurredOn } = await standingValues(ctx, found.snapshot, mended);
    const { form } = mended.info;
    const isAway = isPlaceClosed(found, access);
    const closed = closedFields(form, access, await closedTo(ctx, found, access), mended, values);
    // Who reads it is no fact that was recorded wrong.
    const isReadable = (name: string) =>
      name !== form.sealedBy?.field && !closed.has(name) && !(isAway && saysPlace(name));
    return {
      event: mended.row.type,
      recordedAt: mended.row.recorded_at,
      occurredOn,
      /** Without the fields this reader may not see: those stay as they are. */
      form: { ...form, fields: form.fields.filter(({ name }) => isReadable(name)) },
      values: Object.fromEntries(Object.entries(values).filter(([name]) => isReadable(name))),
    };
  });
