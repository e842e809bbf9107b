// notices.list: what the reader was told, newest first, in keyset pages. Whom a request names is recorded as a search of their names,
// as in the list of requests.
import { z } from "zod";
import type { Unheard } from "../../db/notices/unheard.ts";
import { colleagueNames } from "../cases/names.ts";
import { shownPerson } from "../search/shown-person.ts";
import { procedure } from "../trpc.ts";
import { readInbox } from "./read-inbox.ts";

const pageSize = 50;

export const listInbox = procedure
  .meta({ rule: "cases" })
  .input(z.object({ before: z.int().positive().optional(), unreadOnly: z.boolean().default(false) }))
  .query(async ({ ctx, input }) => {
    const { before = Number.MAX_SAFE_INTEGER, unreadOnly } = input;
    const { rows, last, full } = await readInbox(ctx, { before, unreadOnly }, pageSize);
    const named = rows.flatMap((row) => ("pair" in row ? [row.pair.one, row.pair.other] : []));
    const said = named.map(({ surname, givenName }) => `${surname} ${givenName}`).join(" · ");
    if (named.length > 0) await ctx.reads.recordSearch(ctx.session, said, named.length);
    const colleagues = colleagueNames(ctx);
    return {
      notices: rows.map((row) => {
        const told = { id: row.id, at: row.at, read: row.readAt !== null };
        if ("about" in row) {
          const { deadlineId, due, about, by } = row;
          const alarms = JSON.parse(row.alarms) as string[];
          if (row.what === "act")
            return { ...told, what: row.what, act: alarms[0] ?? "", about, by: colleagues.get(by) ?? "" };
          return { ...told, what: "term" as const, deadlineId, due, about, alarms };
        }
        const pair = { one: shownPerson(row.pair.one), other: shownPerson(row.pair.other) };
        const why: { why?: Unheard } = row.why === undefined ? {} : { why: row.why };
        return { ...told, what: row.what, ...pair, ...why, by: colleagues.get(row.by) ?? "" };
      }),
      next: full && last ? last.pos : null,
    };
  });
