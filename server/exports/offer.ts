// exports.offer: how a list may be taken away: columns, forms and purposes, up to how many rows, and what stays behind.
import { z } from "zod";
import { purposeIds } from "../../workflows/kernel/export-texts.ts";
import { hasRole } from "../access/session.ts";
import { filterInput } from "../queues/ask.ts";
import { procedure } from "../trpc.ts";
import { formatsOf } from "./asked.ts";
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
    formats: formatsOf,
    purposes: purposeIds,
    apart: apartIn(ctx.session, filter),
    /** Rows beyond which a supervisor is needed; null for a supervisor. */
    most: hasRole(ctx.session, "supervisor") ? null : ctx.accounts.settings.exportRows,
    /** How long the file waits. */
    minutes: ctx.accounts.settings.exportMinutes,
  }));
