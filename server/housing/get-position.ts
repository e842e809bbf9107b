// housing.getPosition: where an application stands, by what its bando froze. Oldest first; the last one counts. It
// opens the application, so it is recorded like its page.

import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { findPosition } from "../../db/housing/frozen-rows.ts";
import { isObject, type JsonObject } from "../../workflows/kernel/json.ts";
import { isNamed } from "../access/session.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const getPosition = procedure
  .meta({ rule: "cases" })
  .input(z.object({ applicationId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const permitted = ctx.policy.readable(ctx.session, "content");
    const application = await findCase(ctx.driver, permitted, input.applicationId);
    if (application?.snapshot.kind !== "housing-application") throw new AppError("NOT_FOUND");
    const { attributes, readers, snapshot } = application;
    const access = ctx.policy.accessTo(ctx.session, attributes, isNamed(ctx.session, readers));
    await ctx.reads.recordCase(ctx.session, snapshot, access);
    const { context } = snapshot.doc;
    const bando = await findCase(ctx.driver, permitted, String(context.bando));
    const approved = bando?.snapshot.doc.context.approved;
    const refs = Array.isArray(approved) ? approved.filter(isObject) : [];
    const countOf = (place: JsonObject) => Number(refs.find((one) => one.seq === place.seq)?.count ?? 0);
    const { places } = context;
    const positions = [];
    for (const place of Array.isArray(places) ? places.filter(isObject) : []) {
      const row = await findPosition(ctx.driver, application, {
        seq: Number(place.seq),
        document: String(place.document),
      });
      if (row) positions.push({ key: String(place.key), stage: String(place.stage), row, count: countOf(place) });
    }
    return {
      bandoId: String(context.bando),
      platformId: String(context.platformId),
      title: String(bando?.snapshot.doc.context.title ?? ""),
      positions,
    };
  });
