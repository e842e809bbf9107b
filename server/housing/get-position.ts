// housing.getPosition: where an application stands, by what its bando froze. Oldest first; the last one counts.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { findPosition } from "../../db/housing/frozen-rows.ts";
import { isObject } from "../../workflows/kernel/json.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const getPosition = procedure
  .meta({ rule: "cases" })
  .input(z.object({ applicationId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const permitted = ctx.policy.readable(ctx.session, "content");
    const application = await findCase(ctx.driver, permitted, input.applicationId);
    if (application?.snapshot.kind !== "housing-application") throw new AppError("NOT_FOUND");
    const { places } = application.snapshot.doc.context;
    const positions = [];
    for (const place of Array.isArray(places) ? places.filter(isObject) : []) {
      const row = await findPosition(ctx.driver, application, {
        seq: Number(place.seq),
        document: String(place.document),
      });
      if (row) positions.push({ key: String(place.key), stage: String(place.stage), row });
    }
    return { bandoId: String(application.snapshot.doc.context.bando), positions };
  });
