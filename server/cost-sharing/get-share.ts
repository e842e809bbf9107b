// costSharing.getShare: the household's share of a service in a case, as it would be from a day on, with the ISEE it rests on. For who
// reads the case and its persons' papers; every record opened for it is recorded as read.
import { z } from "zod";
import { services } from "../../workflows/rules/deliveries/services.ts";
import { isOutside } from "../cases/outsiders.ts";
import { AppError } from "../errors.ts";
import { findReadable } from "../history/find-readable.ts";
import { procedure } from "../trpc.ts";
import { proposeShare } from "./propose.ts";

const mostCents = 100_000_000;

export const getShare = procedure
  .meta({ rule: "cases" })
  .input(
    z.strictObject({
      caseId: z.uuid(),
      service: z.enum(services),
      on: z.iso.date(),
      priceCents: z.int().min(1).max(mostCents).optional(),
    }),
  )
  .query(async ({ ctx, input: { caseId, ...question } }) => {
    const { found, access } = await findReadable(ctx, caseId);
    if (access.level !== "content" || isOutside(access)) throw new AppError("FORBIDDEN");
    return proposeShare(ctx, found.snapshot, question);
  });
