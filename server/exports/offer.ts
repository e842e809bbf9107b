// exports.offer: what may be taken away of a list: its columns, how many rows, and what stays behind.
import { z } from "zod";
import { hasRole } from "../access/session.ts";
import { filterInput } from "../queues/ask.ts";
import { procedure } from "../trpc.ts";
import { columnsOf } from "./columns.ts";
import { onlyKind } from "./tables.ts";
import { apartIn } from "./vault.ts";
import { columnWords } from "./words.ts";

export const offer = procedure
  .meta({ rule: "exports" })
  .input(z.object({ filter: filterInput, locale: z.enum(["it", "en"]) }))
  .query(({ ctx, input: { filter, locale } }) => ({
    columns: columnsOf(columnWords(ctx, locale), onlyKind(filter)).map(({ id, label, sensitive }) => ({
      ...{ id, label, sensitive },
    })),
    apart: apartIn(ctx.session, filter),
    /** Rows beyond which a supervisor is needed; null for a supervisor. */
    most: hasRole(ctx.session, "supervisor") ? null : ctx.accounts.settings.exportRows,
    /** How long the file waits. */
    minutes: ctx.accounts.settings.exportMinutes,
  }));
