// search.inNotes: words in what was written in one's own open cases, the diary above all. Nothing of it stands in any index:
// the cases changed last are opened one after the other, under the rights of their own pages. Recorded as a search of persons,
// and each case that shows a line of its own as a reading.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { listEvents } from "../../db/cases/list-events.ts";
import { type ListItem, listPage } from "../../db/queues/list-page.ts";
import { wordsOf } from "../../workflows/rules/names/words.ts";
import { type TimelineEntry, toEntries } from "../cases/list-timeline.ts";
import { writtenIn } from "../cases/written.ts";
import { stopIfGone } from "../long-reads.ts";
import { createPace } from "../pace.ts";
import { listRights, toFilter } from "../queues/ask.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { type Excerpt, excerptOf } from "./excerpt.ts";

/** ⚙ Cases opened, those changed last. */
const mostCases = 200;
/** Events looked at of each, the newest. */
const mostEvents = 300;
const mostFound = 30;
/** Of one case, so that the first does not fill the page. */
const mostOfCase = 3;
const turnMs = 15;

export interface FoundNote extends Excerpt {
  caseId: string;
  number: string;
  kind: string;
  name: string;
  seq: number;
  type: string;
  occurredOn: string;
  field: string;
}

/** `isWhole`: all of the case was looked through. */
async function notesOf(ctx: SessionContext, row: ListItem, searched: readonly string[]) {
  const none = { notes: [] as FoundNote[], isWhole: true };
  const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), row.id);
  if (!found) return none;
  const access = ctx.policy.accessTo(ctx.session, found.attributes, found.readers.includes(ctx.session.accountId));
  if (access.level !== "content") return none;
  const events = await listEvents(ctx.driver, found, found.snapshot.seq + 1, mostEvents);
  const entries = await toEntries(ctx, found, access, events);
  const notes = entries.flatMap((entry: TimelineEntry, i) => {
    if (entry.takenBackBy !== undefined) return [];
    const written = writtenIn(ctx, row.kind, events[i]?.workflowVersion ?? 0, entry);
    return written.flatMap(({ field, text }) => {
      const excerpt = excerptOf(text, searched);
      if (!excerpt) return [];
      const { seq, type, occurredOn } = entry;
      const at = { caseId: row.id, number: row.number, kind: row.kind, name: row.person ?? "" };
      return [{ ...at, seq, type, occurredOn, field, ...excerpt }];
    });
  });
  if (notes.length > 0)
    await ctx.reads.recordRead(ctx.session, {
      what: "history",
      kind: row.kind,
      caseId: row.id,
      byGlass: access.byBrokenGlass,
    });
  return { notes: notes.slice(0, mostOfCase), isWhole: events.length < mostEvents };
}

export const inNotes = procedure
  .meta({ rule: "cases" })
  .input(z.object({ words: z.string().trim().min(3).max(100) }))
  .query(({ ctx, input: { words } }) =>
    ctx.longReads.inTurn(ctx.session.accountId, ctx.signal, async () => {
      const searched = wordsOf(words);
      if (!searched.some((word) => word.length > 1)) return { notes: [], cases: 0, more: false, tooShort: true };
      const { filter } = await toFilter(ctx, ctx.session, { view: "mine", status: "open", where: [], text: "" });
      const ask = { filter, sort: "updatedOn" as const, descending: true, limit: mostCases };
      const rows = JSON.parse(
        Buffer.from(await listPage(ctx.driver, listRights(ctx, ctx.session), ask)).toString(),
      ) as ListItem[];
      const pace = createPace(turnMs);
      const notes: FoundNote[] = [];
      let cases = 0;
      let isWhole = true;
      for (const row of rows) {
        if (notes.length >= mostFound) break;
        stopIfGone(ctx.signal);
        cases += 1;
        const one = await notesOf(ctx, row, searched);
        notes.push(...one.notes);
        isWhole &&= one.isWhole;
        await pace();
      }
      /** Not all was looked through. */
      const more = !isWhole || cases < rows.length || rows.length === mostCases;
      await ctx.reads.recordSearch(ctx.session, words, notes.length);
      return { notes: notes.slice(0, mostFound), cases, more, tooShort: false };
    }),
  );
