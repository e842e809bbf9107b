// aid.takePublished: the acts that granted aids in some days, for publication: number and day of the act, amount, category, office and the
// number of the application. It holds no name, no address and no case, and is recorded as an export before it is answered.
import { z } from "zod";
import { type GrantedInRow, listGrantedIn } from "../../db/aid/list-granted-in.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import { isObject } from "../../workflows/kernel/json.ts";
import { type Grant, publishable } from "../../workflows/rules/aid/published.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { publishedFile } from "./published-file.ts";

/** Acts of one file: more are taken for fewer days. */
const mostGrants = 2_000;
const day = z.string().refine(isDay);

function grantOf({ number, territory, context }: GrantedInRow): Grant {
  const act = isObject(context.grantAct) ? context.grantAct : {};
  const { grantedCents } = context;
  return {
    ...{ number, comune: territory, aidKind: textOf(context.aidKind), aidPurpose: textOf(context.aidPurpose) },
    ...{ actKind: textOf(act.actKind), actNumber: textOf(act.actNumber), actOn: textOf(act.actOn) },
    ...{ actBody: textOf(act.actBody), signatoryRole: textOf(act.signatoryRole) },
    grantedCents: typeof grantedCents === "number" ? grantedCents : 0,
  };
}

export const takePublished = procedure
  .meta({ rule: "aidPublication" })
  .input(z.object({ from: day, to: day, comune: z.string().max(20).default(""), locale: z.enum(["it", "en"]) }))
  .mutation(async ({ ctx, input: { locale, ...asked } }) => {
    if (asked.from > asked.to) throw new AppError("INVALID", { reason: "days" });
    const permitted = ctx.policy.readable(ctx.session, "content");
    const rows = await listGrantedIn(ctx.driver, permitted, asked, mostGrants + 1);
    if (rows.length > mostGrants) throw new AppError("LIMIT");
    const grants = publishable(rows.map(grantOf), ctx.accounts.settings.leastShown);
    await ctx.reads.recordRead(ctx.session, { what: "export", kind: "economic-aid", answered: grants.length });
    return { grants: grants.length, file: publishedFile(ctx, grants, asked, locale) };
  });
